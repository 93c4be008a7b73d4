import { byteTable } from '../text/byte-table.ts';
import { htmlTagEnd } from '../text/html-tag.ts';

/** A piece of a file as plain text: no comment markers, single spaces, a line break where a line ended. */
export interface Passage {
  /** In lower case, and as written: of one length. */
  readonly text: string;
  readonly original: string;
  /** For each character of `text` the byte of the file that it stands for; good until the next passage is cleaned. */
  readonly bytes: Uint32Array;
}

const lineBreak = 10;
const space = 32;
const quote = 34;
const ampersand = 38;
const semicolon = 59;
const backslash = 92;
const decoder = new TextDecoder();

/** Bytes that stand for themselves within a line: printable ASCII, but for what begins a tag, an entity or an escape. */
const plain = Uint8Array.from({ length: 256 }, (_, byte) =>
  byte >= space && byte < 127 && !'<&\\'.includes(String.fromCharCode(byte)) ? 1 : 0,
);

/** Where passages are put together, one after the other. */
let room = roomFor(16_384);

function roomFor(bytes: number): { readonly codes: Uint8Array; readonly bytes: Uint32Array } {
  return { codes: new Uint8Array(bytes), bytes: new Uint32Array(bytes) };
}

/** Cleans bytes `from` to `to`. Characters beyond ASCII become spaces, but for quotes and dashes. */
export function cleanPassage(file: Uint8Array, from: number, to: number): Passage {
  if (room.codes.length < to - from) room = roomFor(2 * (to - from));
  const { codes, bytes } = room;
  let length = 0;
  let atLineStart = from === 0 || file[from - 1] === lineBreak;
  let inQuotes = false;
  for (let at = from; at < to; ) {
    const byte = file[at]!;
    if (!atLineStart && plain[byte] !== 0 && byte !== space) {
      const end = copyPlain(file, at, to, codes, bytes, length);
      length += end - at;
      at = end;
      continue;
    }
    if (byte === lineBreak) {
      const end = contentEnd(codes, length);
      inQuotes = end < length ? codes.subarray(end, length).includes(quote) : atLineStart && inQuotes;
      length = end;
      // A line of a string that says its own line break ends once.
      if (!(inQuotes && atLineStart && codes[length - 1] === lineBreak)) length = put(codes, bytes, length, lineBreak, at);
      at++;
      atLineStart = true;
      continue;
    }
    if (atLineStart) {
      const marker = byte === quote && inQuotes ? at + 1 : markerEnd(file, at, to);
      if (marker > at) {
        at = marker;
        continue;
      }
      atLineStart = false;
    }
    if (byte === 60) {
      const end = htmlTagEnd(file, at, to);
      if (end > at + 1 && !hasAddress(file, at, end)) {
        length = put(codes, bytes, length, space, at);
        at = end;
        continue;
      }
    }
    const entity = byte === ampersand ? entityAt(file, at, to) : undefined;
    if (entity) {
      length = put(codes, bytes, length, entity.code, at);
      at += entity.size;
    } else if (byte === backslash && (file[at + 1] === 110 || file[at + 1] === 114)) {
      length = put(codes, bytes, length, lineBreak, at);
      at += 2;
      atLineStart = true;
      inQuotes = true;
    } else if (byte < 0x80) length = put(codes, bytes, length, Math.max(byte, space), at++);
    else {
      const [code, size] = wideCharacter(file, at);
      length = put(codes, bytes, length, code, at);
      at += size;
    }
  }
  const original = decoder.decode(codes.subarray(0, length));
  return { text: original.toLowerCase(), original, bytes: bytes.subarray(0, length) };
}

/** Copies what stands for itself, with single spaces; returns its end. Apart from what cleans, for it is where the time goes. */
function copyPlain(file: Uint8Array, from: number, to: number, codes: Uint8Array, bytes: Uint32Array, length: number): number {
  let last = 0;
  let at = from;
  for (let place = length; at < to; at++, place++) {
    const byte = file[at]!;
    if (plain[byte] === 0 || (byte === space && last === space)) break;
    codes[place] = byte;
    bytes[place] = at;
    last = byte;
  }
  return at;
}

