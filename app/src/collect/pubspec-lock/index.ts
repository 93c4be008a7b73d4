import type { Collector } from '../collector.ts';
import { eachProject } from '../project-files.ts';
import { parsePubspecLock } from './parse.ts';

/** What pub installs for a Dart or Flutter project: `pubspec.lock`. */
export const pubspecLock: Collector = {
  kind: 'pubspec-lock',
  of: 'source',
  covers: ['pub'],
  claims: ['**/pubspec.lock'],
  collect: (files) => eachProject('pubspec-lock', files, () => true, parsePubspecLock),
};
