import { CollectedBuilder } from '../collected-builder.ts';
import type { Collector } from '../collector.ts';
import { readText } from '../read-file.ts';
import { parseStatus } from './parse.ts';

/** Debian packages installed on a host or in a root file system, from dpkg's own database. `status.d` is that of images without dpkg. */
export const dpkg: Collector = {
  kind: 'dpkg',
  of: 'host',
  covers: ['deb'],
  claims: ['var/lib/dpkg/status', 'var/lib/dpkg/status.d/*'],
  async *collect(files, { distro }) {
    const builder = new CollectedBuilder('dpkg', 'var/lib/dpkg/status');
    for (const file of files) {
      if (file.path.endsWith('.md5sums')) continue;
      const read = await readText(file);
      if ('gap' in read) builder.addGap(read.gap);
      else parseStatus(read.content, file.path, distro, builder);
    }
    yield builder.build();
  },
};
