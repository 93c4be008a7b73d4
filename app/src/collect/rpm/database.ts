import { messageOf } from '../../domain/errors.ts';
import { berkeleyHeaders, isBerkeley } from './berkeley.ts';
import { isNdb, ndbHeaders } from './ndb.ts';
import { isSqlite, sqliteHeaders } from './sqlite.ts';
import { brokenDatabase, type DatabaseBytes, type Stored } from './stored.ts';

/** Reads the headers of a database in whichever of rpm's three formats it is; the name of the file is no proof of one. */
export function* headersOf(database: DatabaseBytes): Iterable<Stored> {
  try {
    yield* withinSize(database, storedIn(database));
  } catch (thrown) {
    yield { gap: brokenDatabase(database.path, `is damaged: ${messageOf(thrown)}`) };
  }
}

function storedIn(database: DatabaseBytes): Iterable<Stored> {
  const { path, bytes } = database;
  if (isSqlite(bytes)) return sqliteHeaders(database);
  if (isNdb(bytes)) return ndbHeaders(bytes, path);
  if (isBerkeley(bytes)) return berkeleyHeaders(bytes, path);
  return [{ gap: brokenDatabase(path, 'is in none of the formats of rpm', 'unknown-format') }];
}

/** Headers that together are larger than their database share its pages: it was made to be read for ever. */
function* withinSize({ path, bytes, beside }: DatabaseBytes, stored: Iterable<Stored>): Iterable<Stored> {
  let left = [bytes, ...beside.values()].reduce((sum, { length }) => sum + length, 0);
  for (const each of stored) {
    if ('blob' in each) left -= each.blob.length;
    if (left < 0) {
      yield { gap: brokenDatabase(path, 'holds more than its size') };
      return;
    }
    yield each;
  }
}
