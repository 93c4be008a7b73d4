import type { Collector } from '../collector.ts';
import { eachProject } from '../project-files.ts';
import { folderOf, nameOf } from '../tree-path.ts';
import { parseGradleVerification } from './parse.ts';

const metadata = 'verification-metadata.xml';

/**
 * What a Gradle build may take: `gradle/verification-metadata.xml`. What it no longer takes may stand there still, so that a project that is locked
 * is known by its lockfile alone. It speaks for no purl type: what is trusted by a pattern does not stand there.
 */
export const gradleVerification: Collector = {
  kind: 'gradle-verification',
  of: 'source',
  covers: [],
  claims: [`**/${metadata}`, '**/gradle.lockfile'],
  collect(files) {
    const locked = new Set(files.filter(({ path }) => nameOf(path) === 'gradle.lockfile').map(({ path }) => folderOf(path)));
    const unlocked = files.filter(({ path }) => nameOf(path) === metadata && !locked.has(folderOf(folderOf(path))));
    return eachProject('gradle-verification', unlocked, () => true, parseGradleVerification);
  },
};
