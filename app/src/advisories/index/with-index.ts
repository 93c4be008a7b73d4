import { existsSync, linkSync, renameSync, rmSync } from 'node:fs';
import type { Database } from '../../platform/sql/database.ts';
import { openWritable } from './open-writable.ts';

/**
 * Opens the index to write to it. One that is not there yet is made beside its place and moved there once it is whole: as nobody reads it before,
 * it needs no log, to which everything is written first and summed up, and then written again.
 *
 * @param path where the index is, or will be
 * @param work may be called a second time: where another process has made an index in the meantime, it is that one that is written to
 */
export async function withIndex<Result>(path: string, work: (database: Database) => Promise<Result>): Promise<Result> {
  const beside = existsSync(path) ? undefined : openBeside(path);
  const made = beside && (await make(beside, path, work));
  if (made) return made.result;
  const database = openWritable(path);
  try {
    return await work(database);
  } finally {
    database.close();
  }
}

/** Undefined where another process is making one. */
function openBeside(path: string): Database | undefined {
  try {
    return openWritable(`${path}.new`, { isPrivate: true });
  } catch {
    return undefined;
  }
}

/** Undefined where there is an index by now. */
async function make<Result>(database: Database, path: string, work: (database: Database) => Promise<Result>) {
  let isMoved = false;
  try {
    const result = await work(database);
    isMoved = moveWhereNoneIs(database.path, path);
    return isMoved ? { result } : undefined;
  } finally {
    // Before it is closed: then it could already be another process's.
    if (!isMoved) rmSync(database.path, { force: true });
    database.close();
  }
}

/** A name that is there is never taken over, not even one that appears this moment; but not every file system has second names. */
function moveWhereNoneIs(from: string, to: string): boolean {
  if (existsSync(to)) return false;
  try {
    linkSync(from, to);
    rmSync(from);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    renameSync(from, to);
  }
  return true;
}
