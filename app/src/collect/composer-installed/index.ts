import { CollectedBuilder } from '../collected-builder.ts';
import type { Collector } from '../collector.ts';
import { readText } from '../read-file.ts';
import { parseInstalled } from './parse.ts';

/** PHP packages that Composer has installed anywhere on a host, from the list that it keeps beside them. */
export const composerInstalled: Collector = {
  kind: 'composer-installed',
  of: 'host',
  covers: ['composer'],
  claims: ['**/vendor/composer/installed.json'],
  async *collect(files) {
    const builder = new CollectedBuilder('composer-installed', '');
    for (const file of files) {
      const read = await readText(file);
      if ('gap' in read) builder.addGap(read.gap);
      else parseInstalled(read.content, file.path, builder);
    }
    yield builder.build();
  },
};
