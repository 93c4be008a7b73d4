import { CollectedBuilder } from '../collected-builder.ts';
import type { Collector } from '../collector.ts';
import { readText } from '../read-file.ts';
import { type Gem, parseGemspec } from './parse.ts';

/** Ruby gems installed anywhere on a host, from the specifications that RubyGems keeps of them. */
export const gemSpecifications: Collector = {
  kind: 'gem-specifications',
  of: 'host',
  covers: ['gem'],
  claims: ['**/specifications/*.gemspec', '**/specifications/default/*.gemspec'],
  async *collect(files) {
    const builder = new CollectedBuilder('gem-specifications', '');
    const gems: Gem[] = [];
    for (const file of files) {
      const read = await readText(file);
      if ('gap' in read) builder.addGap(read.gap);
      else gems.push(...parseGemspec(read.content, file.path, builder));
    }
    relate(gems, builder);
    yield builder.build();
  },
};

/** A need is met by a gem of the same installation; those that come with Ruby stand in a folder of their own below it. */
function relate(gems: readonly Gem[], builder: CollectedBuilder): void {
  const byName = new Map(gems.map(({ installation, name, ref }) => [`${installation}\0${name}`, ref]));
  for (const { installation, ref, needs } of gems) {
    for (const need of needs) {
      const target = byName.get(`${installation}\0${need}`);
      if (target !== undefined && target !== ref) builder.relate(ref, target, 'required');
    }
  }
}
