import type { Collector } from '../collector.ts';
import { eachProject } from '../project-files.ts';
import { parsePdmLock } from './parse.ts';

/** What PDM installs for a Python project: `pdm.lock`, with `pyproject.toml` for what is needed directly. */
export const pdmLock: Collector = {
  kind: 'pdm-lock',
  of: 'source',
  covers: ['pypi'],
  claims: ['**/pdm.lock', '**/pyproject.toml'],
  collect: (files) => eachProject('pdm-lock', files, (name) => name === 'pdm.lock', parsePdmLock),
};
