import { type Dirent, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { messageOf } from '../../domain/errors.ts';
import { limits } from '../../platform/limits.ts';
import { type FeedItem, gapItem } from './feed-items.ts';

/**
 * The files of a folder whose names end as a source's do, sorted, folders below it too. Names that begin with a dot and symbolic links are
 * passed over: a checkout's own machinery is no advisory, and a link could lead anywhere.
 */
export function* readFolder(folder: string, endings: ReadonlySet<string>): Iterable<FeedItem> {
  let count = 0;
  const waiting = [{ path: '', depth: 0 }];
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    const { path, depth } = next;
    if (depth > limits.treeDepth) {
      yield gapItem('too-deep', path, `The folder is nested deeper than ${limits.treeDepth}.`);
      continue;
    }
    let entries: Dirent[];
    try {
      entries = readdirSync(join(folder, path), { withFileTypes: true });
    } catch (error) {
      yield gapItem('unreadable-folder', path, messageOf(error));
      continue;
    }
    entries.sort((a, b) => (a.name < b.name ? -1 : 1));
    const folders: typeof waiting = [];
    for (const entry of entries) {
      if (entry.name.startsWith('.')) continue;
      const inside = path === '' ? entry.name : `${path}/${entry.name}`;
      if (entry.isDirectory()) folders.push({ path: inside, depth: depth + 1 });
      if (!entry.isFile() || !endings.has(endingOf(entry.name))) continue;
      count += 1;
      if (count > limits.archiveEntries) {
        yield gapItem('too-many-files', inside, `The folder has more than ${limits.archiveEntries} files; the rest is unread.`);
        return;
      }
      yield readFeedFile(join(folder, inside), inside);
    }
    waiting.push(...folders.reverse());
  }
}

/** One file, whole, if it is within the bound. */
export function readFeedFile(realPath: string, path: string, maxBytes: number = limits.advisoryBytes): FeedItem {
  try {
    const { size } = statSync(realPath);
    if (size > maxBytes) return gapItem('too-large', path, `It has ${size} bytes; at most ${maxBytes} are read.`);
    return { kind: 'file', file: { path, bytes: readFileSync(realPath) } };
  } catch (error) {
    return gapItem('unreadable-file', path, messageOf(error));
  }
}

export function endingOf(name: string): string {
  const dot = name.lastIndexOf('.');
  return dot < 0 ? '' : name.slice(dot).toLowerCase();
}
