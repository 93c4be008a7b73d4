import type { Collector } from '../collector.ts';
import { eachProject } from '../project-files.ts';
import { parsePylock } from './parse.ts';

/** Python's own lockfile, whichever tool wrote it: `pylock.toml`, and `pylock.NAME.toml` for one of several. */
export const pylock: Collector = {
  kind: 'pylock',
  of: 'source',
  covers: ['pypi'],
  claims: ['**/pylock.toml', '**/pylock.*.toml'],
  collect: (files) => eachProject('pylock', files, () => true, parsePylock),
};
