import { purlOf } from '../../domain/purl/index.ts';
import type { CollectedBuilder } from '../collected-builder.ts';
import { entriesOf, type ForeignTable, fieldOf, listIn, listOf, tableIn, tableOf, textIn, textOf } from '../foreign-value.ts';
import { hashOfHex } from '../integrity.ts';
import { licenseChoice } from '../license-choice.ts';
import { readJson } from '../structured-text.ts';

/**
 * Reads the list of what Composer has installed into one folder `vendor`: since Composer 2 an object with `packages`, before it the list itself.
 *
 * @param path of the file; packages stand in the folder of their name, two folders above it
 * @see https://getcomposer.org/doc/articles/composer-platform-dependencies.md, and Composer's FilesystemRepository, which writes it
 */
export function parseInstalled(text: string, path: string, builder: CollectedBuilder): void {
  const read = readJson(text, path);
  if ('gap' in read) {
    builder.addGap(read.gap);
    return;
  }
  const table = tableOf(read.value);
  const packages = table ? fieldOf(table, 'packages') : read.value;
  if (!Array.isArray(packages)) {
    builder.miss('unknown-format', 'no list of packages', { path }, { blocking: true });
    return;
  }
  const development = new Set(listIn(table, 'dev-package-names'));
  const pointer = (index: number) => `${table ? '/packages' : ''}/${index}`;
  const folder = path.slice(0, -'composer/installed.json'.length);
  const found = packages.flatMap((value, index) => {
    const entry = tableOf(value);
    const name = textIn(entry, 'name');
    if (entry && name) return [{ entry, name, pointer: pointer(index) }];
    builder.miss('missing-field', 'a package without a name', { path, pointer: pointer(index) }, { blocking: true });
    return [];
  });
  for (const { entry, name, pointer: at } of found) {
    builder.add({
      ...componentOf(entry, name, folder),
      scope: development.has(name) ? 'development' : 'required',
      place: { path, pointer: at },
    });
  }
  relate(found, folder, builder);
}

function componentOf(entry: ForeignTable, name: string, folder: string) {
  const version = textIn(entry, 'version');
  const hash = hashOfHex('sha1', textIn(tableIn(entry, 'dist'), 'shasum') ?? '');
  return {
    ref: folder + name,
    kind: 'library' as const,
    name,
    version,
    purl: purlOf({ type: 'composer', name, version }),
    hashes: hash ? [hash] : [],
    licenses: licenseChoice(listOf(fieldOf(entry, 'license')).flatMap((license) => textOf(license) ?? [])),
    location: folder + name,
  };
}

/** A need that nothing here answers is met by PHP itself, or by a package that stands in for another: what is installed is complete all the same. */
function relate(
  found: readonly { readonly entry: ForeignTable; readonly name: string }[],
  folder: string,
  builder: CollectedBuilder,
): void {
  const names = new Map(found.map(({ name }) => [name.toLowerCase(), name]));
  for (const { entry, name } of found) {
    for (const [need] of entriesOf(fieldOf(entry, 'require'))) {
      const target = names.get(need.toLowerCase());
      if (target !== undefined) builder.relate(folder + name, folder + target, 'required');
    }
  }
}
