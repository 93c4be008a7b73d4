import { closeSync, fstatSync, openSync } from 'node:fs';
import { crc32, inflateRawSync } from 'node:zlib';
import { type Entry, fromRandomAccessReaderPromise, RandomAccessReader, type ZipFile } from 'yauzl';
import { messageOf, WaybillError } from '../../domain/errors.ts';
import { limits } from '../../platform/limits.ts';
import { type FeedItem, gapItem } from './feed-items.ts';
import { type FileWindow, holdStretch, openWindow } from './file-window.ts';
import { endingOf } from './folder.ts';

const stored = 0;
const deflated = 8;
/** What is read of the directory at once. */
const blockSize = 512 * 1024;

/** What is read of the contents at once, and the files of which that may be. */
const stretchBytes = 8 * 1024 * 1024;
const stretchFiles = 32_768;

/** What the archive's directory says of a file. */
interface ListedFile
  extends Pick<Entry, 'uncompressedSize' | 'compressedSize' | 'compressionMethod' | 'crc32' | 'relativeOffsetOfLocalHeader'> {
  readonly path: string;
  readonly isEncrypted: boolean;
}

/** What zlib takes at least; and what is believed of a promised size before anything came out. Bytes. */
const smallestChunk = 64;
const largestChunk = 1024 * 1024;

/**
 * The files of a zip archive whose names end as a source's do. Sizes are checked against what the archive's directory promises and again against
 * what comes out; the checksum must hold.
 *
 * An archive of a git repository begins with a folder that is named after the repository and a branch or commit (`advisory-db-main/`): it is
 * no part of the paths, for it changes with each commit while the files stay the same.
 *
 * Those that stand together come in the order of their names: many archives have none, and names in no order are written all over an index.
 *
 * @throws WaybillError `unreadable` where it is no zip archive or is cut short, `limit-exceeded` where it is larger than any feed
 */
export async function* readZip(path: string, endings: ReadonlySet<string>): AsyncIterable<FeedItem> {
  const file = openSync(path, 'r');
  try {
    const archive = await openArchive(path, file);
    const block = Buffer.allocUnsafe(stretchBytes);
    let unpacked = 0;
    for await (const files of listStretches(archive, endings)) {
      const start = files[0]!.relativeOffsetOfLocalHeader;
      const contents = holdStretch(file, block, start, endOf(files.at(-1)!) - start);
      for (const listed of files.sort((a, b) => (a.path < b.path ? -1 : Number(a.path > b.path)))) {
        unpacked += listed.uncompressedSize;
        if (unpacked > limits.archiveUnpackedBytes) {
          const message = `The archive unpacks to more than ${limits.archiveUnpackedBytes} bytes; the rest is unread.`;
          yield gapItem('too-much', listed.path, message);
          return;
        }
        yield readListed(listed, contents);
      }
    }
  } catch (error) {
    if (error instanceof WaybillError) throw error;
    throw new WaybillError('unreadable', `${path} is no zip archive that can be read: ${messageOf(error)}. Fetch it again.`, {
      place: { path },
      cause: error,
    });
  } finally {
    closeSync(file);
  }
}

/** The wanted files, as many at a time as stand in one stretch of the archive. */
async function* listStretches(archive: ZipFile, endings: ReadonlySet<string>): AsyncIterable<ListedFile[]> {
  let files: ListedFile[] = [];
  let root: string | undefined;
  for await (const entry of archive.eachEntry()) {
    const { fileName, uncompressedSize, compressedSize, compressionMethod, crc32, relativeOffsetOfLocalHeader } = entry;
    root ??= /^[^/]+-[^/]+\/$/.test(fileName) ? fileName : '';
    if (fileName.endsWith('/') || !endings.has(endingOf(fileName))) continue;
    const path = fileName.startsWith(root) ? fileName.slice(root.length) : fileName;
    const isEncrypted = entry.isEncrypted();
    const listed = { path, isEncrypted, uncompressedSize, compressedSize, compressionMethod, crc32, relativeOffsetOfLocalHeader };
    if (files.length > 0 && !isNear(files, listed)) {
      yield files;
      files = [];
    }
    files.push(listed);
  }
  if (files.length > 0) yield files;
}

