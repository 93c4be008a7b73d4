import type { Collector } from '../collector.ts';
import { eachProject } from '../project-files.ts';
import { parseComposerLock } from './parse.ts';

/** What Composer installs for a PHP project: `composer.lock`, with `composer.json` for what is needed directly. */
export const composerLock: Collector = {
  kind: 'composer-lock',
  of: 'source',
  covers: ['composer'],
  claims: ['**/composer.lock', '**/composer.json'],
  collect: (files) => eachProject('composer-lock', files, (name) => name === 'composer.lock', parseComposerLock),
};
