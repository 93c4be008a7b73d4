import { closeSync, type Dirent, fstatSync, openSync, readdirSync, readSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync, zstdDecompressSync } from 'node:zlib';
import { messageOf } from '../../domain/errors.ts';
import { limits } from '../../platform/limits.ts';
import { unpackBzip2, unpackXz } from '../../platform/packed/index.ts';
import { checkBytes, checksumEndings, readChecksum } from './checksum.ts';
import { type FeedItem, gapItem } from './feed-items.ts';

/** How single files are packed. */
const packings: ReadonlyMap<string, (bytes: Uint8Array, most: number) => Uint8Array> = new Map([
  ['.gz', (bytes, most) => gunzipSync(bytes, { maxOutputLength: most })],
  ['.zst', (bytes, most) => zstdDecompressSync(bytes, { maxOutputLength: most })],
  ['.xz', unpackXz],
  ['.bz2', unpackBzip2],
]);

/**
 * The files of a folder whose names end as a source's do, sorted, folders below it too. Names that begin with a dot and symbolic links are
 * passed over: a checkout's own machinery is no advisory, and a link could lead anywhere. A file with a checksum beside it must agree with it.
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
    const checksums = new Set(entries.flatMap(({ name }) => (checksumEndings.some((ending) => name.endsWith(ending)) ? [name] : [])));
    for (const entry of entries) {
      if (entry.name.startsWith('.')) continue;
      const inside = path === '' ? entry.name : `${path}/${entry.name}`;
      if (entry.isDirectory()) folders.push({ path: inside, depth: depth + 1 });
      const packing = packings.has(endingOf(entry.name)) ? endingOf(entry.name) : '';
      const name = packing === '' ? entry.name : entry.name.slice(0, -packing.length);
      if (!entry.isFile() || !endings.has(endingOf(name))) continue;
      count += 1;
      if (count > limits.archiveEntries) {
        yield gapItem('too-many-files', inside, `The folder has more than ${limits.archiveEntries} files; the rest is unread.`);
        return;
      }
      const item = readFeedFile(join(folder, inside), inside);
      const ending = checksums.size === 0 ? undefined : checksumEndings.find((candidate) => checksums.has(entry.name + candidate));
      yield unpackItem(ending === undefined ? item : checkItem(item, join(folder, inside) + ending), packing);
    }
    for (const below of folders.reverse()) waiting.push(below);
  }
}

/** A file as it is where the checksum beside it holds, or cannot be read. */
function checkItem(item: FeedItem, checksumPath: string): FeedItem {
  if (item.kind === 'gap') return item;
  const beside = readFeedFile(checksumPath, checksumPath, limits.checksumBytes);
  const checksum = beside.kind === 'file' ? readChecksum(Buffer.from(beside.file.bytes).toString('latin1')) : undefined;
  const wrong = checksum && checkBytes(item.file.path, item.file.bytes, checksum);
  return wrong ? { kind: 'gap', gap: wrong } : item;
}

/** A packed file as what is in it, under its name without the packing. */
export function unpackItem(item: FeedItem, packing: string, maxBytes: number = limits.advisoryBytes): FeedItem {
  const unpack = packings.get(packing);
  if (item.kind === 'gap' || !unpack) return item;
  const { path, bytes } = item.file;
  try {
    return {
      kind: 'file',
      file: { path: path.slice(0, path.length - packing.length), bytes: unpack(bytes, maxBytes) },
    };
  } catch (error) {
    return gapItem('unreadable-file', path, messageOf(error));
  }
}

/** One file, whole, if it is within the bound. */
export function readFeedFile(realPath: string, path: string, maxBytes: number = limits.advisoryBytes): FeedItem {
  try {
    const file = openSync(realPath, 'r');
    try {
      const { size } = fstatSync(file);
      if (size > maxBytes) return gapItem('too-large', path, `It has ${size} bytes; at most ${maxBytes} are read.`);
      return { kind: 'file', file: { path, bytes: readWhole(file, size) } };
    } finally {
      closeSync(file);
    }
  } catch (error) {
    return gapItem('unreadable-file', path, messageOf(error));
  }
}

/** Less where the file has become shorter meanwhile. */
function readWhole(file: number, size: number): Buffer {
  const bytes = Buffer.allocUnsafe(size);
  let done = 0;
  while (done < size) {
    const read = readSync(file, bytes, done, size - done, done);
    if (read === 0) break;
    done += read;
  }
  return done === size ? bytes : bytes.subarray(0, done);
}

export function endingOf(name: string): string {
  const dot = name.lastIndexOf('.');
  return dot < 0 ? '' : name.slice(dot).toLowerCase();
}
