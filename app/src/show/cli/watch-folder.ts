import { watch } from 'node:fs';
import { join } from 'node:path';
import { messageOf, WaybillError } from '../../domain/errors.ts';

/** Editors and tools write a file in several steps; what changes within this time is looked at together. Milliseconds. */
const settled = 150;

/**
 * The files that change below a folder, a set each time that something did, until the program is interrupted.
 *
 * @throws WaybillError `not-found` where the folder cannot be watched, or no longer
 */
export async function* watchFolder(folder: string): AsyncGenerator<ReadonlySet<string>, void> {
  let changed = new Set<string>();
  let wake = () => {};
  let ended: 'interrupted' | { readonly error: unknown } | undefined;
  const end = (why: NonNullable<typeof ended>) => {
    ended ??= why;
    wake();
  };
  const interrupt = () => end('interrupted');
  const watcher = startWatching(folder, (path) => {
    changed.add(path);
    wake();
  });
  watcher.on('error', (error) => end({ error }));
  process.once('SIGINT', interrupt).once('SIGTERM', interrupt);
  try {
    while (!ended) {
      if (changed.size === 0) await new Promise<void>((resolve) => (wake = resolve));
      if (ended) break;
      await new Promise((resolve) => setTimeout(resolve, settled));
      const batch = changed;
      changed = new Set();
      yield batch;
    }
    if (typeof ended === 'object') throw unwatchable(folder, ended.error);
  } finally {
    process.off('SIGINT', interrupt).off('SIGTERM', interrupt);
    watcher.close();
  }
}

function startWatching(folder: string, onChange: (path: string) => void) {
  try {
    return watch(folder, { recursive: true }, (_, name) => onChange(join(folder, name ?? '')));
  } catch (thrown) {
    throw unwatchable(folder, thrown);
  }
}

function unwatchable(folder: string, cause: unknown): WaybillError {
  return new WaybillError('not-found', `${folder} cannot be watched: ${messageOf(cause)}`, { place: { path: folder }, cause });
}
