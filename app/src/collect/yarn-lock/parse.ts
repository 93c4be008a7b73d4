import type { Collected } from '../../domain/collected.ts';
import { type Project, unread } from '../project-files.ts';
import { readYaml } from '../structured-text.ts';
import { readBerry } from './berry.ts';
import { readClassic } from './classic.ts';

/**
 * Reads Yarn's lockfile: Yarn 1 has a notation of its own, Yarn 2 and later ("berry") YAML with a `__metadata` entry.
 *
 * @param project the lockfile, and the `package.json` files of its workspace: only they say what is needed directly, and for what
 * @returns a component for every entry but the project itself; folders of the project have no purl
 * @see https://classic.yarnpkg.com/en/docs/yarn-lock and https://yarnpkg.com/features/caching
 */
export function parseYarnLock(project: Project): Collected {
  const { text, path } = project.lockfile;
  const scope = `yarn-lock:${path}`;
  if (!/^__metadata:/m.test(text)) return readClassic(project, scope);
  const read = readYaml(text, path);
  return 'gap' in read ? unread(scope, read.gap) : readBerry(read.value, project, scope);
}
