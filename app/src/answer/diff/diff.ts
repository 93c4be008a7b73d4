import type { ChangedComponent, ComponentRef } from './diff-answer.ts';

/** A component as two states of the same thing are compared: by what it is, not by where it stands in a list. */
export interface Comparable extends ComponentRef {
  /** The identity without the version: `npm/lodash`. */
  readonly coordinate: string;
  readonly licenses?: readonly string[];
  readonly hashes?: readonly string[];
  readonly supplier?: string | undefined;
  readonly scope?: string | undefined;
}

export interface Difference {
  readonly added: readonly ComponentRef[];
  readonly removed: readonly ComponentRef[];
  readonly changed: readonly ChangedComponent[];
}

/**
 * What changed between two sets of components. Where one package is there in several versions, equal versions are paired first; what then is
 * left on both sides is a move from one version to another, oldest first, and what is left on one is added or removed.
 */
export function diff(before: readonly Comparable[], after: readonly Comparable[]): Difference {
  const older = Map.groupBy(before, ({ coordinate }) => coordinate);
  const newer = Map.groupBy(after, ({ coordinate }) => coordinate);
  const added: ComponentRef[] = [];
  const removed: ComponentRef[] = [];
  const changed: ChangedComponent[] = [];
  for (const coordinate of [...new Set([...older.keys(), ...newer.keys()])].sort()) {
    const { pairs, left, right } = pair(older.get(coordinate) ?? [], newer.get(coordinate) ?? []);
    for (const [from, to] of pairs) {
      const what = whatChanged(from, to);
      if (what.length > 0) changed.push({ component: coordinate, from: refOf(from), to: refOf(to), what });
    }
    removed.push(...left.map(refOf));
    added.push(...right.map(refOf));
  }
  return { added, removed, changed };
}

function pair(before: readonly Comparable[], after: readonly Comparable[]) {
  const pairs: [Comparable, Comparable][] = [];
  const left: Comparable[] = [];
  const byVersion = Map.groupBy(after, ({ version }) => version);
  for (const component of before) {
    const same = byVersion.get(component.version)?.shift();
    if (same) pairs.push([component, same]);
    else left.push(component);
  }
  const right = [...byVersion.values()].flat();
  const moves = Math.min(left.length, right.length);
  for (let index = 0; index < moves; index += 1) pairs.push([left[index]!, right[index]!]);
  return { pairs, left: left.slice(moves), right: right.slice(moves) };
}

function whatChanged(from: Comparable, to: Comparable): string[] {
  const differs = (a: readonly string[] | undefined, b: readonly string[] | undefined) =>
    a !== undefined && b !== undefined && a.toSorted().join('\n') !== b.toSorted().join('\n');
  const sameVersion = from.version === to.version;
  return [
    ...(sameVersion ? [] : ['version']),
    ...(differs(from.licenses, to.licenses) ? ['licence'] : []),
    ...(sameVersion && differs(from.hashes, to.hashes) ? ['hash'] : []),
    ...(from.supplier !== undefined && to.supplier !== undefined && from.supplier !== to.supplier ? ['supplier'] : []),
    ...(from.scope !== undefined && to.scope !== undefined && from.scope !== to.scope ? ['scope'] : []),
  ];
}

function refOf({ purl, name, version }: Comparable): ComponentRef {
  return { purl, name, version };
}
