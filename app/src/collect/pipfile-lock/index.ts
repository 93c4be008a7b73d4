import type { Collector } from '../collector.ts';
import { eachProject } from '../project-files.ts';
import { parsePipfileLock } from './parse.ts';

/** What Pipenv installs for a Python project: `Pipfile.lock`, with `Pipfile` for what is needed directly. */
export const pipfileLock: Collector = {
  kind: 'pipfile-lock',
  of: 'source',
  covers: ['pypi'],
  claims: ['**/Pipfile.lock', '**/Pipfile'],
  collect: (files) => eachProject('pipfile-lock', files, (name) => name === 'Pipfile.lock', parsePipfileLock),
};
