import type { Database } from '../../platform/sql/database.ts';
import { type CurrentSet, decodeCurrent, encodeCurrent, type Flags } from './current-set.ts';

/** What a stream holds now; nothing where it has no observation yet. */
export function readCurrent(database: Database, stream: number): CurrentSet {
  const row = database.prepare('SELECT present FROM current WHERE stream = ?').get(stream);
  return decodeCurrent(row ? (row.present as Uint8Array) : new Uint8Array());
}

/** Keeps what a stream holds from now on, with the time of its last observation and how many it has. */
export function writeCurrent(
  database: Database,
  stream: number,
  current: CurrentSet,
  last: { readonly time: number; readonly observations: number },
): void {
  database.prepare('INSERT OR REPLACE INTO current (stream, present) VALUES (?, ?)').run(stream, encodeCurrent(current));
  database
    .prepare('UPDATE stream SET last_time = ?, observations = ?, components = ? WHERE id = ?')
    .run(last.time, last.observations, current.ids.length, stream);
}

/** How the components of an asset stand in its streams now. */
export function currentFlags(database: Database, asset: number): Map<number, Flags> {
  const sets = database
    .prepare('SELECT id FROM stream WHERE asset = ?')
    .all(asset)
    .map(({ id }) => readCurrent(database, Number(id)));
  return new Map(sets.flatMap(({ ids, flags }) => ids.map((id, index) => [id, flags[index]!] as const)));
}
