import { closeSync, fstatSync, openSync } from 'node:fs';
import { crc32, inflateRawSync } from 'node:zlib';
import { type Entry, fromRandomAccessReaderPromise, RandomAccessReader, type ZipFile } from 'yauzl';
import { messageOf, WaybillError } from '../../domain/errors.ts';
import { limits } from '../../platform/limits.ts';
import { type FeedItem, gapItem } from './feed-items.ts';
import { type FileWindow, openWindow } from './file-window.ts';
import { endingOf } from './folder.ts';

const stored = 0;
const deflated = 8;
const blockSize = 512 * 1024;

/** What zlib takes at least; and what is believed of a promised size before anything came out. Bytes. */
const smallestChunk = 64;
const largestChunk = 1024 * 1024;

/**
 * The files of a zip archive whose names end as a source's do, in the archive's order. Sizes are checked against what the archive's directory
 * promises and again against what comes out; the checksum must hold.
 *
 * An archive of a git repository begins with a folder that is named after the repository and a branch or commit (`advisory-db-main/`): it is
 * no part of the paths, for it changes with each commit while the files stay the same.
 *
 * @throws WaybillError `unreadable` where it is no zip archive or is cut short, `limit-exceeded` where it is larger than any feed
 */
export async function* readZip(path: string, endings: ReadonlySet<string>): AsyncIterable<FeedItem> {
  const file = openSync(path, 'r');
  try {
    const archive = await openArchive(path, file);
    const contents = openWindow(file, blockSize);
    let unpacked = 0;
    let root: string | undefined;
    for await (const entry of archive.eachEntry()) {
      root ??= /^[^/]+-[^/]+\/$/.test(entry.fileName) ? entry.fileName : '';
      if (entry.fileName.endsWith('/') || !endings.has(endingOf(entry.fileName))) continue;
      unpacked += entry.uncompressedSize;
      if (unpacked > limits.archiveUnpackedBytes) {
        yield gapItem(
          'too-much',
          entry.fileName,
          `The archive unpacks to more than ${limits.archiveUnpackedBytes} bytes; the rest is unread.`,
        );
        return;
      }
      yield readEntry(entry, entry.fileName.startsWith(root) ? entry.fileName.slice(root.length) : entry.fileName, contents);
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

function readEntry(entry: Entry, path: string, contents: FileWindow): FeedItem {
  const { uncompressedSize, compressedSize, compressionMethod } = entry;
  const refuse = (message: string) => gapItem('unreadable-file', path, message);
  if (uncompressedSize > limits.advisoryBytes)
    return refuse(`It unpacks to ${uncompressedSize} bytes; at most ${limits.advisoryBytes} are read.`);
  if (uncompressedSize > compressedSize * limits.archiveRatio + 1024) return refuse('It unpacks to far more than text can.');
  if (entry.isEncrypted()) return refuse('It is encrypted.');
  if (compressionMethod !== stored && compressionMethod !== deflated)
    return refuse(`Its compression method ${compressionMethod} is not read.`);
  if (compressedSize > limits.advisoryBytes) return refuse(`It has ${compressedSize} bytes; at most ${limits.advisoryBytes} are read.`);
  try {
    const packed = contents.bytes(contentOffset(entry, contents), compressedSize);
    const bytes = compressionMethod === stored ? packed : inflate(packed, uncompressedSize);
    if (bytes.length !== uncompressedSize) return refuse(`It has ${bytes.length} bytes where ${uncompressedSize} are promised.`);
    if (crc32(bytes) !== entry.crc32) return refuse('Its checksum does not hold.');
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
function contentOffset(entry: Entry, contents: FileWindow): number {
  const header = contents.bytes(entry.relativeOffsetOfLocalHeader, 30);
  if (header.readUInt32LE(0) !== 0x04034b50) throw new Error('Its local header is missing.');
  return entry.relativeOffsetOfLocalHeader + 30 + header.readUInt16LE(26) + header.readUInt16LE(28);
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
