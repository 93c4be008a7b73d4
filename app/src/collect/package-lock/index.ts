import type { Collector } from '../collector.ts';
import { eachProject, manifestBeside } from '../project-files.ts';
import { parsePackageLock } from './parse.ts';

/** What npm installs for a project: `package-lock.json` or the published `npm-shrinkwrap.json`. */
export const packageLock: Collector = {
  kind: 'package-lock',
  of: 'source',
  covers: ['npm'],
  claims: ['**/package-lock.json', '**/npm-shrinkwrap.json', '**/package.json'],
  collect: (files) =>
    eachProject(
      'package-lock',
      files,
      (name) => name !== 'package.json',
      (project) => parsePackageLock(project.lockfile.text, project.lockfile.path, manifestBeside(project, 'package.json')),
    ),
};
