import type { Collector } from '../collector.ts';
import { eachProject } from '../project-files.ts';
import { parseGradleLockfile } from './parse.ts';

/** What Gradle resolves for a project, where dependency locking is on; `buildscript-gradle.lockfile` is for the build itself. */
export const gradleLockfile: Collector = {
  kind: 'gradle-lockfile',
  of: 'source',
  covers: ['maven'],
  claims: ['**/gradle.lockfile', '**/buildscript-gradle.lockfile', '**/gradle/dependency-locks/*.lockfile'],
  collect: (files) => eachProject('gradle-lockfile', files, () => true, parseGradleLockfile),
};