/** Adds a character, but for a space that separates nothing, and takes the space back that a line break follows. Returns the new length. */
function put(codes: Uint8Array, bytes: Uint32Array, length: number, code: number, at: number): number {
  const last = length > 0 ? codes[length - 1] : lineBreak;
  if (code === space && (last === space || last === lineBreak)) return length;
  const place = code === lineBreak && last === space ? length - 1 : length;
  codes[place] = code;
  bytes[place] = at;
  return place + 1;
}

/** Characters that pages write by name or number. */
const entities: ReadonlyMap<string, number> = new Map(
  Object.entries({ quot: 34, '#34': 34, amp: 38, '#38': 38, apos: 39, '#39': 39, lt: 60, gt: 62, nbsp: space, '#160': space }),
);
const longestEntity = 6;

function entityAt(file: Uint8Array, at: number, to: number): { readonly code: number; readonly size: number } | undefined {
  const end = file.subarray(at, Math.min(to, at + longestEntity)).indexOf(semicolon);
  const code = end < 0 ? undefined : entities.get(String.fromCharCode(...file.subarray(at + 1, at + end)));
  return code === undefined ? undefined : { code, size: end + 1 };
}

/** What closes a line of a box (`* text *`) or of a string that goes on in the next line, after a space: no text of its own. */
const closers = byteTable('*/|"\\+#');

function contentEnd(codes: Uint8Array, length: number): number {
  let end = length;
  while (end > 0 && (closers[codes[end - 1]!] !== 0 || codes[end - 1] === space)) end--;
  // Without a space before it a quote may close a value, and a star a pattern.
  return end === length || (codes[end] !== space && codes[end] !== backslash) ? length : end;
}

/** Bytes that comments and quotations begin lines with: none of them begins a sentence. */
const markers = byteTable(' \t\r*/;%!|>~=');
/** These only when more of them, a space or the end of the line follows: `#`, `-`, `.`, `"`, `'`. */
const softMarkers = byteTable('#-.\'"');

function markerEnd(file: Uint8Array, at: number, to: number): number {
  const byte = file[at]!;
  if (markers[byte] !== 0) return at + 1;
  if (softMarkers[byte] !== 0) {
    const next = at + 1 < to ? file[at + 1]! : lineBreak;
    if (next <= space || next === byte || (byte === 46 && next === 92)) return at + 1;
  }
  if (byte === 92 && file[at + 1] === 34) return at + 2;
  const first = byte | 0x20;
  if (first !== 114 && first !== 100) return at;
  const word = String.fromCharCode(byte, file[at + 1] ?? 0, file[at + 2] ?? 0, file[at + 3] ?? 0).toLowerCase();
  return word === 'rem ' || word === 'dnl ' ? at + 4 : at;
}

function hasAddress(file: Uint8Array, from: number, to: number): boolean {
  for (let at = from; at + 2 < to; at++) if (file[at] === 58 && file[at + 1] === 47 && file[at + 2] === 47) return true;
  return false;
}

/** Typographic quotes and dashes as ASCII; all else is a space. */
function wideCharacter(file: Uint8Array, at: number): [number, number] {
  const first = file[at]!;
  if (first === 0xe2 && file[at + 1] === 0x80) {
    const third = file[at + 2] ?? 0;
    if (third === 0x9c || third === 0x9d) return [34, 3];
    if (third === 0x98 || third === 0x99) return [39, 3];
    if (third >= 0x90 && third <= 0x95) return [45, 3];
    return [space, 3];
  }
  return [space, first >= 0xf0 ? 4 : first >= 0xe0 ? 3 : first >= 0xc2 ? 2 : 1];
}
