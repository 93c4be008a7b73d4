import type { Database } from '../../platform/sql/database.ts';
import type { KnownRemoteFile } from '../fetch/connector.ts';
import type { Feed } from './feeds.ts';
import { readerVersion } from './layout.ts';

/** A file as the index knew it before this import. */
export interface KnownFile {
  readonly id: number;
  readonly isNew: boolean;
  /** Whether it was read without a gap, by this reader, with the same content. */
  readonly isSame: boolean;
}

/** The files of a feed, as the last import left them, and which of them this one has met. */
export interface FeedFiles {
  meet(path: string, digest: Uint8Array): KnownFile;
  /** Notes that a file is there, though it could not be had. */
  keep(path: string): void;
  /** Notes that a file was read with a gap, so that it is read again next time though it stays the same. */
  unsettle(id: number): void;
  /** Notes that a file that was there before was read without a gap. */
  settle(id: number, digest: Uint8Array): void;
  /** Notes what identifies a file that was fetched by itself. */
  stamp(id: number, stamp: string): void;
  /** The files that were not met, but for those that are there unseen; they are forgotten. */
  takeUnseen(isThere: (path: string) => boolean): readonly number[];
}

export function openFeedFiles(database: Database, feed: Feed): FeedFiles {
  const find = database.prepare('SELECT id, digest FROM file WHERE feed = ? AND path = ?');
  const add = database.prepare('INSERT INTO file (feed, path, digest) VALUES (?, ?, ?) ON CONFLICT DO NOTHING');
  const stamp = database.prepare('UPDATE file SET stamp = ? WHERE id = ?');
  const settle = database.prepare('UPDATE file SET digest = ? WHERE id = ?');
  const forget = database.prepare('DELETE FROM file WHERE id = ?');
  const isFirst = database.prepare('SELECT 1 FROM file WHERE feed = ? LIMIT 1').get(feed.id) === undefined;
  const isSameReader = feed.reader === readerVersion;
  const seen = new Set<number>();
  return {
    meet(path, digest) {
      const found = isFirst ? undefined : find.get(feed.id, path);
      if (found) {
        const id = Number(found.id);
        seen.add(id);
        const isSame = isSameReader && found.digest !== null && Buffer.compare(digest, found.digest as Uint8Array) === 0;
        return { id, isNew: false, isSame };
      }
      const { changes, lastInsertRowid } = add.run(feed.id, path, digest);
      // An archive may hold one name twice: the later one counts.
      const id = changes === 0 ? Number(find.get(feed.id, path)!.id) : Number(lastInsertRowid);
      if (!isFirst) seen.add(id);
      return { id, isNew: changes !== 0, isSame: false };
    },
    keep(path) {
      const found = find.get(feed.id, path);
      if (found) seen.add(Number(found.id));
    },
    unsettle(id) {
      settle.run(null, id);
    },
    settle(id, digest) {
      settle.run(digest, id);
    },
    stamp(id, text) {
      stamp.run(text, id);
    },
    takeUnseen(isThere) {
      if (isFirst) return [];
      const all = database.prepare('SELECT id, path FROM file WHERE feed = ?').all(feed.id);
      const unseen = all.flatMap((row) => (seen.has(Number(row.id)) || isThere(String(row.path)) ? [] : [Number(row.id)]));
      for (const id of unseen) forget.run(id);
      return unseen;
    },
  };
}

/** The files of a feed as a connector asks for them: what identified each, and how new it is. */
export function remoteFiles(database: Database, feed: number): ReadonlyMap<string, KnownRemoteFile> {
  const rows = database
    .prepare(
      `SELECT f.path, f.stamp, max(a.modified) AS modified FROM file f LEFT JOIN advisory a ON a.file = f.id AND a.gone = 0
       WHERE f.feed = ? GROUP BY f.id`,
    )
    .all(feed);
  return new Map(
    rows.map(({ path, stamp, modified }) => [
      String(path),
      { ...(typeof stamp === 'string' ? { stamp } : {}), ...(typeof modified === 'string' ? { modified } : {}) },
    ]),
  );
}
