import { brokenDatabase, type Stored } from './stored.ts';

const pageSize = 4096;
const slotSize = 16;
const blockSize = 16;
/** The header takes the place of the first slots. */
const headerSize = 32;
const blobHead = 16;
const blobTail = 12;

const databaseMagic = fourLetters('RpmP');
const slotMagic = fourLetters('Slot');
const blobMagic = fourLetters('BlbS');

export function isNdb(bytes: Uint8Array): boolean {
  return bytes.length >= headerSize && viewOf(bytes).getUint32(0, true) === databaseMagic;
}

/**
 * The headers of `Packages.db`, rpm's own format: pages of slots, each of which names the blocks of a blob; all little-endian.
 *
 * @see https://github.com/rpm-software-management/rpm lib/backend/ndb/rpmpkg.c
 */
export function* ndbHeaders(bytes: Uint8Array, path: string): Iterable<Stored> {
  const view = viewOf(bytes);
  const version = view.getUint32(4, true);
  if (version !== 0) {
    yield { gap: brokenDatabase(path, `is of the unknown version ${version}`, 'unsupported-version') };
    return;
  }
  const slotsEnd = view.getUint32(12, true) * pageSize;
  if (slotsEnd > bytes.length) yield { gap: brokenDatabase(path, 'ends within its slots', 'truncated') };
  const end = Math.min(slotsEnd, bytes.length - slotSize + 1);
  for (let at = headerSize; at < end; at += slotSize) {
    if (view.getUint32(at, true) !== slotMagic) {
      yield { gap: brokenDatabase(path, `has no slot at byte ${at}`) };
      return;
    }
    const firstBlock = view.getUint32(at + 8, true);
    if (firstBlock > 0) yield blobAt(bytes, view, path, { start: firstBlock * blockSize, package: view.getUint32(at + 4, true) });
  }
}

function blobAt(bytes: Uint8Array, view: DataView, path: string, slot: { readonly start: number; readonly package: number }): Stored {
  const { start } = slot;
  if (start + blobHead > bytes.length) return { gap: brokenDatabase(path, 'ends before a package that it names', 'truncated') };
  const length = view.getUint32(start + 12, true);
  const isBlob = view.getUint32(start, true) === blobMagic && view.getUint32(start + 4, true) === slot.package;
  if (!isBlob) return { gap: brokenDatabase(path, `has no package at byte ${start}`) };
  const end = start + blobHead + length;
  if (end + blobTail > bytes.length) return { gap: brokenDatabase(path, 'ends within a package', 'truncated') };
  return { blob: bytes.subarray(start + blobHead, end) };
}

function fourLetters(word: string): number {
  return viewOf(new TextEncoder().encode(word)).getUint32(0, true);
}

function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}
