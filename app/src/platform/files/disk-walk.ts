import { existsSync, lstatSync, readFileSync, realpathSync } from 'node:fs';
import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { messageOf, WaybillError } from '../../domain/errors.ts';
import { limits } from '../limits.ts';
import type { DiskTreeOptions } from './disk-tree.ts';
import { type Folder, list, type Reached, reach, type Walk } from './folder.ts';
import { noIgnoreRules } from './gitignore.ts';
import type { Globs } from './globs.ts';
import type { TreeFile } from './tree.ts';

/** Folders of a running system that hold no software but views of the kernel and of other folders. */
const kernelFolders = ['dev', 'proc', 'run', 'sys'];

const ignoreFile = '.gitignore';

/** Listing is synchronous, five times faster than through the thread pool; after so many folders others get their turn. */
const foldersPerTurn = 128;

/**
 * Walks a tree once for all globs, in the order of paths, entering only folders in which a glob may match.
 *
 * @returns the files that match; everything that could not be looked at, and could matter, is told to `onUnreadable`
 */
export async function* walk(
  root: string,
  globs: Globs,
  options: DiskTreeOptions,
  onUnreadable: (path: string, why: unknown) => void,
): AsyncIterable<TreeFile> {
  const realRoot = realRootOf(root, onUnreadable);
  if (realRoot === undefined) return;
  const context: Walk = { realRoot, onUnreadable, skips: skips(realRoot, options.skip ?? []) };
  const pending: Reached[] = [{ path: '', real: realRoot, state: globs.start, rules: noIgnoreRules, depth: 0 }];
  let folders = 0;
  let met = 0;
  for (let next = pending.pop(); next; next = pending.pop()) {
    if ('bytes' in next) {
      yield next;
      continue;
    }
    folders += 1;
    if (folders % foldersPerTurn === 0) await setImmediate();
    const entries = list(next, onUnreadable);
    met += entries.length;
    if (met > limits.treeFiles) {
      onUnreadable('', new WaybillError('limit-exceeded', `${root} holds more than ${limits.treeFiles} files`));
      return;
    }
    // A folder that is not listed is asked for the names that matter alone.
    const mayHaveRules = options.respectGitignore && (next.state.names !== undefined || entries.some(({ name }) => name === ignoreFile));
    const folder = mayHaveRules ? withOwnRules(next, onUnreadable) : next;
    const found = entries.map((entry) => reach(context, folder, entry));
    for (const item of lastFirst(found, folder)) pending.push(item);
  }
}

function lastFirst(found: readonly (Reached | undefined)[], { rules }: Folder): Reached[] {
  return found.filter((item) => item !== undefined && !rules.ignores(item.path)).sort((a, b) => (a!.path < b!.path ? 1 : -1)) as Reached[];
}

function realRootOf(root: string, onUnreadable: (path: string, why: unknown) => void): string | undefined {
  try {
    return realpathSync(root);
  } catch (thrown) {
    onUnreadable('', thrown);
    return undefined;
  }
}

function skips(realRoot: string, names: readonly string[]): Walk['skips'] {
  const everywhere = new Set(['.git', ...names]);
  const atRoot = isRootFileSystem(realRoot) ? new Set([...everywhere, ...kernelFolders]) : everywhere;
  return ({ depth }, name) => (depth === 0 ? atRoot : everywhere).has(name);
}

/** A source tree may have a folder `dev` or `run`; one with all of these is the root of a system. */
function isRootFileSystem(real: string): boolean {
  return real === '/' || ['etc', 'usr', 'proc'].every((name) => existsSync(join(real, name)));
}

function withOwnRules(folder: Folder, onUnreadable: (path: string, why: unknown) => void): Folder {
  const path = folder.path + ignoreFile;
  const real = join(folder.real, ignoreFile);
  try {
    const found = lstatSync(real, { throwIfNoEntry: false });
    if (!found?.isFile() || found.size > limits.gitignoreLength) return folder;
    return { ...folder, rules: folder.rules.within(folder.path, readFileSync(real, 'utf8')) };
  } catch (thrown) {
    onUnreadable(path, new WaybillError('unreadable', `${path} cannot be read: ${messageOf(thrown)}`, { place: { path }, cause: thrown }));
    return folder;
  }
}
