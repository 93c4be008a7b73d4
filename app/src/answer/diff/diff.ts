import type { ChangedComponent, ChangedField, ComponentRef } from './diff-answer.ts';

/** A component as two states of the same thing are compared: by what it is, not by where it stands in a list. */
export interface Comparable extends ComponentRef {
  /** The identity without the version: `npm/lodash`. */
  readonly coordinate: string;
  readonly licenses?: readonly string[];
  readonly hashes?: readonly string[];
  readonly supplier?: string | undefined;
  readonly scope?: string | undefined;
  /** Whether what is described needs it itself; undefined where its source does not tell of that. */
  readonly direct?: boolean | undefined;
  /** What it needs, by the identities without versions; undefined where its source tells of no needs at all. */
  readonly needs?: readonly string[] | undefined;
}

export interface Difference {
  readonly added: readonly ComponentRef[];
  readonly removed: readonly ComponentRef[];
  readonly changed: readonly ChangedComponent[];
}

/**
 * What changed between two sets of components. Where one package is there several times, equal purls are paired first, then equal versions; what then is
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
      const details = whatChanged(from, to);
      const what = details.map((detail) => detail.what);
      if (what.length > 0) changed.push({ component: coordinate, from: refOf(from), to: refOf(to), what, details });
    }
    for (const one of left) removed.push(refOf(one));
    for (const one of right) added.push(refOf(one));
  }
  return { added, removed, changed };
}

function pair(before: readonly Comparable[], after: readonly Comparable[]) {
  if (before.length === 1 && after.length === 1) return { pairs: [[before[0]!, after[0]!]] as const, left: [], right: [] };
  const exact = pairBy(before, after, ({ purl, version }) => purl ?? version);
  const equal = pairBy(exact.left, exact.right, ({ version }) => version);
  const { left, right } = equal;
  const moves = Math.min(left.length, right.length);
  const moved = left.slice(0, moves).map((component, at) => [component, right[at]!] as const);
  return { pairs: [...exact.pairs, ...equal.pairs, ...moved], left: left.slice(moves), right: right.slice(moves) };
}

/** Pairs what has the same key, whatever its place in a list. */
function pairBy(before: readonly Comparable[], after: readonly Comparable[], keyOf: (component: Comparable) => string | null) {
  const pairs: (readonly [Comparable, Comparable])[] = [];
  const left: Comparable[] = [];
  const byKey = Map.groupBy(after, keyOf);
  for (const component of before) {
    const same = byKey.get(keyOf(component))?.shift();
    if (same) pairs.push([component, same]);
    else left.push(component);
  }
  return { pairs, left, right: [...byKey.values()].flat() };
}

function whatChanged(from: Comparable, to: Comparable): ChangedField[] {
  const isSame = from.version === to.version;
  return [
    ...changeOf('version', listOf(from.version), listOf(to.version)),
    ...changeOf('licence', from.licenses ?? [], to.licenses ?? []),
    // Another version has other hashes; only of one and the same they tell something.
    ...(isSame ? changeOf('hash', ...sharedHashes(from.hashes ?? [], to.hashes ?? [])) : []),
    ...changeOf('supplier', listOf(from.supplier), listOf(to.supplier)),
    ...changeOf('scope', listOf(from.scope), listOf(to.scope)),
    ...(from.needs && to.needs ? changeOf('dependencies', from.needs, to.needs) : []),
    ...(from.direct === undefined || to.direct === undefined ? [] : changeOf('direct', [String(from.direct)], [String(to.direct)])),
  ];
}

/** What only one side says; nothing where both say the same, in whatever order. */
function changeOf(what: string, before: readonly string[], after: readonly string[]): ChangedField[] {
  if (before.length === 1 && after.length === 1 ? before[0] === after[0] : before.length + after.length === 0) return [];
  const [older, newer] = [new Set(before), new Set(after)];
  const [from, to] = [[...older.difference(newer)].sort(), [...newer.difference(older)].sort()];
  return from.length + to.length === 0 ? [] : [{ what, from, to }];
}

/** Hashes by algorithms that both sides tell; of others nobody can say whether they differ. Where only one side has hashes, all of them. */
function sharedHashes(before: readonly string[], after: readonly string[]): [readonly string[], readonly string[]] {
  if (before.length === 0 || after.length === 0) return [before, after];
  const algorithmOf = (hash: string) => hash.slice(0, hash.indexOf(':'));
  const shared = new Set(before.map(algorithmOf)).intersection(new Set(after.map(algorithmOf)));
  const among = (hashes: readonly string[]) => hashes.filter((hash) => shared.has(algorithmOf(hash)));
  return [among(before), among(after)];
}

function listOf(value: string | null | undefined): readonly string[] {
  return value === null || value === undefined ? [] : [value];
}

function refOf({ purl, name, version }: Comparable): ComponentRef {
  return { purl, name, version };
}
