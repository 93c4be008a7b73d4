import type { Database } from '../../platform/sql/database.ts';
import type { Covers } from './observation.ts';

/** Remembers the last time at which a type was covered; `last` only ever grows here. */
export function keepCover(database: Database, stream: number, covers: Covers, time: number): void {
  if (covers === '') return;
  const keep = database.prepare(
    'INSERT INTO cover (stream, type, last) VALUES (?, ?, ?) ON CONFLICT DO UPDATE SET last = max(last, excluded.last)',
  );
  for (const type of covers.split(',')) keep.run(stream, type, time);
}
