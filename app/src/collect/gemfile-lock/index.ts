import type { Collector } from '../collector.ts';
import { eachProject } from '../project-files.ts';
import { parseGemfileLock } from './parse.ts';

/** What Bundler installs for a Ruby project: `Gemfile.lock`, or `gems.locked` beside a `gems.rb`. */
export const gemfileLock: Collector = {
  kind: 'gemfile-lock',
  of: 'source',
  covers: ['gem'],
  claims: ['**/Gemfile.lock', '**/gems.locked'],
  collect: (files) => eachProject('gemfile-lock', files, () => true, parseGemfileLock),
};
