import type { Collector } from '../collector.ts';
import { collectRequirements } from './collect-requirements.ts';

/**
 * What pip is told to install: requirements files, with those that they include. It speaks for no purl type: what a requirements file does
 * not name may be installed all the same, because something that it names needs it.
 */
export const requirements: Collector = {
  kind: 'requirements',
  of: 'source',
  covers: [],
  claims: ['**/requirements*.txt', '**/*requirements.txt', '**/requirements/*.txt', '**/requirements.lock', '**/requirements-dev.lock'],
  collect: (files, { tree }) => collectRequirements(files, tree),
};
