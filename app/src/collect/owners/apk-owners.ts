import { linesOf } from '../lines.ts';
import { readText } from '../read-file.ts';
import type { OwnerSource } from './owner-source.ts';

/**
 * Reads the files of packages from apk's own database: within a record `F:` is a folder, and each `R:` behind it a file in it.
 *
 * @see https://wiki.alpinelinux.org/wiki/Apk_spec
 */
export const apkOwners: OwnerSource = async (tree, packages, wanted) => {
  const purls = new Map(packages.map(({ ref, purl }) => [ref, purl]));
  const owners = new Map<string, string>();
  for await (const file of tree.find(['lib/apk/db/installed', 'usr/lib/apk/db/installed'], () => {})) {
    const read = await readText(file);
    if ('gap' in read) continue;
    let [name, folder] = ['', ''];
    for (const { text } of linesOf(read.content)) {
      const value = text.slice(2);
      if (text === '') [name, folder] = ['', ''];
      else if (text.startsWith('P:')) name = value;
      else if (text.startsWith('F:')) folder = value;
      else if (text.startsWith('R:') && wanted.has(`${folder}/${value}`)) {
        const purl = purls.get(name);
        if (purl !== undefined) owners.set(`${folder}/${value}`, purl);
      }
    }
  }
  return owners;
};
