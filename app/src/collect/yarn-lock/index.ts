import type { Collector } from '../collector.ts';
import { eachProject } from '../project-files.ts';
import { parseYarnLock } from './parse.ts';

/** What Yarn installs for a project or a workspace: `yarn.lock` of Yarn 1 and of Yarn 2 and later, with the manifests for what is needed directly. */
export const yarnLock: Collector = {
  kind: 'yarn-lock',
  of: 'source',
  covers: ['npm'],
  claims: ['**/yarn.lock', '**/package.json', '**/.yarnrc.yml'],
  collect: (files) => eachProject('yarn-lock', files, (name) => name === 'yarn.lock', parseYarnLock),
};
