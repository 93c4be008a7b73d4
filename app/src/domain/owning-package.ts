import type { Collected, CollectedComponent } from './collected.ts';
import { parsePurl } from './purl/index.ts';

/** Packages of distributions: what their maker says of them holds for the files that they own. */
const ownerTypes: ReadonlySet<string> = new Set(['deb', 'rpm', 'apk']);

/** Whether packages of a purl type own files of others. */
export function isOwnerType(type: string | undefined): boolean {
  return type !== undefined && ownerTypes.has(type);
}

/**
 * The packages of a distribution that own what makes up a component, by the component's ref: such as it names itself, and such as are said to
 * contain it. Most sources tell of none.
 */
export function ownersByRef({
  components,
  relations,
}: Pick<Collected, 'components' | 'relations'>): ReadonlyMap<string, CollectedComponent> {
  const containing = relations.filter(({ kind }) => kind === 'contains');
  const owned = components.filter(({ ownedBy }) => ownedBy !== undefined);
  if (containing.length + owned.length === 0) return new Map();
  const byRef = new Map(components.map((component) => [component.ref, component]));
  const byPurl = new Map(owned.length === 0 ? [] : components.map((component) => [component.purl, component]));
  const pairs = [
    ...containing.map(({ from, to }) => [to, byRef.get(from)] as const),
    ...owned.map(({ ref, ownedBy }) => [ref, byPurl.get(ownedBy)] as const),
  ];
  return new Map(pairs.flatMap(([ref, owner]) => (owner && isOwner(owner) && !isOwner(byRef.get(ref)) ? [[ref, owner] as const] : [])));
}

/** What the purl of such a package begins with: most components are told apart by that, and their purls need not be parsed. */
const ownerPurl = /^pkg:\/*(?:deb|rpm|apk)\//i;

function isOwner(component: CollectedComponent | undefined): boolean {
  return component?.purl !== undefined && ownerPurl.test(component.purl) && isOwnerType(parsePurl(component.purl)?.type);
}
