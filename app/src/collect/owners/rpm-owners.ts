import { CollectedBuilder } from '../collected-builder.ts';
import { headersOf } from '../rpm/database.ts';
import { databaseFiles, databasesOf } from '../rpm/databases.ts';
import { type Header, parseHeader, tags } from '../rpm/header.ts';
import { packageOf } from '../rpm/package.ts';
import type { OwnerSource } from './owner-source.ts';

/**
 * Reads the files of packages from their headers in rpm's database: the name of each file, and the number of its folder in a list of folders.
 *
 * @see https://rpm.org/docs/latest/manual/tags.html
 */
export const rpmOwners: OwnerSource = async (tree, _, wanted, distro) => {
  const files = await Array.fromAsync(tree.find(databaseFiles, () => {}));
  const owners = new Map<string, string>();
  // What cannot be read was told when the packages were.
  for (const database of await databasesOf(files, new CollectedBuilder('rpm', ''))) {
    for (const stored of headersOf(database)) {
      const header = 'blob' in stored ? parseHeader(stored.blob) : undefined;
      const found = header ? filesOf(header).filter((path) => wanted.has(path)) : [];
      const purl = found.length > 0 ? packageOf(header!, distro)?.purl : undefined;
      if (purl !== undefined) for (const path of found) owners.set(path, purl);
    }
  }
  return owners;
};

/** Only those below folders that hold modules: the rest is most of it. */
function filesOf(header: Header): readonly string[] {
  const folders = header
    .texts(tags.dirNames)
    .map((folder) => (/(?:site|dist)-packages|node_modules|\/nodejs/.test(folder) ? folder : undefined));
  if (folders.every((folder) => folder === undefined)) return [];
  const names = header.texts(tags.baseNames);
  return header.integers(tags.dirIndexes).flatMap((folder, at) => {
    const [above, name] = [folders[folder], names[at]];
    return above === undefined || name === undefined ? [] : [(above + name).slice(1)];
  });
}
