import { WaybillError } from '../../../domain/errors.ts';
import { countRequired, type IndexedText, type LicenseIndex } from './license-index.ts';

const magic = 0x494c4257;
const version = 2;
const parts = 12;
const headerWords = 2 + parts * 2;

/** The parts of an index in the order of the file. */
function partsOf(index: LicenseIndex): readonly (Uint8Array | Uint16Array | Uint32Array)[] {
  const { vocabulary } = index;
  return [
    new TextEncoder().encode(JSON.stringify(index.texts)),
    vocabulary.keys,
    vocabulary.ids,
    index.wordStarts,
    index.words,
    index.textStarts,
    index.tokens,
    index.flags,
    index.gramBits,
    index.gramKeys,
    index.gramLists,
    index.postings,
  ];
}

/** The bytes of a compiled index: a header of offsets and lengths, then its arrays, each on a multiple of 8, little-endian. */
export function writeIndex(index: LicenseIndex): Uint8Array {
  const arrays = partsOf(index);
  const header = new Uint32Array(headerWords);
  header.set([magic, version]);
  let at = align(header.byteLength);
  arrays.forEach((part, i) => {
    header.set([at, part.byteLength], 2 + i * 2);
    at = align(at + part.byteLength);
  });
  const file = new Uint8Array(at);
  file.set(new Uint8Array(header.buffer));
  arrays.forEach((part, i) => {
    file.set(new Uint8Array(part.buffer, part.byteOffset, part.byteLength), header[2 + i * 2]!);
  });
  return file;
}

/**
 * Opens a compiled index: its arrays are views of the bytes, which must not change afterwards; only the names are parsed.
 *
 * @throws WaybillError `schema` where the bytes are no index of this version
 */
export function openIndex(file: Uint8Array): LicenseIndex {
  const bytes = file.byteOffset % 8 === 0 ? file : file.slice();
  const header = bytes.byteLength >= headerWords * 4 ? new Uint32Array(bytes.buffer, bytes.byteOffset, headerWords) : undefined;
  if (header?.[0] !== magic || header[1] !== version)
    throw new WaybillError('schema', 'the compiled licence index is of another version: build it anew');
  const place = (part: number): [number, number] => {
    const [at, length] = [header[2 + part * 2]!, header[3 + part * 2]!];
    if (at + length > bytes.byteLength) throw new WaybillError('schema', 'the compiled licence index is cut short: build it anew');
    return [bytes.byteOffset + at, length];
  };
  const u8 = (part: number) => new Uint8Array(bytes.buffer, ...place(part));
  const u16 = (part: number) => new Uint16Array(bytes.buffer, place(part)[0], place(part)[1] / 2);
  const u32 = (part: number) => new Uint32Array(bytes.buffer, place(part)[0], place(part)[1] / 4);
  return {
    texts: JSON.parse(new TextDecoder().decode(u8(0))) as readonly IndexedText[],
    vocabulary: { keys: u32(1), ids: u16(2) },
    wordStarts: u32(3),
    words: u8(4),
    textStarts: u32(5),
    tokens: u16(6),
    flags: u8(7),
    requiredBefore: countRequired(u8(7)),
    gramBits: u32(8),
    gramKeys: u32(9),
    gramLists: u32(10),
    postings: u32(11),
  };
}

function align(at: number): number {
  return (at + 7) & ~7;
}
