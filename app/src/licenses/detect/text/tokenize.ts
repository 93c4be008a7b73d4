import { htmlTagEnd } from './html-tag.ts';
import { addByte, finishHash, wordHashSeed } from './word-hash.ts';

/** Where the ids of words come from: 0 stands for every word that is not in it. */
export interface Vocabulary {
  /** Open addressing, linear; the length is a power of two; 0 is an empty place. */
  readonly keys: Uint32Array;
  readonly ids: Uint16Array;
}

/** The words of a text, in order, with the bytes they stand at. Arrays may be longer than `count`. */
export interface Tokens {
  readonly bytes: Uint8Array;
  readonly count: number;
  readonly ids: Uint16Array;
  readonly starts: Uint32Array;
  readonly ends: Uint32Array;
}

/** Room for the tokens of texts of up to a number of bytes, used again for each. */
export interface TokenRoom {
  ids: Uint16Array;
  starts: Uint32Array;
  ends: Uint32Array;
}

const newline = 10;
const letter = 1;
const digit = 2;
/** A first byte of two or more that make a letter, and bytes that follow one. */
const wide = 3;
const classOf = new Uint8Array(256);
const lower = new Uint8Array(256);
/** The lower-case form of an ASCII letter or digit; 0 for every other byte. */
const wordByte = new Uint8Array(256);
for (let byte = 0; byte < 256; byte++) {
  const isUpper = byte >= 65 && byte <= 90;
  lower[byte] = isUpper ? byte + 32 : byte;
  if (isUpper || (byte >= 97 && byte <= 122)) classOf[byte] = letter;
  else if (byte >= 48 && byte <= 57) classOf[byte] = digit;
  else if (byte >= 0x80) classOf[byte] = wide;
  if (classOf[byte] === letter || classOf[byte] === digit) wordByte[byte] = lower[byte]!;
}

/** Bytes that begin markup (`<`, `&`, `\\`, `]`), and bytes that end a bullet or the number of an item (`)`, `.`, `]`, `:`). */
const beginsMarkup = 1;
const closesNumber = 2;
const marks = new Uint8Array(256);
for (const byte of [60, 38, 92, 93]) marks[byte]! |= beginsMarkup;
for (const byte of [41, 46, 93, 58]) marks[byte]! |= closesNumber;

/** Bytes of ASCII that separate words, and are nothing else. */
const separates = new Uint8Array(256);
for (let byte = 0; byte < 0x80; byte++)
  if (wordByte[byte] === 0 && byte !== newline && (marks[byte]! & beginsMarkup) === 0) separates[byte] = 1;

/** Letters that begin a bullet or the mark of a comment line of more letters than one: `ii`, `vi`, `xi`; `rem`, `dnl`. */
const beginsNoise = new Uint8Array(256);
for (const byte of [73, 86, 88, 82, 68]) beginsNoise[byte] = beginsNoise[byte + 32] = 1;

/** Words that are read as one with what follows a hyphen: `non-exclusive` is `nonexclusive`. */
const joiningPrefixes = new Set(['non', 'sub'].map((word) => [...word].reduce((hash, c) => addByte(hash, c.charCodeAt(0)), wordHashSeed)));

/** Words that begin comment lines: BASIC and batch files, m4. */
const commentWords = new Set(['rem', 'dnl'].map((word) => [...word].reduce((hash, c) => addByte(hash, c.charCodeAt(0)), wordHashSeed)));

/**
 * Splits bytes into words as the SPDX matching guidelines read them: case, punctuation, quotes, dashes, white space, comment markers, HTML
 * tags and entities, bullets and numbering do not count (SPDX 2.3 annex C).
 *
 * UTF-8 is expected; bytes that are none separate words. CJK characters are words of their own. Linear in the bytes; nothing is refused.
 */
