import type { Collector } from '../collector.ts';
import { eachProject } from '../project-files.ts';
import { parseConanLock } from './parse.ts';

/** What Conan installs for a C or C++ project: `conan.lock`. */
export const conanLock: Collector = {
  kind: 'conan-lock',
  of: 'source',
  covers: ['conan'],
  claims: ['**/conan.lock'],
  collect: (files) => eachProject('conan-lock', files, () => true, parseConanLock),
};
