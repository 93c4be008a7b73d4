import { isUtf8 } from 'node:buffer';
import { type Place, WaybillError } from '../../domain/errors.ts';

const utf8 = new TextDecoder('utf-8', { fatal: true });

/**
 * Text of a document: UTF-8 with or without a byte order mark, or UTF-16 with one.
 *
 * @throws WaybillError `not-text` with the line of the first byte that is not of the encoding; `limit-exceeded` where the text is longer than a string may be
 */
export function decodeText(bytes: Uint8Array, place: Place = {}): string {
  const encoding = encodingOf(bytes);
  if (encoding !== 'utf-8') return decodeUtf16(bytes, encoding, place);
  try {
    return utf8.decode(bytes);
  } catch (thrown) {
    const offset = firstInvalidByte(bytes);
    if (offset === undefined)
      throw new WaybillError('limit-exceeded', 'the text is too long to be held in memory', { place, cause: thrown });
    const line = lineOfByte(bytes, offset);
    throw new WaybillError('not-text', `byte ${offset + 1} is not UTF-8; save the file as UTF-8`, {
      place: { ...place, line },
      cause: thrown,
    });
  }
}

/** UTF-8, unless a byte order mark says otherwise. */
export function encodingOf(bytes: Uint8Array): 'utf-8' | 'utf-16le' | 'utf-16be' {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  return bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf-16be' : 'utf-8';
}

export function isUtf16(bytes: Uint8Array): boolean {
  return encodingOf(bytes) !== 'utf-8';
}

function decodeUtf16(bytes: Uint8Array, encoding: 'utf-16le' | 'utf-16be', place: Place): string {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch (thrown) {
    throw new WaybillError('not-text', `the byte order mark says ${encoding.toUpperCase()}, but the text is not; save the file as UTF-8`, {
      place,
      cause: thrown,
    });
  }
}

/** Offset of the first byte that cannot belong to UTF-8, by halving: whether a prefix is valid is known fast. Undefined where all of it is. */
function firstInvalidByte(bytes: Uint8Array): number | undefined {
  if (isUtf8(bytes)) return undefined;
  let valid = 0;
  let invalid = bytes.length;
  while (invalid - valid > 1) {
    const middle = (valid + invalid) >> 1;
    const end = characterStart(bytes, middle);
    if (end > valid && isUtf8(bytes.subarray(valid, end))) valid = end;
    else if (end > valid) invalid = end;
    else break;
  }
  return valid;
}

/** The start of the character that `offset` stands in: at most three continuation bytes back. */
function characterStart(bytes: Uint8Array, offset: number): number {
  let start = offset;
  while (start > offset - 3 && start > 0 && (bytes[start]! & 0xc0) === 0x80) start--;
  return start;
}

function lineOfByte(bytes: Uint8Array, offset: number): number {
  let line = 1;
  for (let at = bytes.indexOf(10); at !== -1 && at < offset; at = bytes.indexOf(10, at + 1)) line++;
  return line;
}
