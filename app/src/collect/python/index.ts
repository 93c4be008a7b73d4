import { CollectedBuilder } from '../collected-builder.ts';
import type { Collector } from '../collector.ts';
import { readText } from '../read-file.ts';
import { type Distribution, distributionOf } from './distribution.ts';
import { parseMetadata } from './metadata.ts';

/** Python distributions installed anywhere on a host: in the system's, a user's or a virtual environment, or carried along by another one. */
export const python: Collector = {
  kind: 'python',
  of: 'host',
  covers: ['pypi'],
  claims: ['**/*.dist-info/METADATA', '**/*.egg-info/PKG-INFO', '**/*.egg-info', '**/*.egg/EGG-INFO/PKG-INFO'],
  async *collect(files) {
    const builder = new CollectedBuilder('python', '');
    const distributions: Distribution[] = [];
    for (const file of files) {
      if (!isInstalled(file.path)) continue;
      const read = await readText(file);
      if ('gap' in read) builder.addGap(read.gap);
      else distributions.push(...readMetadata(read.content, file.path, builder));
    }
    relate(distributions, builder);
    yield builder.build();
  },
};

/** Source folders hold the metadata of eggs as well; only directly in one of these folders they stand for something that can be imported. */
function isInstalled(path: string): boolean {
  return !/\.egg(?:-info)?(?:\/|$)/.test(path) || /(?:^|\/)(?:site|dist)-packages\/[^/]+(?:\/(?:EGG-INFO\/)?PKG-INFO)?$/.test(path);
}

function readMetadata(text: string, path: string, builder: CollectedBuilder): Distribution[] {
  const metadata = parseMetadata(text);
  const distribution = distributionOf(metadata, path);
  if (metadata.truncated) builder.miss('truncated', 'the metadata end within a line', { path }, { blocking: true });
  if (!distribution) {
    builder.miss('missing-field', 'metadata without a name or a version', { path }, { subject: metadata.get('Name'), blocking: true });
    return [];
  }
  builder.add({ ...distribution.component, place: { path } });
  return [distribution];
}

/** Requirements are met by what is in the same environment. */
function relate(distributions: readonly Distribution[], builder: CollectedBuilder): void {
  const keyOf = (environment: string, normalName: string) => `${environment}\0${normalName}`;
  const installed = new Map(distributions.map(({ environment, normalName, component }) => [keyOf(environment, normalName), component.ref]));
  for (const { component, environment, requires } of distributions) {
    for (const { normalName, isExtra } of requires) {
      const to = installed.get(keyOf(environment, normalName));
      if (to !== undefined && to !== component.ref) builder.relate(component.ref, to, isExtra ? 'optional' : 'required');
    }
  }
}
