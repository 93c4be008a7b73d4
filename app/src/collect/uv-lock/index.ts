import type { Collector } from '../collector.ts';
import { eachProject } from '../project-files.ts';
import { parseUvLock } from './parse.ts';

/** What uv installs for a Python project or workspace: `uv.lock`, which tells all by itself. */
export const uvLock: Collector = {
  kind: 'uv-lock',
  of: 'source',
  covers: ['pypi'],
  claims: ['**/uv.lock'],
  collect: (files) => eachProject('uv-lock', files, () => true, parseUvLock),
};
