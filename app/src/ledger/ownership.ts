import type { Collected } from '../domain/collected.ts';
import { ownersByRef } from '../domain/owning-package.ts';
import type { Database } from '../platform/sql/database.ts';
import type { Ledger } from './ledger.ts';

/** A component and the package of a distribution that owns it, by their ids. */
type Pair = readonly [component: number, owner: number];

/**
 * Keeps which components packages of a distribution own, as the newest document of a stream tells. A component counts as owned only if every copy
 * of it in the document is.
 *
 * @param ids of the components, by their refs
 */
export function recordOwnership(
  database: Database,
  stream: number,
  time: number,
  collected: Pick<Collected, 'components' | 'relations'>,
  ids: ReadonlyMap<string, number>,
): void {
  const pairs = pairsOf(collected, ids);
  if (pairs.length === 0) database.prepare('DELETE FROM ownership WHERE stream = ?').run(stream);
  else database.prepare('INSERT OR REPLACE INTO ownership (stream, time, pairs) VALUES (?, ?, ?)').run(stream, time, JSON.stringify(pairs));
}

/** The owners of components, as the document tells that is the stream's newest now; none where that was taken back. */
export function ownersIn(ledger: Ledger, stream: number): ReadonlyMap<number, number> {
  const row = ledger.database
    .prepare('SELECT pairs FROM ownership WHERE stream = ? AND time = (SELECT max(time) FROM observation WHERE observation.stream = ?)')
    .get(stream, stream);
  return new Map(row ? (JSON.parse(String(row.pairs)) as Pair[]) : []);
}

function pairsOf(collected: Pick<Collected, 'components' | 'relations'>, ids: ReadonlyMap<string, number>): Pair[] {
  const owners = ownersByRef(collected);
  if (owners.size === 0) return [];
  const free = new Set(collected.components.flatMap(({ ref }) => (owners.has(ref) ? [] : (ids.get(ref) ?? []))));
  const pairs = new Map<number, number>();
  for (const [ref, owner] of owners) {
    const [component, by] = [ids.get(ref), ids.get(owner.ref)];
    if (component !== undefined && by !== undefined && !free.has(component)) pairs.set(component, by);
  }
  return [...pairs];
}
