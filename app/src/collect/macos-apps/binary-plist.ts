import { limits } from '../../platform/limits.ts';
import type { PlistEntries } from './plist.ts';

const magic = new TextEncoder().encode('bplist00');
const trailerSize = 32;

/** What a marker's upper half says of the object behind it. */
const kinds = { simple: 0x0, integer: 0x1, ascii: 0x5, utf16: 0x6, dictionary: 0xd };

interface BinaryPlist {
  readonly view: DataView;
  readonly bytes: Uint8Array;
  /** Bytes of an offset and of a reference to an object. */
  readonly offsetSize: number;
  readonly referenceSize: number;
  readonly objects: number;
  readonly offsets: number;
}

export function isBinaryPlist(bytes: Uint8Array): boolean {
  return magic.every((byte, index) => bytes[index] === byte);
}

/**
 * Objects refer to each other by number, so that a small file can stand for an endless tree: only the outermost dictionary is read, its
 * keys as far as they may be wanted, and of its values those that are.
 *
 * @throws RangeError where a place outside the file is named
 * @see readPlist
 */
export function readBinaryPlist(bytes: Uint8Array, wanted: ReadonlySet<string>): PlistEntries {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const trailer = bytes.length - trailerSize;
  const plist: BinaryPlist = {
    view,
    bytes,
    offsetSize: view.getUint8(trailer + 6),
    referenceSize: view.getUint8(trailer + 7),
    objects: unsigned(view, trailer + 8, 8),
    offsets: unsigned(view, trailer + 24, 8),
  };
  const { start, kind, count } = objectAt(plist, unsigned(view, trailer + 16, 8));
  if (kind !== kinds.dictionary) throw new Error('no dictionary of a property list');
  if (count > limits.plistEntries) throw new Error(`more than ${limits.plistEntries} entries`);
  const longest = Math.max(0, ...[...wanted].map(({ length }) => length));
  const entries = new Map<string, string>();
  for (let entry = 0; entry < count; entry += 1) {
    const key = scalarAt(plist, referenceAt(plist, start, entry), longest);
    if (key === undefined || !wanted.has(key) || entries.has(key)) continue;
    const value = scalarAt(plist, referenceAt(plist, start, count + entry), limits.fieldLength);
    if (value !== undefined) entries.set(key, value);
  }
  return entries;
}

function referenceAt({ view, referenceSize }: BinaryPlist, start: number, index: number): number {
  return unsigned(view, start + index * referenceSize, referenceSize);
}

/** An object's kind, its length or the like, and where its content starts. */
function objectAt({ view, objects, offsets, offsetSize }: BinaryPlist, number: number) {
  if (number >= objects) throw new RangeError(`there is no object ${number}`);
  const offset = unsigned(view, offsets + number * offsetSize, offsetSize);
  const marker = view.getUint8(offset);
  const kind = marker >> 4;
  const info = marker & 0xf;
  // A length that does not fit into the marker stands behind it, as an integer.
  if (info !== 0xf || kind === kinds.simple) return { kind, count: info, start: offset + 1 };
  const size = 2 ** (view.getUint8(offset + 1) & 0xf);
  return { kind, count: unsigned(view, offset + 2, size), start: offset + 2 + size };
}

/** A text, number or truth value as text; undefined for any other object and for a text beyond `longest`. */
function scalarAt(plist: BinaryPlist, number: number, longest: number): string | undefined {
  const { kind, count, start } = objectAt(plist, number);
  if (kind === kinds.simple) return count === 8 ? 'false' : count === 9 ? 'true' : undefined;
  if (kind === kinds.integer) return count > 3 ? undefined : String(unsigned(plist.view, start, 2 ** count));
  const isText = kind === kinds.ascii || kind === kinds.utf16;
  if (!isText || count > longest) return undefined;
  const size = kind === kinds.utf16 ? count * 2 : count;
  if (start + size > plist.bytes.length) throw new RangeError('a text ends behind the file');
  return new TextDecoder(kind === kinds.utf16 ? 'utf-16be' : 'utf-8').decode(plist.bytes.subarray(start, start + size));
}

/** A big-endian number of 1 to 8 bytes. */
function unsigned(view: DataView, at: number, size: number): number {
  if (size < 1 || size > 8) throw new RangeError(`a number of ${size} bytes`);
  let value = 0;
  for (let index = 0; index < size; index += 1) value = value * 256 + view.getUint8(at + index);
  return value;
}