export function tokenize(bytes: Uint8Array, vocabulary: Vocabulary, room: TokenRoom): Tokens {
  const to = bytes.length;
  ensureRoom(room, to);
  const { ids, starts, ends } = room;
  const { keys, ids: wordIds } = vocabulary;
  const mask = keys.length - 1;
  let count = 0;
  let atLineStart = true;
  let at = 0;
  while (at < to) {
    while (at < to && separates[bytes[at]!] !== 0) at++;
    if (at === to) break;
    const byte = bytes[at]!;
    const start = at;
    let hash = wordHashSeed;
    let isWhole = false;
    if (wordByte[byte] === 0) {
      if (byte < 0x80) {
        if (byte === newline) atLineStart = true;
        at = (marks[byte]! & beginsMarkup) !== 0 ? markupEnd(bytes, at, to) : at + 1;
        continue;
      }
      const length = wideLength(bytes, at, to);
      if (length < 0) {
        at -= length;
        continue;
      }
      isWhole = length === 3;
      if (isWhole) for (; at < start + 3; at++) hash = addByte(hash, bytes[at]!);
    }
    while (!isWhole) {
      for (; at < to; at++) {
        const low = wordByte[bytes[at]!]!;
        if (low === 0) break;
        hash = addByte(hash, low);
      }
      if (at >= to) break;
      const next = bytes[at]!;
      if (next < 0x80) {
        if (next !== 45 || at - start !== 3 || !joiningPrefixes.has(hash) || at + 1 >= to || classOf[bytes[at + 1]!] !== letter) break;
        at++;
      } else {
        if (wideLength(bytes, at, to) !== 2) break;
        hash = addByte(addByte(hash, next), lowerSecond(next, bytes[at + 1]!));
        at += 2;
      }
    }
    const next = at < to ? bytes[at]! : newline;
    const length = at - start;
    const mayBeNoise =
      classOf[byte] === digit
        ? length <= 2
        : length <= 4 && (length === 1 || beginsNoise[byte] !== 0) && (atLineStart || (marks[next]! & closesNumber) !== 0);
    if (mayBeNoise && isNoise(bytes, start, at, to, atLineStart, hash)) continue;
    atLineStart = false;
    let id = 0;
    const key = finishHash(hash);
    for (let place = key & mask; keys[place] !== 0; place = (place + 1) & mask)
      if (keys[place] === key) {
        id = wordIds[place]!;
        break;
      }
    if (next === 45) {
      const joined = joinOverLine(bytes, at, to, hash);
      if (joined.end > 0) {
        const whole = finishHash(joined.hash);
        for (let place = whole & mask; keys[place] !== 0; place = (place + 1) & mask)
          if (keys[place] === whole) {
            id = wordIds[place]!;
            at = joined.end;
            break;
          }
      }
    }
    ids[count] = id;
    starts[count] = start;
    ends[count] = at;
    count++;
  }
  return { bytes, count, ids, starts, ends };
}

/** The key under which a vocabulary has the word that is read from these bytes. */
export function wordKey(bytes: Uint8Array, from: number, to: number): number {
  let hash = wordHashSeed;
  for (let at = from; at < to; at++) {
    const byte = bytes[at]!;
    if (byte < 0x80) {
      if (byte !== 45) hash = addByte(hash, lower[byte]!);
    } else hash = addByte(hash, bytes[at - 1] === 0xc3 && at > from ? lowerSecond(0xc3, byte) : byte);
  }
  return finishHash(hash);
}

/** The second byte of the lower-case form of a Latin-1 letter; letters beyond keep their case. */
function lowerSecond(first: number, second: number): number {
  return first === 0xc3 && second < 0x9f && second !== 0x97 ? second | 0x20 : second;
}

function ensureRoom(room: TokenRoom, bytes: number): void {
  // A word takes a byte and a separator, except for CJK and markup, which take three.
  const needed = (bytes >> 1) + 2;
  if (room.ids.length >= needed) return;
  room.ids = new Uint16Array(needed);
  room.starts = new Uint32Array(needed);
  room.ends = new Uint32Array(needed);
}

/** Room to hand to `tokenize`. */
export function tokenRoom(): TokenRoom {
  return { ids: new Uint16Array(0), starts: new Uint32Array(0), ends: new Uint32Array(0) };
}

/** 2 for a letter of two bytes, 3 for a CJK character, else minus the number of bytes of what is no part of a word. */
function wideLength(bytes: Uint8Array, at: number, to: number): number {
  const first = bytes[at]!;
  const second = at + 1 < to ? bytes[at + 1]! : 0;
  if (second < 0x80 || second > 0xbf || first < 0xc2) return -1;
  if (first === 0xc2) return -2;
  if (first < 0xe0) return 2;
  if (at + 2 >= to || bytes[at + 2]! < 0x80) return -1;
  if (first < 0xf0) return first <= 0xe2 || (first === 0xe3 && second === 0x80) || first === 0xef ? -3 : 3;
  return -1;
}

