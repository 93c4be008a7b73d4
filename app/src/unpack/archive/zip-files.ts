import { crc32, inflateRawSync } from 'node:zlib';
import { type Entry, fromBufferPromise, getFileNameLowLevel, validateFileName, type ZipFile } from 'yauzl';
import { type ErrorCode, messageOf, WaybillError } from '../../domain/errors.ts';
import { limits } from '../../platform/limits.ts';
import type { ArchivedFile } from './archived-file.ts';
import type { UnpackBudget } from './budget.ts';

const stored = 0;
const deflated = 8;

/**
 * The files of a zip archive, in the order of its directory. What does not hold what the directory promises, in size or checksum, is an error of
 * that file alone, and so is a name that leads out of the archive.
 *
 * @param isWanted whether a file of that name is to be unpacked at all
 */
export async function* zipFiles(
  path: string,
  bytes: Uint8Array,
  budget: UnpackBudget,
  isWanted: (name: string) => boolean = () => true,
): AsyncGenerator<ArchivedFile, void> {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  try {
    const archive: ZipFile = await fromBufferPromise(buffer, { autoClose: false, decodeStrings: false });
    for await (const entry of archive.eachEntry()) {
      const name = getFileNameLowLevel(entry.generalPurposeBitFlag, entry.fileNameRaw, entry.extraFields, false);
      if (name.endsWith('/')) continue;
      budget.countEntry(path);
      if (isWanted(name)) yield readEntry(name, entry, buffer, budget);
    }
  } catch (thrown) {
    if (thrown instanceof WaybillError) throw thrown;
    throw new WaybillError('malformed', `${path} is no zip archive that can be read: ${messageOf(thrown)}`, { cause: thrown });
  }
}

function readEntry(path: string, entry: Entry, archive: Buffer, budget: UnpackBudget): ArchivedFile {
  const { uncompressedSize: size, compressedSize, compressionMethod } = entry;
  const refuse = (code: ErrorCode, message: string): ArchivedFile => ({ path, error: { code, message } });
  if (validateFileName(path) !== null) return refuse('malformed', 'its name leads out of the archive');
  if (entry.isEncrypted()) return refuse('unreadable', 'it is encrypted');
  if (compressionMethod !== stored && compressionMethod !== deflated)
    return refuse('unreadable', `its compression method ${compressionMethod} is not read`);
  if (size > limits.archivedFileBytes) return refuse('limit-exceeded', `it unpacks to ${size} bytes, which is more than is read`);
  budget.take(path, size);
  try {
    const packed = contentOf(entry, archive, compressedSize);
    const bytes = compressionMethod === stored ? packed : inflateRawSync(packed, { maxOutputLength: Math.max(1, size) });
    if (bytes.length !== size) return refuse('malformed', `it has ${bytes.length} bytes where ${size} are promised`);
    return crc32(bytes) === entry.crc32 ? { path, bytes } : refuse('malformed', 'its checksum does not hold');
  } catch (thrown) {
    return refuse('malformed', messageOf(thrown));
  }
}

/** The content stands behind the local header, whose own lengths count. @see APPNOTE.TXT, 4.3.7 */
function contentOf({ relativeOffsetOfLocalHeader: at }: Entry, archive: Buffer, size: number): Buffer {
  if (archive.readUInt32LE(at) !== 0x04034b50) throw new WaybillError('malformed', 'its local header is missing');
  const start = at + 30 + archive.readUInt16LE(at + 26) + archive.readUInt16LE(at + 28);
  if (start + size > archive.length) throw new WaybillError('malformed', 'it was cut off');
  return archive.subarray(start, start + size);
}
