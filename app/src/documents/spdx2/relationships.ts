import type { RelationKind, Scope } from '../../domain/collected.ts';
import { isObject } from '../fields.ts';
import type { JsonObject, Reading } from '../reading.ts';
import { ScopeWeights } from '../scope-weights.ts';
import type { Elements } from './elements.ts';

interface Meaning {
  readonly kind: RelationKind;
  /** Whether the related element comes first: `A DEPENDENCY_OF B` is B dependsOn A. */
  readonly reversed: boolean;
  readonly scope?: Scope;
}

/** The relationships that say what needs or holds what. The others (GENERATED_FROM, VARIANT_OF, ...) say something else. @see SPDX 2.3, 11.1 */
const meanings: ReadonlyMap<string, Meaning> = new Map<string, Meaning>([
  ['DEPENDS_ON', { kind: 'dependsOn', reversed: false }],
  ['DEPENDENCY_OF', { kind: 'dependsOn', reversed: true }],
  ['RUNTIME_DEPENDENCY_OF', { kind: 'dependsOn', reversed: true, scope: 'required' }],
  ['PROVIDED_DEPENDENCY_OF', { kind: 'dependsOn', reversed: true }],
  ['OPTIONAL_DEPENDENCY_OF', { kind: 'dependsOn', reversed: true, scope: 'optional' }],
  ['BUILD_DEPENDENCY_OF', { kind: 'dependsOn', reversed: true, scope: 'development' }],
  ['DEV_DEPENDENCY_OF', { kind: 'dependsOn', reversed: true, scope: 'development' }],
  ['TEST_DEPENDENCY_OF', { kind: 'dependsOn', reversed: true, scope: 'development' }],
  ['BUILD_TOOL_OF', { kind: 'dependsOn', reversed: true, scope: 'development' }],
  ['DEV_TOOL_OF', { kind: 'dependsOn', reversed: true, scope: 'development' }],
  ['TEST_TOOL_OF', { kind: 'dependsOn', reversed: true, scope: 'development' }],
  ['HAS_PREREQUISITE', { kind: 'dependsOn', reversed: false }],
  ['PREREQUISITE_FOR', { kind: 'dependsOn', reversed: true }],
  ['STATIC_LINK', { kind: 'dependsOn', reversed: false }],
  ['DYNAMIC_LINK', { kind: 'dependsOn', reversed: false }],
  ['CONTAINS', { kind: 'contains', reversed: false }],
  ['CONTAINED_BY', { kind: 'contains', reversed: true }],
  ['PACKAGE_OF', { kind: 'contains', reversed: true }],
  ['OPTIONAL_COMPONENT_OF', { kind: 'contains', reversed: true, scope: 'optional' }],
]);

const ownership: Meaning = { kind: 'contains', reversed: false };

/** Syft tells in a comment that a package of a distribution owns the files of another one. */
function isOwnership({ relationshipType, comment }: JsonObject): boolean {
  return relationshipType === 'OTHER' && typeof comment === 'string' && comment.startsWith('ownership-by-file-overlap');
}

/** Reads what the relationships say of packages; an edge from the root is told by `direct`. One that names what is not there is a gap. */
export function readRelationships(reading: Reading, list: readonly unknown[], elements: Elements, root: string | undefined): void {
  const weights = new ScopeWeights();
  for (let index = 0; index < list.length; index++) {
    const entry = list[index];
    const type = isObject(entry) ? entry.relationshipType : undefined;
    if (!isObject(entry) || typeof type !== 'string' || typeof entry.spdxElementId !== 'string') {
      reading.gap('wrong-type', `/relationships/${index}`, 'a relationship names two elements and its type as text');
      continue;
    }
    readRelationship(reading, entry, index, isOwnership(entry) ? ownership : meanings.get(type), elements, root, weights);
  }
  weights.settle();
}

function readRelationship(
  reading: Reading,
  entry: JsonObject,
  index: number,
  meaning: Meaning | undefined,
  elements: Elements,
  root: string | undefined,
  weights: ScopeWeights,
): void {
  const there = elements.find(entry.spdxElementId, index, 'spdxElementId');
  const related = elements.find(entry.relatedSpdxElement, index, 'relatedSpdxElement');
  if (!meaning || !there || !related) return;
  const [from, to] = meaning.reversed ? [related, there] : [there, related];
  if (to === from || to.ref === root) return;
  if (meaning.kind === 'dependsOn') {
    weights.needed(to, meaning.scope);
    if (from.ref === root) to.direct = true;
  }
  if (from.ref === root) return;
  const { kind, scope } = meaning;
  reading.relate(scope ? { kind, from: from.ref, to: to.ref, scope } : { kind, from: from.ref, to: to.ref });
}
