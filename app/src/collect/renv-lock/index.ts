import type { Collector } from '../collector.ts';
import { eachProject } from '../project-files.ts';
import { parseRenvLock } from './parse.ts';

/** What renv restores for an R project: `renv.lock`. */
export const renvLock: Collector = {
  kind: 'renv-lock',
  of: 'source',
  covers: ['cran'],
  claims: ['**/renv.lock'],
  collect: (files) => eachProject('renv-lock', files, () => true, parseRenvLock),
};
