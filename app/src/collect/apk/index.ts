import { CollectedBuilder } from '../collected-builder.ts';
import type { Collector } from '../collector.ts';
import { readText } from '../read-file.ts';
import { parseInstalled } from './parse.ts';

/** Alpine packages installed on a host or in a root file system, from apk's own database. */
export const apk: Collector = {
  kind: 'apk',
  of: 'host',
  covers: ['apk'],
  claims: ['lib/apk/db/installed', 'usr/lib/apk/db/installed'],
  async *collect(files, { distro }) {
    const builder = new CollectedBuilder('apk', 'lib/apk/db/installed');
    for (const file of files) {
      const read = await readText(file);
      if ('gap' in read) builder.addGap(read.gap);
      else parseInstalled(read.content, file.path, distro, builder);
    }
    yield builder.build();
  },
};
