import { WaybillError } from '../../domain/errors.ts';
import type { Database } from './database.ts';

/**
 * Brings a database to the newest of `migrations`, each of which is applied once, in order, in a transaction of its own. There is no way back:
 * a file from a newer program is refused.
 */
export function migrate(database: Database, migrations: readonly string[]): void {
  const version = versionOf(database);
  if (version > migrations.length) {
    throw new WaybillError(
      'newer-ledger',
      `${database.path} was written by a newer Waybill (layout ${version}; this one knows ${migrations.length}). Use that version, or restore a backup from before.`,
    );
  }
  if (version === migrations.length) return;
  database.transaction(() => {
    for (let next = versionOf(database); next < migrations.length; next += 1) database.exec(migrations[next]!);
    database.exec(`PRAGMA user_version = ${migrations.length}`);
  });
}

function versionOf(database: Database): number {
  return Number(database.prepare('PRAGMA user_version').get()!.user_version);
}
