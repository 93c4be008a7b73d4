import type { Database, Row } from '../../platform/sql/database.ts';
import { type JudgedAdvisory, readJudged } from './stored-advisory.ts';

/** One change of the index, as it stands now. */
export interface AdvisoryChange {
  readonly seq: number;
  readonly key: number;
  readonly feed: string;
  readonly revision: number;
  /** Whether it has left its feed: what was found by it is to be closed. */
  readonly gone: boolean;
  readonly advisory: JudgedAdvisory;
}

export function* findChanges(database: Database, since: number): Iterable<AdvisoryChange> {
  const rows = database
    .prepare(
      `SELECT a.seq, a.id, a.revision, a.gone, a.head, a.affects, f.name AS feed FROM advisory a JOIN feed f ON f.id = a.feed
       WHERE a.seq > ? ORDER BY a.seq`,
    )
    .iterate(since);
  for (const row of rows as Iterable<Row>) {
    yield {
      seq: Number(row.seq),
      key: Number(row.id),
      feed: String(row.feed),
      revision: Number(row.revision),
      gone: Number(row.gone) === 1,
      advisory: readJudged({ head: String(row.head), affects: String(row.affects) }),
    };
  }
}

export function lastSeq(database: Database): number {
  return Number(database.prepare('SELECT coalesce(max(seq), 0) AS seq FROM advisory').get()!.seq);
}
