import type { Collector } from '../collector.ts';
import { eachProject } from '../project-files.ts';
import { parsePoetryLock } from './parse.ts';

/** What Poetry installs for a Python project: `poetry.lock`, with `pyproject.toml` for what is needed directly. */
export const poetryLock: Collector = {
  kind: 'poetry-lock',
  of: 'source',
  covers: ['pypi'],
  claims: ['**/poetry.lock', '**/pyproject.toml'],
  collect: (files) => eachProject('poetry-lock', files, (name) => name === 'poetry.lock', parsePoetryLock),
};
