import { closeSync, constants, fstatSync, openSync, readSync } from 'node:fs';
import { messageOf, WaybillError } from '../../domain/errors.ts';
import { filePieces } from '../../platform/files/file-pieces.ts';
import { limits } from '../../platform/limits.ts';
import type { TarEntry } from '../tar/tar-entry.ts';
import { TarReader } from '../tar/tar-reader.ts';
import { decompressed, isCompressed } from './decompress.ts';
import { namesOf } from './safe-path.ts';
import { Spool, type Stretch } from './spool.ts';
import type { StoredFiles } from './stored-file.ts';

const pieceBytes = 256 * 1024;

/** Bytes that can be read from anywhere. */
interface Source {
  readonly size: number;
  read(from: number, most: number): Uint8Array;
  close(): void;
}

/**
 * The files of a tar archive, itself compressed with gzip or zstd or not. Its entries are listed once, and each is read from where it lies.
 *
 * @throws WaybillError `not-found`, `unreadable`, `malformed`, `limit-exceeded`
 */
export async function archiveFiles(path: string): Promise<StoredFiles> {
  const source = await openSource(path);
  try {
    const entries = listEntries(path, source);
    return {
      path,
      async file(name) {
        const found = entryAt(entries, name);
        return found && { size: found.size, pieces: () => piecesOf(source, { start: found.offset, length: found.size }) };
      },
      close: () => source.close(),
    };
  } catch (thrown) {
    source.close();
    throw thrown;
  }
}

async function openSource(path: string): Promise<Source> {
  const file = openFile(path);
  if (!isCompressed(file.read(0, 4))) return file;
  const spool = new Spool();
  const whole: Stretch = { start: 0, length: limits.imageKeptBytes };
  let size = 0;
  try {
    for await (const piece of decompressed(path, filePieces(path, pieceBytes), { left: limits.imageKeptBytes })) {
      spool.add(piece);
      size += piece.length;
    }
  } catch (thrown) {
    spool.close();
    throw thrown;
  } finally {
    file.close();
  }
  return { size, read: (from, most) => spool.read(whole, from, Math.min(most, size - from)), close: () => spool.close() };
}

function openFile(path: string): Source {
  try {
    const file = openSync(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
    const { size } = fstatSync(file);
    const read = (from: number, most: number) => {
      const bytes = Buffer.allocUnsafeSlow(Math.min(most, Math.max(0, size - from)));
      return bytes.subarray(0, readSync(file, bytes, 0, bytes.length, from));
    };
    return { size, read, close: () => closeSync(file) };
  } catch (thrown) {
    const code = (thrown as NodeJS.ErrnoException).code === 'ENOENT' ? 'not-found' : 'unreadable';
    throw new WaybillError(code, `${path} cannot be read: ${messageOf(thrown)}`, { place: { path }, cause: thrown });
  }
}

function listEntries(path: string, source: Source): ReadonlyMap<string, TarEntry> {
  const entries = new Map<string, TarEntry>();
  const reader = new TarReader(path, (entry) => {
    if (entries.size >= limits.imageArchiveEntries) {
      throw new WaybillError('limit-exceeded', `${path} holds more than ${limits.imageArchiveEntries} files`, { place: { path } });
    }
    const name = namesOf(entry.name)?.join('/');
    if (name) entries.set(name, entry);
    return undefined;
  });
  for (let at = 0; at < source.size && !reader.ended; ) {
    if (reader.unwanted > 0) {
      at += reader.unwanted;
      if (at <= source.size) reader.skip();
      continue;
    }
    // Between contents, headers are small and stand alone.
    const bytes = source.read(at, 1024);
    if (bytes.length === 0) break;
    const ahead = takeUntilUnwanted(reader, bytes);
    at += ahead;
  }
  reader.end();
  return entries;
}

/** Gives bytes block by block, and stops where content begins that can be gone over. */
function takeUntilUnwanted(reader: TarReader, bytes: Uint8Array): number {
  let at = 0;
  while (at < bytes.length && reader.unwanted === 0) {
    reader.push(bytes.subarray(at, at + 512));
    at += 512;
  }
  return Math.min(at, bytes.length);
}

/** Archives of old hold a layer that two images share once, and a link in its other place. */
function entryAt(entries: ReadonlyMap<string, TarEntry>, name: string): TarEntry | undefined {
  let at = namesOf(name);
  for (let links = 0; at && links <= limits.treeLinks; links += 1) {
    const entry = entries.get(at.join('/'));
    if (!entry || entry.kind === 'file') return entry;
    if (entry.kind === 'hardlink') at = namesOf(entry.target);
    else if (entry.kind === 'link') at = namesOf([...at.slice(0, -1), entry.target].join('/'), { mayClimb: true });
    else return undefined;
  }
  return undefined;
}

function* piecesOf(source: Source, { start, length }: Stretch): Generator<Uint8Array, void> {
  for (let at = 0; at < length; ) {
    const piece = source.read(start + at, Math.min(pieceBytes, length - at));
    if (piece.length === 0) return;
    at += piece.length;
    yield piece;
  }
}
