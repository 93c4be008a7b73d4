import type { Database } from '../../platform/sql/database.ts';
import type { Covers } from './observation.ts';

/** Stands among the covered types for what was seen by documents that cover nothing. */
export const incomplete = '';

/** Remembers the last time at which a type was covered; `last` only ever grows here. */
export function keepCover(database: Database, stream: number, covers: Covers, time: number): void {
  const keep = database.prepare(
    'INSERT INTO cover (stream, type, last) VALUES (?, ?, ?) ON CONFLICT DO UPDATE SET last = max(last, excluded.last)',
  );
  for (const type of covers === '' ? [incomplete] : covers.split(',')) keep.run(stream, type, time);
}
