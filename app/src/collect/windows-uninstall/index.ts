import { CollectedBuilder } from '../collected-builder.ts';
import type { Collector } from '../collector.ts';
import { readBytes } from '../read-file.ts';
import { collectPrograms } from './collect-programs.ts';
import { decodeRegistryFile, type RegistryText } from './decode-registry-file.ts';

/** Programs installed on a Windows machine, from an exported registry: the keys `Uninstall` of the machine and of its users. */
export const windowsUninstall: Collector = {
  kind: 'windows-uninstall',
  of: 'host',
  covers: [],
  system: 'windows',
  claims: ['**/*.reg'],
  async *collect(files) {
    const builder = new CollectedBuilder('windows-uninstall', '');
    const exported: (RegistryText & { readonly path: string })[] = [];
    let isUnread = false;
    for (const file of files) {
      const read = await readBytes(file);
      const decoded = 'gap' in read ? undefined : decodeRegistryFile(read.content);
      if ('gap' in read) builder.addGap(read.gap);
      else if (decoded) exported.push({ ...decoded, path: file.path });
      else builder.miss('unknown-format', 'no exported registry', { path: file.path }, { blocking: true });
      isUnread ||= decoded === undefined;
    }
    const isList = collectPrograms(exported, builder);
    // Files of other keys say nothing of programs, not even that there are none.
    if (isList || isUnread) yield builder.build();
  },
};
