import { linesOf } from '../lines.ts';
import { readText } from '../read-file.ts';
import type { OwnerSource } from './owner-source.ts';

/**
 * Reads the lists of files that dpkg keeps of each package: `NAME.list`, or `NAME:ARCHITECTURE.list` where several may be installed. Images without
 * dpkg have checksums of the files instead, in `status.d`.
 */
export const dpkgOwners: OwnerSource = async (tree, packages, wanted) => {
  const purls = new Map(packages.map(({ ref, purl }) => [ref, purl]));
  // `NAME:ARCHITECTURE`, where a list names no architecture and one package only has the name.
  const byName = Map.groupBy(packages, ({ ref }) => ref.slice(0, ref.lastIndexOf(':')));
  const owners = new Map<string, string>();
  for await (const file of tree.find(['var/lib/dpkg/info/*.list', 'var/lib/dpkg/status.d/*.md5sums'], () => {})) {
    const name = file.path.slice(file.path.lastIndexOf('/') + 1, file.path.lastIndexOf('.'));
    const alike = byName.get(name) ?? [];
    const purl = purls.get(name) ?? (alike.length === 1 ? alike[0]!.purl : undefined);
    if (purl === undefined) continue;
    const read = await readText(file);
    if ('gap' in read) continue;
    // `/usr/share/x`, or a checksum, two blanks and the path.
    for (const { text } of linesOf(read.content)) {
      const path = text.startsWith('/') ? text.slice(1) : text.slice(text.indexOf('  ') + 2);
      if (wanted.has(path)) owners.set(path, purl);
    }
  }
  return owners;
};
