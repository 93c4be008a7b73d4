import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { brokenDatabase, type DatabaseBytes, type Stored } from './stored.ts';

const magic = new TextEncoder().encode('SQLite format 3\0');

export function isSqlite(bytes: Uint8Array): boolean {
  return magic.every((byte, index) => bytes[index] === byte);
}

/**
 * The headers of `rpmdb.sqlite`. What was committed last may still stand in the log beside it, and opening a database writes: so both are
 * copied, and the copy is opened.
 */
export function* sqliteHeaders({ path, bytes, beside }: DatabaseBytes): Iterable<Stored> {
  const folder = mkdtempSync(join(tmpdir(), 'waybill-rpm-'));
  try {
    const copy = join(folder, 'rpmdb.sqlite');
    writeFileSync(copy, bytes);
    for (const [suffix, content] of beside) writeFileSync(copy + suffix, content);
    const database = new DatabaseSync(copy, { allowExtension: false });
    try {
      yield* blobsOf(database, path);
    } finally {
      database.close();
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function* blobsOf(database: DatabaseSync, path: string): Iterable<Stored> {
  database.exec('PRAGMA trusted_schema = OFF; PRAGMA cell_size_check = ON;');
  if (!hasPlainTable(database)) {
    yield { gap: brokenDatabase(path, 'has no table Packages', 'unknown-format') };
    return;
  }
  for (const { blob } of database.prepare('SELECT blob FROM main.Packages ORDER BY hnum').iterate()) {
    yield blob instanceof Uint8Array ? { blob } : { gap: brokenDatabase(path, 'has a package that is no blob') };
  }
}

/** Not a view, a virtual table or a computed column, any of which might run for ever. */
function hasPlainTable(database: DatabaseSync): boolean {
  const tables = database.prepare("SELECT type, sql FROM main.sqlite_schema WHERE name = 'Packages' COLLATE NOCASE").all();
  const columns = database.prepare("SELECT name FROM pragma_table_xinfo('Packages') WHERE hidden = 0").all();
  const names = columns.map(({ name }) => String(name));
  return (
    tables.some(({ type, sql }) => type === 'table' && !/virtual/i.test(String(sql))) && names.includes('hnum') && names.includes('blob')
  );
}
