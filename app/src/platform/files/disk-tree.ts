import { realpathSync, statSync } from 'node:fs';
import { messageOf, WaybillError } from '../../domain/errors.ts';
import { isAbsence } from './absence.ts';
import { diskFile } from './disk-file.ts';
import { walk } from './disk-walk.ts';
import { compileGlobs } from './globs.ts';
import { resolveInside } from './inside.ts';
import type { Tree, TreeFile } from './tree.ts';

export interface DiskTreeOptions {
  /** Leaves out what the .gitignore files of the tree name. The root itself is always read, and `file` finds what is named outright. */
  readonly respectGitignore?: boolean;
  /** Names of folders that a walk does not enter, for example `node_modules`. */
  readonly skip?: readonly string[];
}

/**
 * A folder or root file system on disk. Links are resolved inside the root and never lead out of it; devices, pipes and sockets are never
 * opened; `.git` and, below a root file system, `/proc`, `/sys`, `/dev` and `/run` are not walked.
 */
export function diskTree(root: string, options: DiskTreeOptions = {}): Tree {
  return {
    root,
    file: (path) => fileAt(root, path),
    find: (globs, onUnreadable) => walk(root, compileGlobs(globs), options, onUnreadable),
  };
}

async function fileAt(root: string, path: string): Promise<TreeFile | undefined> {
  try {
    const real = resolveInside(realpathSync(root), path);
    return statSync(real).isFile() ? diskFile(path, real) : undefined;
  } catch (thrown) {
    if (isAbsence(thrown)) return undefined;
    if (thrown instanceof WaybillError) throw thrown;
    throw new WaybillError('unreadable', `${path} cannot be read: ${messageOf(thrown)}`, { place: { path }, cause: thrown });
  }
}
