import { gunzipSync, zstdDecompressSync } from 'node:zlib';
import { type Place, WaybillError } from '../domain/errors.ts';
import { limits } from '../platform/limits.ts';
import { isBzip2, isXz, unpackBzip2, unpackXz } from '../platform/packed/index.ts';

const gzip = [0x1f, 0x8b];
const zstd = [0x28, 0xb5, 0x2f, 0xfd];

/**
 * The document in a file that is compressed with gzip, zstd, xz or bzip2, and the file itself where it is not. Never more is unpacked than a document may have,
 * whatever the file says of itself.
 *
 * @throws WaybillError `limit-exceeded`, `unreadable`
 */
export function unpackDocument(bytes: Uint8Array, place: Place): Uint8Array {
  const unpack = unpackerFor(bytes);
  if (!unpack) return bytes;
  try {
    return unpack(bytes, limits.documentBytes);
  } catch (cause) {
    if (cause instanceof WaybillError && cause.code === 'unreadable') throw new WaybillError('unreadable', cause.message, { place, cause });
    if (cause instanceof WaybillError || (cause as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE') {
      throw new WaybillError(
        'limit-exceeded',
        `the document unpacks to more than ${limits.documentBytes} bytes, which is more than is read`,
        { place, cause },
      );
    }
    throw new WaybillError('unreadable', 'the compressed document is damaged; fetch or write it again', { place, cause });
  }
}

function unpackerFor(bytes: Uint8Array): ((bytes: Uint8Array, most: number) => Uint8Array) | undefined {
  if (begins(bytes, gzip)) return (packed, most) => gunzipSync(packed, { maxOutputLength: most });
  if (begins(bytes, zstd)) return (packed, most) => zstdDecompressSync(packed, { maxOutputLength: most });
  if (isXz(bytes)) return unpackXz;
  return isBzip2(bytes) ? unpackBzip2 : undefined;
}

function begins(bytes: Uint8Array, magic: readonly number[]): boolean {
  return magic.every((byte, index) => bytes[index] === byte);
}
