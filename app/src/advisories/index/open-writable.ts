import { type Database, type OpenOptions, openDatabase } from '../../platform/sql/database.ts';
import { migrate } from '../../platform/sql/migrate.ts';
import { layout } from './layout.ts';
import { settleGroups } from './settle-groups.ts';

/** The layout that came with groups being written down. */
const withGroups = 4;

/**
 * A record has a kilobyte and more: on pages of 8 KiB the rest of a page that takes no further one is less, and they are half as many to write. A
 * command that looks up a few hundred reads larger ones no faster.
 */
const pageBytes = 8 * 1024;

/** Records come in the order of their files, names are kept in order: what an import writes to is all over the index. */
const cacheKibibytes = 16 * 1024;

/** Opens the index for writing, made new or brought up to date. @throws `newer-ledger` for that of a newer program */
export function openWritable(path: string, options: Pick<OpenOptions, 'isPrivate'> = {}): Database {
  const database = openDatabase(path, { ...options, pageBytes, cacheKibibytes });
  try {
    const before = versionOf(database);
    migrate(database, layout);
    if (before > 0 && before < withGroups) database.transaction(() => settleGroups(database, -1));
    return database;
  } catch (error) {
    database.close();
    throw error;
  }
}

/** The number of the layout that a file has. */
export function versionOf(database: Database): number {
  return Number(database.prepare('PRAGMA user_version').get()!.user_version);
}
