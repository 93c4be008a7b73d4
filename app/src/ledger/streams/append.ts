import type { Database } from '../../platform/sql/database.ts';
import { keepCover } from './cover.ts';
import { readCurrent, writeCurrent } from './current.ts';
import type { CurrentSet, Flags } from './current-set.ts';
import { encodeDelta, encodeIds, union, without } from './id-set.ts';
import { doesCover, fullEvery, readObservations, storedForm, untyped } from './observation.ts';
import { rewriteStream } from './rewrite.ts';
import type { Sight } from './sight.ts';

export interface StreamRow {
  readonly id: number;
  readonly lastTime: number;
  readonly observations: number;
}

/**
 * Takes a sight into its stream. The usual one, newer than all before, costs what it changes; an older one is placed where its time says, and
 * the stream's presences are derived again.
 *
 * @param typeOf the purl type of a component
 * @returns how many presences began and ended with it
 */
export function appendSight(
  database: Database,
  stream: StreamRow,
  sight: Sight,
  typeOf: (component: number) => string,
): { added: number; removed: number } {
  if (stream.observations > 0 && sight.time <= stream.lastTime)
    return rewriteStream(database, stream.id, typeOf, sight.known, { insert: sight });

  const before = readCurrent(database, stream.id);
  const seen = [...sight.seen.keys()].sort((a, b) => a - b);
  const added = without(seen, before.ids);
  const removed = sight.covers === '' ? [] : without(before.ids, seen).filter((id) => doesCover(sight.covers, typeOf(id)));
  openPresences(database, stream.id, sight, added, typeOf);
  closePresences(database, stream.id, sight, removed);

  const current = nextCurrent(before, removed, seen, sight.seen);
  const stored = storedSeen(database, stream, sight, seen, before.ids, { added, removed });
  database
    .prepare(
      'INSERT INTO observation (stream, time, known, evidence, covers, is_delta, seen, added, removed) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)',
    )
    .run(stream.id, sight.time, sight.known, sight.evidence, sight.covers, stored.isDelta, stored.bytes, added.length, removed.length);
  writeCurrent(database, stream.id, current, { time: sight.time, observations: stream.observations + 1 });
  keepCover(database, stream.id, sight.covers, sight.time);
  return { added: added.length, removed: removed.length };
}

function openPresences(
  database: Database,
  stream: number,
  sight: Sight,
  added: readonly number[],
  typeOf: (component: number) => string,
): void {
  const covered = new Map(
    database
      .prepare("SELECT type, last FROM cover WHERE stream = ? AND type <> ''")
      .all(stream)
      .map((row) => [String(row.type), Number(row.last)]),
  );
  const everything = covered.get('*');
  const insert = database.prepare('INSERT INTO presence (component, stream, from_by, from_after, known_from) VALUES (?, ?, ?, ?, ?)');
  for (const id of added) {
    // Asking for the type costs a look-up for each; where nothing was covered by type, it is not needed.
    const ofType = covered.size > (everything === undefined ? 0 : 1) ? covered.get(typeOf(id) || untyped) : undefined;
    const lastWithout = everything === undefined ? ofType : Math.max(everything, ofType ?? everything);
    // `get` rather than `run`, which makes an object of what it changed, each time.
    insert.get(id, stream, sight.time, lastWithout ?? null, sight.known);
  }
}

function closePresences(database: Database, stream: number, sight: Sight, removed: readonly number[]): void {
  if (removed.length === 0) return;
  const lastSeen = lastSeenOf(database, stream, removed);
  const close = database.prepare(
    'UPDATE presence SET to_after = ?, to_by = ?, known_to = ? WHERE component = ? AND stream = ? AND to_by IS NULL',
  );
  for (const id of removed) close.run(lastSeen.get(id)!, sight.time, sight.known, id, stream);
}

/** When each was last seen: mostly by the last observation, but one that covers nothing may stand between. */
function lastSeenOf(database: Database, stream: number, ids: readonly number[]): Map<number, number> {
  const last = database.prepare('SELECT time, covers FROM observation WHERE stream = ? ORDER BY time DESC LIMIT 1').get(stream)!;
  if (last.covers === '*') return new Map(ids.map((id) => [id, Number(last.time)]));
  const found = new Map<number, number>();
  const wanted = new Set(ids);
  for (const { time, seen } of readObservations(database, stream)) for (const id of seen) if (wanted.has(id)) found.set(id, time);
  return found;
}

function nextCurrent(
  before: CurrentSet,
  removed: readonly number[],
  seen: readonly number[],
  flags: ReadonlyMap<number, Flags>,
): CurrentSet {
  const old = new Map(before.ids.map((id, index) => [id, before.flags[index]!]));
  const ids = union(without(before.ids, removed), seen);
  return { ids, flags: ids.map((id) => flags.get(id) ?? old.get(id)!) };
}

/** The set of the last observation is at hand where it is the current one: it covered everything, and no other document is of its moment. */
function storedSeen(
  database: Database,
  stream: StreamRow,
  sight: Sight,
  seen: readonly number[],
  before: readonly number[],
  delta: { readonly added: readonly number[]; readonly removed: readonly number[] },
): { isDelta: 0 | 1; bytes: Uint8Array } {
  const [last, other] = database.prepare('SELECT time, covers FROM observation WHERE stream = ? ORDER BY time DESC LIMIT 2').all(stream.id);
  const atHand = last?.covers === '*' && other?.time !== last.time;
  if (!atHand || sight.covers !== '*') return storedForm(seen, atHand ? before : undefined, stream.observations);
  const small = delta.added.length + delta.removed.length <= seen.length;
  return small && stream.observations % fullEvery !== 0
    ? { isDelta: 1, bytes: encodeDelta(delta) }
    : { isDelta: 0, bytes: encodeIds(seen) };
}
