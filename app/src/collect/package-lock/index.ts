import type { Collector } from '../collector.ts';
import { eachProject, textBeside } from '../project-files.ts';
import { parsePackageLock } from './parse.ts';

/** What npm installs for a project: `package-lock.json` or the published `npm-shrinkwrap.json`. */
export const packageLock: Collector = {
  kind: 'package-lock',
  of: 'source',
  covers: ['npm'],
  claims: ['**/package-lock.json', '**/npm-shrinkwrap.json'],
  collect: (files, { tree }) =>
    eachProject('package-lock', files, async (text, file) =>
      parsePackageLock(text, file.path, await textBeside(tree, file, 'package.json')),
    ),
};
