import { gunzipSync, zstdDecompressSync } from 'node:zlib';
import { type Place, WaybillError } from '../domain/errors.ts';
import { limits } from '../platform/limits.ts';

const gzip = [0x1f, 0x8b];
const zstd = [0x28, 0xb5, 0x2f, 0xfd];

/**
 * The document in a file that is compressed with gzip or zstd, and the file itself where it is not. Never more is unpacked than a document may have,
 * whatever the file says of itself.
 *
 * @throws WaybillError `limit-exceeded`, `unreadable`
 */
export function unpackDocument(bytes: Uint8Array, place: Place): Uint8Array {
  const unpack = begins(bytes, gzip) ? gunzipSync : begins(bytes, zstd) ? zstdDecompressSync : undefined;
  if (!unpack) return bytes;
  try {
    return unpack(bytes, { maxOutputLength: limits.documentBytes });
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE') {
      throw new WaybillError(
        'limit-exceeded',
        `the document unpacks to more than ${limits.documentBytes} bytes, which is more than is read`,
        { place, cause },
      );
    }
    throw new WaybillError('unreadable', 'the compressed document is damaged; fetch or write it again', { place, cause });
  }
}

function begins(bytes: Uint8Array, magic: readonly number[]): boolean {
  return magic.every((byte, index) => bytes[index] === byte);
}
