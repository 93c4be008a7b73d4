import type { Format } from '../format.ts';
import { readCycloneDx } from './read.ts';

/** The versions that are read in XML; JSON begins with 1.2. */
export const xmlVersions: readonly string[] = ['1.0', '1.1', '1.2', '1.3', '1.4', '1.5', '1.6', '1.7'];

/** CycloneDX JSON. */
export const cyclonedx: Format = {
  name: 'cyclonedx',
  format: 'cyclonedx',
  versions: ['1.2', '1.3', '1.4', '1.5', '1.6', '1.7'],
  recognise({ bomFormat, specVersion }) {
    if (bomFormat !== 'CycloneDX') return undefined;
    return { version: typeof specVersion === 'string' ? specVersion : undefined, pointer: '/specVersion' };
  },
  read: readCycloneDx,
};