/** Whether a short word is a bullet, a number of a list or the mark of a comment line. */
function isNoise(bytes: Uint8Array, start: number, end: number, to: number, atLineStart: boolean, hash: number): boolean {
  const length = end - start;
  const only = kindOf(bytes, start, end);
  if (atLineStart && length === 3 && commentWords.has(hash)) return true;
  const next = end < to ? bytes[end]! : newline;
  const closes = (marks[next]! & closesNumber) !== 0;
  if (only === digit) {
    if (length > 2) return false;
    if (next === 41 || next === 93) return true;
    const after = end + 1 < to ? bytes[end + 1]! : newline;
    if (next === 46 && (isSpace(after) || (atLineStart && classOf[after] === digit))) return true;
    return atLineStart && (isSpace(next) || next === 45) && isSectionNumber(bytes, start);
  }
  if (only !== letter || length > (atLineStart || closes ? 4 : 0)) return false;
  const before = start > 0 ? bytes[start - 1]! : newline;
  const roman = length === 1 || isRoman(bytes, start, end);
  if (!roman) return false;
  const after = end + 1 < to ? bytes[end + 1]! : newline;
  if (next === 41) return before === 40 || isSpace(before);
  if (next === 46) return isSpace(after) && isSpace(before);
  // The bullet `o`, and Fortran's comment column.
  return atLineStart && length === 1 && isSpace(next) && (lower[bytes[start]!] === 111 || (bytes[start] === 67 && isLineBreak(before)));
}

/** Whether a word is all letters, all digits, or neither. */
function kindOf(bytes: Uint8Array, start: number, end: number): number {
  const kind = classOf[bytes[start]!]!;
  for (let at = start + 1; at < end; at++) if (classOf[bytes[at]!] !== kind) return wide;
  return kind;
}

/** The last number of `1.2` at the start of a line: the ones before it were dropped already. */
function isSectionNumber(bytes: Uint8Array, start: number): boolean {
  return start > 1 && bytes[start - 1] === 46 && classOf[bytes[start - 2]!] === digit;
}

function isSpace(byte: number): boolean {
  return byte === 32 || (byte >= 9 && byte <= 13);
}

function isLineBreak(byte: number): boolean {
  return byte === newline || byte === 13;
}

function isRoman(bytes: Uint8Array, start: number, end: number): boolean {
  for (let at = start; at < end; at++) {
    const byte = lower[bytes[at]!]!;
    if (byte !== 105 && byte !== 118 && byte !== 120) return false;
  }
  return true;
}

/** The end of an HTML tag or entity, an escaped line break or a Markdown link's address; the next byte where there is none. */
function markupEnd(bytes: Uint8Array, at: number, to: number): number {
  const byte = bytes[at]!;
  const next = at + 1 < to ? bytes[at + 1]! : 0;
  if (byte === 92) return next === 110 || next === 114 || next === 116 ? at + 2 : at + 1;
  if (byte === 60) return htmlTagEnd(bytes, at, to);
  if (byte === 38) {
    for (let end = at + 1; end < to && end < at + 10; end++) {
      if (bytes[end] === 59) return end > at + 2 ? end + 1 : at + 1;
      if (classOf[bytes[end]!] === 0 && bytes[end] !== 35) break;
    }
    return at + 1;
  }
  if (next !== 40) return at + 1;
  for (let end = at + 2; end < to && end < at + 200 && !isSpace(bytes[end]!); end++) if (bytes[end] === 41) return end + 1;
  return at + 1;
}

/** Reads on after a hyphen at the end of a line; `end` is 0 where the word does not go on. */
function joinOverLine(bytes: Uint8Array, at: number, to: number, hash: number): { readonly end: number; readonly hash: number } {
  let next = at + 1;
  while (next < to && (bytes[next] === 13 || bytes[next] === 32)) next++;
  if (next >= to || bytes[next] !== newline) return { end: 0, hash };
  const limit = Math.min(to, next + 40);
  while (next < limit && classOf[bytes[next]!] === 0) next++;
  const start = next;
  let whole = hash;
  for (; next < limit && classOf[bytes[next]!] === letter; next++) whole = addByte(whole, lower[bytes[next]!]!);
  return { end: next > start ? next : 0, hash: whole };
}
