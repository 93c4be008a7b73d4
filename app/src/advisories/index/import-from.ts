import { realpathSync } from 'node:fs';
import { basename } from 'node:path';
import { messageOf, WaybillError } from '../../domain/errors.ts';
import type { RequestLog } from '../../platform/http/index.ts';
import type { Database } from '../../platform/sql/database.ts';
import type { FeedItems } from '../feed/feed-items.ts';
import { openFeed } from '../feed/open-feed.ts';
import type { FetchedFeed } from '../fetch/connector.ts';
import { endings } from '../sources/registry.ts';
import { lastSeq } from './changes.ts';
import {
  confirmFeed,
  type Feed,
  feedOf,
  findFeed,
  isAddress,
  nameOfOrigin,
  noteStaleAfter,
  noteValidators,
  staleAfterOf,
} from './feeds.ts';
import { type ImportProgress, type ImportReport, importFeed } from './import-feed.ts';
import { withIndex } from './with-index.ts';

export interface ImportOptions {
  /** What identifies the feed, where it is not its path: for data that comes with the program and is found elsewhere after each update. */
  readonly origin?: string;
  /** What people call the feed; made from its origin when absent. Only a new feed takes it. */
  readonly name?: string;
  /** Hours; null for a feed that cannot grow old. A known feed keeps what it has where nothing is said. */
  readonly staleAfterHours?: number | null;
  readonly onProgress?: (progress: ImportProgress) => void;
  readonly signal?: AbortSignal;
  /** Milliseconds since the epoch; the machine's clock when absent. */
  readonly now?: number;
  /** Is told every request that is made. */
  readonly requestLog?: RequestLog;
  /** OpenPGP keys, armoured: of signed documents only such count as these hold. */
  readonly trusted?: readonly string[];
  /** Names and versions of an ecosystem's packages that the inventory holds or held, for feeds that are asked about them. */
  readonly inUse?: (ecosystem: string) => ReadonlyMap<string, readonly string[]>;
}

/** @param path the index; @param from a path or an HTTP(S) address */
export async function importFrom(folder: string, path: string, from: string, options: ImportOptions): Promise<ImportReport> {
  const source = isAddress(from) ? from : realPathOf(from);
  const origin = options.origin ?? source;
  return withIndex(path, async (database) => {
    if (!isAddress(source)) {
      const opened = openFeed(source, basename(source), endings);
      const items = options.trusted ? await heldAgainst(opened, source, options.trusted, options.now ?? Date.now()) : opened;
      return await writeFeed(database, origin, { status: 'fetched', items }, options);
    }
    // What speaks HTTP is loaded when there is an address to ask: the catalogue that comes with the program is a folder.
    const { fetchFeed } = await import('./fetch-feed.ts');
    const known = findFeed(database, origin);
    return await fetchFeed({ database, folder, origin: source, known }, options, async (fetched) =>
      known && fetched.status === 'unchanged'
        ? confirmUnchanged(database, known, fetched.state, options)
        : await writeFeed(database, origin, fetched, options),
    );
  });
}

async function heldAgainst(items: FeedItems, folder: string, trusted: readonly string[], now: number): Promise<FeedItems> {
  const [{ readTrustedKeys }, { checkFolder }] = await Promise.all([
    import('../signatures/trusted-keys.ts'),
    import('../signatures/check-folder.ts'),
  ]);
  return checkFolder(items, folder, await readTrustedKeys(trusted), now);
}

async function writeFeed(database: Database, origin: string, fetched: FetchedFeed, options: ImportOptions): Promise<ImportReport> {
  const now = options.now ?? Date.now();
  // A connector that knows nothing of the feed has nothing to find unchanged.
  if (fetched.status === 'unchanged') throw new WaybillError('internal', `${origin} was found unchanged before it was known.`);
  const { items, isUnchanged, mayBeEmpty, notes, validators, state } = fetched;
  // Not `database.transaction`: reading a feed waits for files, and this connection is nobody else's.
  database.exec('BEGIN IMMEDIATE');
  try {
    const staleAfter = options.staleAfterHours === undefined ? staleAfterOf(origin) : options.staleAfterHours;
    const feed = feedOf(database, origin, options.name ?? nameOfOrigin(origin), staleAfter);
    if (options.staleAfterHours !== undefined) noteStaleAfter(database, feed, options.staleAfterHours);
    const { onProgress, signal } = options;
    const report = await importFeed(database, { feed, items, isUnchanged, mayBeEmpty, notes, now, onProgress, signal });
    noteValidators(database, feed, { ...validators, state });
    database.exec('COMMIT');
    // Readers then need the main file only, which a data folder without write permission has too.
    database.exec('PRAGMA wal_checkpoint(TRUNCATE)');
    return report;
  } catch (error) {
    database.exec('ROLLBACK');
    throw error;
  }
}

function confirmUnchanged(database: Database, feed: Feed, state: string | undefined, options: ImportOptions): ImportReport {
  confirmFeed(database, feed, options.now ?? Date.now(), state);
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
    notes: [],
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
