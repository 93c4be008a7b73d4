import type { RelationKind, Scope } from '../../domain/collected.ts';
import { wordOf } from '../fields.ts';
import type { ComponentDraft, JsonObject, Reading } from '../reading.ts';
import { ScopeWeights } from '../scope-weights.ts';
import type { DocumentHead } from '../source-document.ts';
import { type Element, type Graph, idsIn } from './graph.ts';

interface Meaning {
  readonly kind: RelationKind;
  readonly scope?: Scope;
}

/** The relationships that say what needs or holds what. @see SPDX 3.0.1, Core, RelationshipType */
const meanings: ReadonlyMap<unknown, Meaning> = new Map<unknown, Meaning>([
  ['dependsOn', { kind: 'dependsOn' }],
  ['hasDynamicLink', { kind: 'dependsOn' }],
  ['hasStaticLink', { kind: 'dependsOn' }],
  ['hasPrerequisite', { kind: 'dependsOn' }],
  ['hasProvidedDependency', { kind: 'dependsOn' }],
  ['hasOptionalDependency', { kind: 'dependsOn', scope: 'optional' }],
  ['usesTool', { kind: 'dependsOn', scope: 'development' }],
  ['contains', { kind: 'contains' }],
  ['hasOptionalComponent', { kind: 'contains', scope: 'optional' }],
]);

const scopeOfLifecycle: ReadonlyMap<unknown, Scope> = new Map<unknown, Scope>([
  ['runtime', 'required'],
  ['build', 'development'],
  ['development', 'development'],
  ['test', 'development'],
]);

const licenseTypes = ['hasDeclaredLicense', 'hasConcludedLicense'];

/** The packages that were read, by their ids; those that could not be are there without one. */
export type Packages = ReadonlyMap<string, ComponentDraft | undefined>;

/** Reads what the relationships say of packages, and what they say of the completeness of the root. */
export function readRelationships(
  reading: Reading,
  graph: Graph,
  packages: Packages,
  root: string | undefined,
): DocumentHead['completeness'] {
  const weights = new ScopeWeights();
  let completeness: DocumentHead['completeness'] = 'notDeclared';
  for (const element of graph.ofType('Relationship', 'LifecycleScopedRelationship')) {
    const { object, pointer } = element;
    const [from] = idsIn(object.from);
    if (from === undefined) {
      reading.gap('wrong-type', pointer, 'a relationship tells by id what it comes from');
      continue;
    }
    if (licenseTypes.includes(wordOf(object.relationshipType))) readLicense(graph, object, packages.get(from));
    const meaning = meanings.get(object.relationshipType);
    if (!meaning) continue;
    if (from === root && object.completeness === 'incomplete') completeness = 'declaredIncomplete';
    if (from === root && object.completeness === 'complete' && completeness === 'notDeclared') completeness = 'declaredComplete';
    const scope = scopeOfLifecycle.get(object.scope) ?? meaning.scope;
    readTargets(reading, graph, element, { kind: meaning.kind, ...(scope ? { scope } : {}) }, from, packages, root, weights);
  }
  weights.settle();
  return completeness;
}

function readTargets(
  reading: Reading,
  graph: Graph,
  { object, pointer }: Element,
  { kind, scope }: Meaning,
  from: string,
  packages: Packages,
  root: string | undefined,
  weights: ScopeWeights,
): void {
  for (const to of idsIn(object.to)) {
    const target = packages.get(to);
    // An element of another document is told by an import, and a file or snippet is no component.
    if (!target) {
      if (!packages.has(to) && !graph.get(to) && !isImported(graph, to)) {
        reading.gap('dangling-reference', `${pointer}/to`, `nothing in the document has the id ${JSON.stringify(to.slice(0, 200))}`, to);
      }
      continue;
    }
    if (to === root || to === from) continue;
    if (kind === 'dependsOn') {
      weights.needed(target, scope);
      if (from === root) target.direct = true;
    }
    if (from !== root && packages.get(from)) reading.relate({ kind, from, to, ...(scope ? { scope } : {}) });
  }
}

function isImported(graph: Graph, id: string): boolean {
  return graph.ofType('SpdxDocument').some(({ object }) => {
    const imports: readonly unknown[] = Array.isArray(object.import) ? object.import : [];
    return imports.some((entry) => (entry as JsonObject | null)?.externalSpdxId === id);
  });
}

function readLicense(graph: Graph, object: JsonObject, component: ComponentDraft | undefined): void {
  if (!component) return;
  for (const to of Array.isArray(object.to) ? (object.to as readonly unknown[]) : [object.to]) {
    const license = graph.resolve(to);
    const text = license?.simplelicensing_licenseExpression ?? license?.name;
    if (typeof text !== 'string' || text === '' || text === 'NOASSERTION' || text === 'NONE' || text.length > 8192) continue;
    if (!component.licenses?.includes(text)) component.licenses = [...(component.licenses ?? []), text];
  }
}
