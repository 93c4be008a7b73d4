import { realpathSync } from 'node:fs';
import { basename } from 'node:path';
import { messageOf, WaybillError } from '../../domain/errors.ts';
import { openDatabase } from '../../platform/sql/database.ts';
import { migrate } from '../../platform/sql/migrate.ts';
import { openFeed } from '../feed/open-feed.ts';
import { endings } from '../sources/registry.ts';
import { feedOf, nameOfOrigin, staleAfterOf } from './feeds.ts';
import { type ImportProgress, type ImportReport, importFeed } from './import-feed.ts';
import { layout } from './layout.ts';

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
}

export async function importFrom(_folder: string, path: string, from: string, options: ImportOptions): Promise<ImportReport> {
  const real = realPathOf(from);
  return await writeFeed(path, options.origin ?? real, real, basename(real), options);
}

async function writeFeed(path: string, origin: string, file: string, fileName: string, options: ImportOptions): Promise<ImportReport> {
  const now = options.now ?? Date.now();
  const database = openDatabase(path);
  try {
    migrate(database, layout);
    const items = openFeed(file, fileName, endings);
    // Not `database.transaction`: reading a feed waits for files, and this connection is nobody else's.
    database.exec('BEGIN IMMEDIATE');
    try {
      const staleAfter = options.staleAfterHours === undefined ? staleAfterOf(origin) : options.staleAfterHours;
      const feed = feedOf(database, origin, options.name ?? nameOfOrigin(origin), staleAfter);
      const report = await importFeed(database, { feed, items, now, onProgress: options.onProgress, signal: options.signal });
      database.exec('COMMIT');
      database.exec('PRAGMA wal_checkpoint(TRUNCATE)');
      return report;
    } catch (error) {
      database.exec('ROLLBACK');
      throw error;
    }
  } finally {
    database.close();
  }
}

function realPathOf(path: string): string {
  try {
    return realpathSync(path);
  } catch (error) {
    throw new WaybillError('not-found', `${path} cannot be read: ${messageOf(error)}.`, { place: { path }, cause: error });
  }
}
