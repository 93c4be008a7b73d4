import type { Collected } from '../../domain/collected.ts';
import { fieldOf, tableIn, tableOf } from '../foreign-value.ts';
import { unread } from '../project-files.ts';
import { readJson } from '../structured-text.ts';
import { readNested } from './nested.ts';
import { readPackages } from './packages.ts';

/**
 * Reads npm's lockfile: version 1 nests `dependencies`; versions 2 and 3 list `packages` by folder. Version 2 carries both, of which
 * `packages` counts, as for npm itself.
 *
 * @param text     content of `package-lock.json` or `npm-shrinkwrap.json`
 * @param path     where it is, for places and the scope
 * @param manifest content of the `package.json` beside it: in version 1 only that says what the project needs itself
 * @returns a component for every package of the lockfile but the project itself; ones of the project's own folders have no purl
 * @see https://docs.npmjs.com/cli/configuring-npm/package-lock-json
 */
export function parsePackageLock(text: string, path: string, manifest: string | undefined): Collected {
  const scope = `package-lock:${path}`;
  const read = readJson(text, path);
  if ('gap' in read) return unread(scope, read.gap);
  const lock = tableOf(read.value);
  const packages = tableIn(lock, 'packages');
  const dependencies = tableIn(lock, 'dependencies');
  if (packages && (Object.keys(packages).length > 0 || dependencies === undefined)) return readPackages(packages, scope, path);
  if (dependencies) return readNested(dependencies, scope, path, manifest);
  // A project without a single dependency has neither table, but says which form it is of.
  if (lock && fieldOf(lock, 'lockfileVersion') !== undefined) return readPackages({}, scope, path);
  return unread(scope, { kind: 'unknown-format', message: 'no "packages" and no "dependencies"', path, blocking: true });
}
