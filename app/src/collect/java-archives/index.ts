import { CollectedBuilder } from '../collected-builder.ts';
import type { Collector } from '../collector.ts';
import { readBytes } from '../read-file.ts';
import { collectArchive } from './collect-archive.ts';

/**
 * Java libraries and applications anywhere on a host, those that stand inside others too. It speaks for no purl type: a library whose classes were copied into another without
 * what Maven writes beside them is not seen.
 */
export const javaArchives: Collector = {
  kind: 'java-archives',
  of: 'host',
  covers: [],
  claims: ['**/*.jar', '**/*.war', '**/*.ear'],
  async *collect(files) {
    const builder = new CollectedBuilder('java-archives', '');
    for (const file of files) {
      const read = await readBytes(file);
      if ('gap' in read) builder.addGap(read.gap);
      else await collectArchive(file.path, read.content, builder);
    }
    yield builder.build();
  },
};
