import { canonicalPurl } from '../../domain/purl/index.ts';
import type { Loss } from '../convert/index.ts';
import { Losses } from '../convert/losses.ts';
import type { Editable } from '../edit/put.ts';
import { isObject, wordOf } from '../fields.ts';
import type { JsonObject } from '../reading.ts';
import { combineComponents } from './combine-components.ts';
import { type Conflict, freeName, type Merged, type MergeSource, type MergeWishes, type TakenNames } from './merge-wishes.ts';
import { refsIn, renameRefs } from './rename-refs.ts';

/** Merges CycloneDX documents. Nothing is guessed where they disagree: the first one's word stands, the other is kept beside it as evidence. */
export function mergeCyclonedx(sources: readonly MergeSource[], wishes: MergeWishes): Merged {
  const parts = wishes.mode === 'flat' ? flatParts(sources) : hierarchicalParts(sources);
  const root = wishes.name === undefined ? undefined : rootOf(wishes.name, wishes.version);
  const dependencies = [...(root ? [{ ref: root['bom-ref'], dependsOn: parts.roots }] : []), ...parts.dependencies];
  const document = {
    bomFormat: 'CycloneDX',
    specVersion:
      sources
        .map(({ document: { version } }) => version ?? '1.2')
        .sort(byNumber)
        .at(-1) ?? '1.6',
    ...(wishes.serialNumber === undefined ? {} : { serialNumber: wishes.serialNumber }),
    version: 1,
    ...(root || wishes.timestamp !== undefined
      ? { metadata: { ...(wishes.timestamp === undefined ? {} : { timestamp: wishes.timestamp }), ...(root ? { component: root } : {}) } }
      : {}),
    components: parts.components,
    ...nonEmpty('services', parts.others.services ?? []),
    ...nonEmpty('dependencies', mergeDependencies(dependencies)),
    ...Object.assign({}, ...otherLists.slice(1).map((key) => nonEmpty(key, parts.others[key] ?? []))),
  };
  return { document, components: parts.components.length, conflicts: parts.conflicts, losses: lossesOf(sources) };
}

/** Lists that are put together as they are, equal entries once. */
const otherLists = [
  'services',
  'vulnerabilities',
  'compositions',
  'annotations',
  'externalReferences',
  'properties',
  'formulation',
] as const;

interface Parts {
  readonly components: readonly JsonObject[];
  readonly roots: readonly string[];
  readonly dependencies: readonly JsonObject[];
  readonly others: Readonly<Record<string, readonly unknown[]>>;
  readonly conflicts: readonly Conflict[];
}

function flatParts(sources: readonly MergeSource[]): Parts {
  const byIdentity = new Map<string, JsonObject>();
  const refOf = new Map<string, string>();
  const taken: TakenNames = new Map();
  const conflicts: Conflict[] = [];
  const roots = new Set<string>();
  const dependencies: JsonObject[] = [];
  const others: Record<string, unknown[]> = {};
  for (const { path, document } of sources) {
    const value = structuredClone(document.value) as Editable;
    const { root, components } = topOf(value);
    const own = root ? [root, ...components] : components;
    const renames = new Map<string, string>();
    const identities = own.map(identityOf);
    for (const [index, component] of own.entries()) {
      const identity = identities[index]!;
      const given = typeof component['bom-ref'] === 'string' ? component['bom-ref'] : identity;
      if (!refOf.has(identity)) refOf.set(identity, freeRef(given, taken));
      renames.set(given, refOf.get(identity)!);
      (component as Editable)['bom-ref'] = given;
    }
    // Refs of what is no component, or stands inside one, must not meet those of another document.
    for (const ref of refsIn(value)) if (!renames.has(ref)) renames.set(ref, freeRef(ref, taken));
    renameRefs(value, renames);
    for (const [index, component] of own.entries()) {
      const known = byIdentity.get(identities[index]!);
      byIdentity.set(identities[index]!, known ? combineComponents(known, component, path, conflicts) : component);
    }
    if (root) roots.add(root['bom-ref'] as string);
    gatherLists(value, dependencies, others);
  }
  const components = [...byIdentity.values()].sort(byRef);
  return { components, roots: [...roots].sort(), dependencies, others: distinct(others), conflicts };
}

