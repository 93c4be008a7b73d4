import { basename, dirname } from 'node:path';
import type { Collector } from '../../collect/collector.ts';
import { collectors } from '../../collect/registry.ts';
import { collectTree } from '../../collect/run.ts';
import { WaybillError } from '../../domain/errors.ts';
import { diskTree } from '../../platform/files/disk-tree.ts';
import { compileGlobs } from '../../platform/files/globs.ts';
import type { Tree } from '../../platform/files/tree.ts';
import type { CheckedInput } from './checked-input.ts';

const sources = collectors.filter((collector) => collector.of === 'source');

/** What the lockfiles of a source tree tell, each project by itself; nothing where it holds none. */
export async function* readSourceTree(path: string): AsyncIterable<CheckedInput> {
  yield* collectFrom(path, path, diskTree(path, { respectGitignore: true, skip: ['node_modules'] }), sources);
}

/** Whether a file is, by its name, one that a collector reads. */
export function isLockfile(path: string): boolean {
  return readersOf(basename(path)).length > 0;
}

/** What a lockfile tells that was named itself, with the manifests that stand beside it. */
export async function* readLockfile(path: string): AsyncIterable<CheckedInput> {
  const name = basename(path);
  const folder = dirname(path);
  const found = await Array.fromAsync(collectFrom(path, folder, besideOnly(diskTree(folder)), readersOf(name)));
  // Other lockfiles of the same kind may stand beside it; a scope ends in the path of its lockfile, or of its folder.
  const own = found.filter((one) => 'collected' in one && one.collected.scope.endsWith(`:${name}`));
  if (found.length === 0) yield { input: path, error: new WaybillError('unknown-format', nothingIn(path)) };
  yield* own.length > 0 ? own : found;
}

function nothingIn(path: string): string {
  return `${path} locks nothing by itself: name the lockfile that belongs to it, or its folder.`;
}

function readersOf(name: string): readonly Collector[] {
  return sources.filter(({ claims }) => compileGlobs(claims).matches(name));
}

/** The files of one folder, without those below it. */
function besideOnly(tree: Tree): Tree {
  return {
    ...tree,
    async *find(globs, onUnreadable) {
      const names = globs.flatMap((glob) => (glob.startsWith('**/') ? [glob.slice('**/'.length)] : [glob]));
      yield* tree.find(
        names.filter((glob) => !glob.includes('/')),
        onUnreadable,
      );
    },
  };
}

async function* collectFrom(input: string, root: string, tree: Tree, chosen: readonly Collector[]): AsyncIterable<CheckedInput> {
  for await (const { collected } of collectTree(tree, 'source', () => {}, chosen)) {
    yield { input, folder: root, collected, spellsPurls: false };
  }
}
