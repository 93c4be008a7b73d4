import type { Collector } from '../collector.ts';
import { eachProject } from '../project-files.ts';
import { parseBunLock } from './parse.ts';

/** What Bun installs for a JavaScript project or workspace: `bun.lock`, which tells all by itself. The older `bun.lockb` is binary, and not read. */
export const bunLock: Collector = {
  kind: 'bun-lock',
  of: 'source',
  covers: ['npm'],
  claims: ['**/bun.lock'],
  collect: (files) => eachProject('bun-lock', files, () => true, parseBunLock),
};
