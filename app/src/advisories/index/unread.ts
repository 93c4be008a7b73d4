import type { Gap } from '../../domain/gap.ts';
import { limits } from '../../platform/limits.ts';
import type { Database, Row } from '../../platform/sql/database.ts';

/** Notes what could not be read of a feed in one import; what was noted before is dropped, but of files that were not read again. */
export interface UnreadNotes {
  add(gap: Gap): void;
  /** How many there were; the first of them by name. */
  readonly count: () => number;
  readonly first: readonly Gap[];
}

/** Gaps that a report tells itself; the rest stands in the index. */
const told = 100;

const columns = 'u.path, u.subject, u.line, u.col, u.pointer, u.kind, u.message';

/** @param isUnchanged whether a file is not read again, so that what was noted of it still holds */
export function openUnreadNotes(database: Database, feed: number, isUnchanged: (path: string) => boolean): UnreadNotes {
  const before = database.prepare(`SELECT ${columns} FROM unread u WHERE feed = ? ORDER BY rowid`).all(feed);
  database.prepare('DELETE FROM unread WHERE feed = ?').run(feed);
  const insert = database.prepare(
    'INSERT INTO unread (feed, path, subject, line, col, pointer, kind, message) VALUES (?, ?, ?, ?, ?, ?, ?, ?)',
  );
  const first: Gap[] = [];
  let count = 0;
  function add(gap: Gap): void {
    count += 1;
    if (count > limits.unreadNamed) return;
    if (count <= told) first.push(gap);
    const { path = '', subject = null, line = null, column = null, pointer = null } = gap;
    insert.run(feed, path, subject, line, column, pointer, gap.kind, gap.message);
  }
  for (const gap of before.map((row) => readGap(row as Row))) if (isUnchanged(gap.path!)) add(gap);
  return { count: () => count, first, add };
}

/** What could not be read, feed by feed in the order in which it was met. */
export function findUnread(database: Database, feed: string | undefined): readonly Gap[] {
  return database
    .prepare(
      `SELECT ${columns} FROM unread u JOIN feed f ON f.id = u.feed
       WHERE ?1 IS NULL OR f.name = ?1 ORDER BY f.name, u.rowid`,
    )
    .all(feed ?? null)
    .map((row) => readGap(row as Row));
}

function readGap({ kind, message, path, subject, line, col, pointer }: Row): Gap {
  return {
    kind: String(kind),
    message: String(message),
    path: String(path),
    ...(typeof subject === 'string' ? { subject } : {}),
    ...(typeof line === 'number' ? { line } : {}),
    ...(typeof col === 'number' ? { column: col } : {}),
    ...(typeof pointer === 'string' ? { pointer } : {}),
    blocking: true,
  };
}
