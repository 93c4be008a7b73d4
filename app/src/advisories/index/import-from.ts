import { createHash } from 'node:crypto';
import { realpathSync, rmSync } from 'node:fs';
import { basename, join } from 'node:path';
import { messageOf, WaybillError } from '../../domain/errors.ts';
import { type Download, download, type RequestLog } from '../../platform/http/index.ts';
import { limits } from '../../platform/limits.ts';
import { type Database, openDatabase } from '../../platform/sql/database.ts';
import { migrate } from '../../platform/sql/migrate.ts';
import { openFeed } from '../feed/open-feed.ts';
import { endings } from '../sources/registry.ts';
import { lastSeq } from './changes.ts';
import { confirmFeed, type Feed, feedOf, findFeed, isAddress, nameOfOrigin, noteValidators, staleAfterOf } from './feeds.ts';
import { type ImportProgress, type ImportReport, importFeed } from './import-feed.ts';
import { layout, readerVersion } from './layout.ts';

export interface ImportOptions {
  /** What identifies the feed, where it is not its path: for data that comes with the program and is found elsewhere after each update. */
  readonly origin?: string;
  /** What people call the feed; made from its origin when absent. Only a new feed takes it. */
  readonly name?: string;
  /** Hours; null for a feed that cannot grow old. Only a new feed takes it. */
  readonly staleAfterHours?: number | null;
  readonly onProgress?: (progress: ImportProgress) => void;
  readonly signal?: AbortSignal;
  /** Milliseconds since the epoch; the machine's clock when absent. */
  readonly now?: number;
  /** Is told every request that is made. */
  readonly requestLog?: RequestLog;
}

/** What there is to be read, once it is on disk. */
interface Fetched {
  readonly file: string;
  /** The name that says what is in it. */
  readonly name: string;
  readonly download?: Download;
}

/** @param path the index; @param from a path or an HTTP(S) address */
export async function importFrom(folder: string, path: string, from: string, options: ImportOptions): Promise<ImportReport> {
  const source = isAddress(from) ? from : realPathOf(from);
  const origin = options.origin ?? source;
  const database = openDatabase(path);
  try {
    migrate(database, layout);
    if (!isAddress(source)) return await writeFeed(database, origin, { file: source, name: basename(source) }, options);
    const known = findFeed(database, origin);
    const fetched = await fetchFeed(folder, source, known, options);
    if (known && fetched.download!.status === 'notModified') return confirmUnchanged(database, known, options);
    try {
      return await writeFeed(database, origin, fetched, options);
    } finally {
      rmSync(fetched.file, { force: true });
    }
  } finally {
    database.close();
  }
}

async function fetchFeed(folder: string, url: string, known: Feed | undefined, options: ImportOptions): Promise<Fetched> {
  const file = join(folder, 'downloads', createHash('sha256').update(url).digest('hex').slice(0, 32));
  const isCurrent = known?.reader === readerVersion;
  const fetched = await download(url, {
    to: file,
    namedBy: 'operator',
    maxBytes: limits.archiveBytes,
    etag: isCurrent ? known.etag : undefined,
    lastModified: isCurrent ? known.lastModified : undefined,
    signal: options.signal,
    onProgress: ({ bytes, total }) => options.onProgress?.({ phase: 'download', done: bytes, ...(total === undefined ? {} : { total }) }),
    ...(options.requestLog ? { log: options.requestLog } : {}),
  });
  return { file, name: basename(new URL(url).pathname), download: fetched };
}

async function writeFeed(database: Database, origin: string, fetched: Fetched, options: ImportOptions): Promise<ImportReport> {
  const now = options.now ?? Date.now();
  const items = openFeed(fetched.file, fetched.name, endings);
  // Not `database.transaction`: reading a feed waits for files, and this connection is nobody else's.
  database.exec('BEGIN IMMEDIATE');
  try {
    const staleAfter = options.staleAfterHours === undefined ? staleAfterOf(origin) : options.staleAfterHours;
    const feed = feedOf(database, origin, options.name ?? nameOfOrigin(origin), staleAfter);
    const report = await importFeed(database, { feed, items, now, onProgress: options.onProgress, signal: options.signal });
    if (fetched.download) noteValidators(database, feed, fetched.download);
    database.exec('COMMIT');
    // Readers then need the main file only, which a data folder without write permission has too.
    database.exec('PRAGMA wal_checkpoint(TRUNCATE)');
    return report;
  } catch (error) {
    database.exec('ROLLBACK');
    throw error;
  }
}

function confirmUnchanged(database: Database, feed: Feed, options: ImportOptions): ImportReport {
  confirmFeed(database, feed, options.now ?? Date.now());
  return {
    feed: feed.name,
    origin: feed.origin,
    status: 'unchanged',
    records: feed.records,
    added: 0,
    amended: 0,
    removed: 0,
    duplicates: 0,
    unread: feed.unread,
    gaps: [],
    seq: lastSeq(database),
  };
}

function realPathOf(path: string): string {
  try {
    return realpathSync(path);
  } catch (error) {
    throw new WaybillError('not-found', `${path} cannot be read: ${messageOf(error)}.`, { place: { path }, cause: error });
  }
}
