import { CollectedBuilder } from '../collected-builder.ts';
import type { Collector } from '../collector.ts';
import { endsWithinLine } from '../lines.ts';
import { readText } from '../read-file.ts';
import { distroOf, parseOsRelease } from './parse.ts';
import { osReleasePaths } from './read-distro.ts';

/** The operating system itself, so that its end of life can be asked about. */
export const osRelease: Collector = {
  kind: 'os-release',
  of: 'host',
  covers: [],
  claims: [...osReleasePaths],
  async *collect([file]) {
    if (!file) return;
    const builder = new CollectedBuilder('os-release', file.path);
    const read = await readText(file);
    if ('gap' in read) builder.addGap(read.gap);
    else addSystem(read.content, builder);
    yield builder.build();
  },
};

function addSystem(text: string, builder: CollectedBuilder): void {
  if (endsWithinLine(text)) builder.miss('truncated', 'os-release ends within a line', undefined, { blocking: true });
  const values = parseOsRelease(text);
  const distro = distroOf(values);
  if (!distro) {
    builder.miss('no-identity', 'os-release gives no ID', undefined, { blocking: true });
    return;
  }
  const version = distro.versionId ?? values.get('BUILD_ID');
  const cpe = values.get('CPE_NAME');
  builder.add({
    ref: distro.id,
    kind: 'operating-system',
    name: distro.id,
    version,
    cpes: cpe ? [cpe] : [],
  });
}
