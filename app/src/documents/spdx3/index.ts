import type { Format } from '../format.ts';
import { readSpdx3 } from './read.ts';

/** SPDX 3.0 in JSON-LD. */
export const spdx3: Format = {
  name: 'spdx3',
  format: 'spdx',
  versions: ['3.0.0', '3.0.1'],
  recognise({ '@context': context }) {
    const contexts: readonly unknown[] = Array.isArray(context) ? context.slice(0, 16) : [context];
    for (const one of contexts) {
      const version =
        typeof one === 'string'
          ? /^https?:\/\/spdx\.(?:org|github\.io)\/(?:rdf|spdx-spec)\/v?(\d+\.\d+(?:\.\d+)?)\//.exec(one)?.[1]
          : undefined;
      if (version !== undefined) return { version: version === '3.0' ? '3.0.0' : version, pointer: '/@context' };
    }
    return undefined;
  },
  read: readSpdx3,
};
