import { closeSync, openSync, readSync, statSync } from 'node:fs';
import { basename } from 'node:path';
import { messageOf, WaybillError } from '../../domain/errors.ts';
import { limits } from '../../platform/limits.ts';
import { type FeedItems, inBatches } from './feed-items.ts';
import { readFeedFile, readFolder, unpackItem } from './folder.ts';
import { readZip } from './zip.ts';

/**
 * The files of a feed on disk: a folder, a zip archive, or a single file, which may be gzipped. What it is is told by its first bytes.
 *
 * @param path    where it is
 * @param name    what to call a single file: the last part of the address it came from, whose ending says what it holds
 * @param endings those of the files that a source reads
 * @throws WaybillError `not-found`, or as `readZip` says
 */
export function openFeed(path: string, name: string, endings: ReadonlySet<string>): FeedItems {
  const kind = kindOf(path);
  switch (kind) {
    case 'folder':
      return inBatches(readFolder(path, endings));
    case 'zip':
      return inBatches(readZip(path, endings));
    case 'gzip':
      return inBatches([unpackItem(readFeedFile(path, gzipName(name), limits.feedFileBytes), '.gz', limits.feedFileBytes)]);
    case 'file':
      return inBatches([readFeedFile(path, name, limits.feedFileBytes)]);
  }
}

export function nameOfFile(path: string): string {
  return basename(path);
}

function kindOf(path: string): 'folder' | 'zip' | 'gzip' | 'file' {
  const start = Buffer.alloc(4);
  try {
    const found = statSync(path);
    if (found.isDirectory()) return 'folder';
    if (!found.isFile()) throw new Error('it is neither a file nor a folder');
    const file = openSync(path, 'r');
    try {
      readSync(file, start);
    } finally {
      closeSync(file);
    }
  } catch (error) {
    throw new WaybillError('not-found', `${path} cannot be read: ${messageOf(error)}.`, { place: { path }, cause: error });
  }
  if (start.readUInt16LE(0) === 0x4b50) return 'zip';
  return start.readUInt16LE(0) === 0x8b1f ? 'gzip' : 'file';
}

/** What is gzipped may be called otherwise: an address does not always end as its content does. */
function gzipName(name: string): string {
  return /\.gz$/i.test(name) ? name : `${name}.gz`;
}
