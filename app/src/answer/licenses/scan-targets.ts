import { globSync, lstatSync, type Stats, statSync } from 'node:fs';
import { join } from 'node:path';
import { type ErrorCode, messageOf, WaybillError } from '../../domain/errors.ts';
import { diskTree } from '../../platform/files/disk-tree.ts';

/** A file that is to be scanned, or a name that cannot be. */
export interface ScanTarget {
  /** As a person would name it: a path, or `-` for standard input. */
  readonly path: string;
  /** Where it is, links resolved; undefined for standard input. */
  readonly realPath?: string;
  /** Named outright, so that it is read whatever it holds. */
  readonly named: boolean;
  /** Why it cannot be read. */
  readonly error?: { readonly code: ErrorCode; readonly message: string };
}

/**
 * The files that arguments name: files, globs, `-`, and folders with all that is below them. What a `.gitignore` inside a named folder ignores
 * is left out; those above it do not count, so that a folder that is ignored itself can be named.
 */
export async function* scanTargets(paths: readonly string[]): AsyncIterable<ScanTarget> {
  for (const path of paths) {
    if (path === '-') yield { path, named: true };
    else yield* targetsOf(path);
  }
}

async function* targetsOf(path: string): AsyncIterable<ScanTarget> {
  const found = statOf(path);
  if (!(found instanceof Error)) {
    if (found.isDirectory()) yield* filesBelow(path);
    else yield { path, realPath: path, named: true };
    return;
  }
  if (/[*?[{]/.test(path)) {
    const matches = globSync(path).sort();
    for (const match of matches) yield* targetsOf(match);
    if (matches.length > 0) return;
  }
  const why = found.code === 'ENOENT' ? 'there is no such file or folder' : messageOf(found);
  yield { path, named: true, error: { code: 'not-found', message: `${path}: ${why}` } };
}

function statOf(path: string): Stats | NodeJS.ErrnoException {
  try {
    return statSync(path);
  } catch (error) {
    return error as NodeJS.ErrnoException;
  }
}

async function* filesBelow(root: string): AsyncIterable<ScanTarget> {
  const unreadable: ScanTarget[] = [];
  const tree = diskTree(root, { respectGitignore: true });
  const onUnreadable = (inside: string, why: unknown) => {
    const path = join(root, inside);
    // A link that leads out of the folder, or nowhere, is no file of it: what is meant by it is read where it stands.
    if (lstatSync(path, { throwIfNoEntry: false })?.isSymbolicLink()) return;
    const [code, message] = why instanceof WaybillError ? [why.code, why.message] : (['unreadable', messageOf(why)] as const);
    unreadable.push({ path, named: false, error: { code, message: `${path} cannot be read: ${message}` } });
  };
  for await (const { path, realPath } of tree.find(['**/*'], onUnreadable)) {
    yield { path: join(root, path), realPath: realPath ?? join(root, path), named: false };
  }
  yield* unreadable;
}