function isNear(files: readonly ListedFile[], next: ListedFile): boolean {
  const start = files[0]!.relativeOffsetOfLocalHeader;
  const isBehind = next.relativeOffsetOfLocalHeader >= files.at(-1)!.relativeOffsetOfLocalHeader;
  return isBehind && endOf(next) - start <= stretchBytes && files.length < stretchFiles;
}

/** Where a file ends, or a little behind that: how long its own header is stands only in that. */
function endOf({ relativeOffsetOfLocalHeader, path, compressedSize }: ListedFile): number {
  return relativeOffsetOfLocalHeader + 30 + path.length + 256 + compressedSize;
}

async function openArchive(path: string, file: number): Promise<ZipFile> {
  const { size } = fstatSync(file);
  if (size > limits.archiveBytes) {
    throw new WaybillError('limit-exceeded', `${path} has ${size} bytes; at most ${limits.archiveBytes} are read.`, { place: { path } });
  }
  const archive = await fromRandomAccessReaderPromise(new DirectoryReader(openWindow(file, blockSize)), size, { autoClose: false });
  if (archive.entryCount > limits.archiveEntries) {
    throw new WaybillError('limit-exceeded', `${path} has ${archive.entryCount} entries; at most ${limits.archiveEntries} are read.`, {
      place: { path },
    });
  }
  return archive;
}

function readListed(listed: ListedFile, contents: FileWindow): FeedItem {
  const { path, uncompressedSize, compressedSize, compressionMethod } = listed;
  const refuse = (message: string) => gapItem('unreadable-file', path, message);
  if (uncompressedSize > limits.advisoryBytes)
    return refuse(`It unpacks to ${uncompressedSize} bytes; at most ${limits.advisoryBytes} are read.`);
  if (uncompressedSize > compressedSize * limits.archiveRatio + 1024) return refuse('It unpacks to far more than text can.');
  if (listed.isEncrypted) return refuse('It is encrypted.');
  if (compressionMethod !== stored && compressionMethod !== deflated)
    return refuse(`Its compression method ${compressionMethod} is not read.`);
  if (compressedSize > limits.advisoryBytes) return refuse(`It has ${compressedSize} bytes; at most ${limits.advisoryBytes} are read.`);
  try {
    const packed = contents.bytes(contentOffset(listed, contents), compressedSize);
    const bytes = compressionMethod === stored ? Buffer.from(packed) : inflate(packed, uncompressedSize);
    if (bytes.length !== uncompressedSize) return refuse(`It has ${bytes.length} bytes where ${uncompressedSize} are promised.`);
    if (crc32(bytes) !== listed.crc32) return refuse('Its checksum does not hold.');
    return { kind: 'file', file: { path, bytes } };
  } catch (error) {
    return refuse(messageOf(error));
  }
}

/** Into a block of its size: one of the usual size would stay in memory for as long as what is in it. One byte more, for the end is met behind the last. */
function inflate(packed: Uint8Array, size: number): Buffer {
  const chunkSize = Math.min(Math.max(size + 1, smallestChunk), largestChunk);
  return inflateRawSync(packed, { maxOutputLength: Math.max(1, size), chunkSize });
}

/** The content stands behind the local header, whose own lengths count. @see APPNOTE.TXT, 4.3.7 */
function contentOffset({ relativeOffsetOfLocalHeader: at }: ListedFile, contents: FileWindow): number {
  const header = contents.bytes(at, 30);
  if (header.readUInt32LE(0) !== 0x04034b50) throw new Error('Its local header is missing.');
  return at + 30 + header.readUInt16LE(26) + header.readUInt16LE(28);
}

/** What yauzl reads the archive's directory through. */
class DirectoryReader extends RandomAccessReader {
  readonly #window: FileWindow;

  constructor(window: FileWindow) {
    super();
    this.#window = window;
  }

  override read(buffer: Buffer, offset: number, length: number, position: number, callback: (error: Error | null) => void): void {
    try {
      this.#window.bytes(position, length).copy(buffer, offset);
    } catch (error) {
      callback(error as Error);
      return;
    }
    callback(null);
  }
}