function hierarchicalParts(sources: readonly MergeSource[]): Parts {
  const taken: TakenNames = new Map();
  const tops: JsonObject[] = [];
  const dependencies: JsonObject[] = [];
  const others: Record<string, unknown[]> = {};
  for (const { path, document } of sources) {
    const value = structuredClone(document.value) as Editable;
    const { root, components } = topOf(value);
    const top: Editable = { ...(root ?? { type: 'application', name: path }) };
    top['bom-ref'] = freeRef(typeof top['bom-ref'] === 'string' ? top['bom-ref'] : identityOf(top), taken);
    const prefix = `${top['bom-ref']}:`;
    const renames = new Map(
      [...refsIn(value)].map((ref) => [ref, ref === root?.['bom-ref'] ? (top['bom-ref'] as string) : freeRef(prefix + ref, taken)]),
    );
    renameRefs(value, renames);
    const below = [...(Array.isArray(top.components) ? (top.components as JsonObject[]) : []), ...components].sort(byRef);
    if (below.length > 0) top.components = below;
    tops.push(top);
    gatherLists(value, dependencies, others);
  }
  const components = tops.sort(byRef);
  return { components, roots: components.map((one) => one['bom-ref'] as string), dependencies, others: distinct(others), conflicts: [] };
}

function topOf(value: JsonObject): { readonly root: JsonObject | undefined; readonly components: readonly JsonObject[] } {
  const root = isObject(value.metadata) && isObject(value.metadata.component) ? value.metadata.component : undefined;
  return { root, components: Array.isArray(value.components) ? value.components.filter(isObject) : [] };
}

/** By purl; without one by what the component calls itself. */
function identityOf({ purl, type, group, name, version }: JsonObject): string {
  const canonical = typeof purl === 'string' ? canonicalPurl(purl) : undefined;
  return canonical ?? [type, group, name, version].map((part) => (typeof part === 'string' ? part : '')).join('\u001f');
}

function freeRef(wanted: string, taken: TakenNames): string {
  return freeName(wanted.replaceAll('\u001f', '/'), taken, '#');
}

/** What is said of one document does not hold for what is made of several. */
function lossesOf(sources: readonly MergeSource[]): readonly Loss[] {
  const losses = new Losses();
  const reason = 'it is about a single document';
  for (const { document } of sources) {
    losses.noteOthers(document.value, carried, '', reason);
    if (isObject(document.value.metadata)) losses.noteOthers(document.value.metadata, carriedOfMetadata, '/metadata', reason);
  }
  return losses.list();
}

const carried: ReadonlySet<string> = new Set([
  ...['$schema', 'bomFormat', 'specVersion', 'serialNumber', 'version', 'metadata', 'components', 'dependencies'],
  ...otherLists,
]);
const carriedOfMetadata: ReadonlySet<string> = new Set(['component', 'timestamp']);

function gatherLists(value: JsonObject, dependencies: JsonObject[], others: Record<string, unknown[]>): void {
  if (Array.isArray(value.dependencies)) for (const one of value.dependencies) if (isObject(one)) dependencies.push(one);
  for (const key of otherLists) {
    const list = value[key];
    if (!Array.isArray(list)) continue;
    others[key] ??= [];
    for (const one of list) others[key].push(one);
  }
}

function mergeDependencies(list: readonly JsonObject[]): JsonObject[] {
  const byRefs = new Map<string, { dependsOn: Set<string>; provides: Set<string> }>();
  for (const { ref, dependsOn, provides } of list) {
    if (typeof ref !== 'string') continue;
    const known = byRefs.get(ref) ?? { dependsOn: new Set(), provides: new Set() };
    if (Array.isArray(dependsOn)) for (const one of dependsOn) if (typeof one === 'string' && one !== ref) known.dependsOn.add(one);
    if (Array.isArray(provides)) for (const one of provides) if (typeof one === 'string') known.provides.add(one);
    byRefs.set(ref, known);
  }
  return [...byRefs]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([ref, { dependsOn, provides }]) => ({
      ref,
      ...nonEmpty('dependsOn', [...dependsOn].sort()),
      ...nonEmpty('provides', [...provides].sort()),
    }));
}

function distinct(lists: Readonly<Record<string, readonly unknown[]>>): Record<string, unknown[]> {
  return Object.fromEntries(
    Object.entries(lists).map(([key, list]) => {
      const byText = new Map(list.map((one) => [JSON.stringify(one), one]));
      return [key, [...byText].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, one]) => one)];
    }),
  );
}

function rootOf(name: string, version: string | undefined): JsonObject & { readonly 'bom-ref': string } {
  return { type: 'application', 'bom-ref': `merged:${name}`, name, ...(version === undefined ? {} : { version }) };
}

function nonEmpty(key: string, list: readonly unknown[]): object {
  return list.length === 0 ? {} : { [key]: list };
}

function byRef(a: JsonObject, b: JsonObject): number {
  return wordOf(a['bom-ref']) < wordOf(b['bom-ref']) ? -1 : 1;
}

function byNumber(a: string, b: string): number {
  return Number(a.split('.')[1] ?? 0) - Number(b.split('.')[1] ?? 0);
}
