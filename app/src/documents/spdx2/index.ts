import type { Format } from '../format.ts';
import { readSpdx2 } from './read.ts';

const prefix = 'SPDX-';

/** SPDX 2 JSON. */
export const spdx2: Format = {
  name: 'spdx2',
  format: 'spdx',
  versions: ['2.2', '2.3'],
  recognise({ spdxVersion }) {
    if (spdxVersion === undefined) return undefined;
    const declared = typeof spdxVersion === 'string' ? spdxVersion : '';
    return { version: declared.startsWith(prefix) ? declared.slice(prefix.length) : undefined, pointer: '/spdxVersion' };
  },
  read: readSpdx2,
};
