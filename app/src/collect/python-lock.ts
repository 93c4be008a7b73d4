import type { Place } from '../domain/errors.ts';
import type { CollectedBuilder, Entry } from './collected-builder.ts';
import { type ForeignTable, listIn, tableOf, textIn } from './foreign-value.ts';
import { type PythonOrigin, pythonPurl } from './python-package.ts';
import { headerLines, placeOfTable } from './toml-headers.ts';

/** A package of a Python lockfile that has a name. */
export interface LockedTable {
  readonly ref: string;
  readonly name: string;
  readonly version: string | undefined;
  readonly entry: ForeignTable;
  readonly place: Place;
}

/** The packages of a list of tables, such as `[[package]]`; one without a name is a gap. */
export function lockedTables(builder: CollectedBuilder, lock: ForeignTable, text: string, list: string): LockedTable[] {
  const tables = listIn(lock, list);
  const lines = headerLines(text, `[[${list}]]`, tables.length);
  const names = new Map<string, number>();
  return tables.flatMap((value, index) => {
    const entry = tableOf(value);
    const name = textIn(entry, 'name');
    const place = placeOfTable(lines, list, index);
    if (entry === undefined || name === undefined) {
      builder.miss('missing-field', 'a package without a name', place, { blocking: true });
      return [];
    }
    const version = textIn(entry, 'version');
    const plain = `${name} ${version ?? ''}`;
    const seen = (names.get(plain) ?? 0) + 1;
    names.set(plain, seen);
    // The same version from two sources, each for its own platform.
    return [{ ref: seen === 1 ? plain : `${plain} #${seen}`, name, version, entry, place }];
  });
}

/** What a locked package is, by where it comes from; a hash that several of its files have counts once. */
export function lockedComponent(
  { ref, name, version, place }: LockedTable,
  origin: PythonOrigin | undefined,
  { hashes, ...more }: Pick<Entry, 'hashes' | 'location' | 'scope'>,
): Entry {
  return {
    ref,
    kind: origin?.kind === 'local' ? 'application' : 'library',
    name,
    version,
    purl: pythonPurl(name, version, origin),
    hashes: [...new Set(hashes)],
    ...more,
    place,
  };
}
