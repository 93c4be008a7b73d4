import { endOfDigits, isDigit, trimZeros } from '../text.ts';

export interface PypiVersion {
  readonly epoch: string;
  /** Numbers without trailing zero ones, for `1.0` is `1`. */
  readonly release: readonly string[];
  /** `a`, `b` or `rc` with its number. */
  readonly pre?: readonly [stage: string, number: string];
  readonly post?: string;
  readonly dev?: string;
  readonly local?: readonly string[];
}

type Mutable<Type> = { -readonly [Key in keyof Type]: Type[Key] };

/** Position in the text, moved on by the readers below. */
interface Cursor {
  readonly text: string;
  at: number;
}

/** Reads every spelling of PEP 440, Appendix B (`v1.0-ALPHA_1`, `1.0-1`, `1.0.r4`); undefined for what it excludes. */
export function parsePypi(given: string): PypiVersion | undefined {
  const cursor: Cursor = { text: given.trim().toLowerCase(), at: 0 };
  const { text } = cursor;
  if (text.charCodeAt(0) === 118) cursor.at++;
  let epoch = '0';
  const firstEnd = endOfDigits(text, cursor.at);
  if (firstEnd > cursor.at && text.charCodeAt(firstEnd) === 33) {
    epoch = trimZeros(text, cursor.at, firstEnd);
    cursor.at = firstEnd + 1;
  }
  const release = readRelease(cursor);
  if (release === undefined) return undefined;
  // As nearly every version ends.
  if (cursor.at === text.length) return { epoch, release };
  const version: Mutable<PypiVersion> = { epoch, release };
  const pre = readStage(cursor, preNames);
  if (pre) version.pre = [preNames.get(pre[0])!, pre[1]];
  const post = readPost(cursor);
  if (post !== undefined) version.post = post;
  const dev = readStage(cursor, devNames);
  if (dev) version.dev = dev[1];
  if (text.charCodeAt(cursor.at) === 43) {
    const local = readLocal(cursor);
    if (local === undefined) return undefined;
    version.local = local;
  }
  return cursor.at === text.length ? version : undefined;
}

/** By the order in which the specification tries them: no name may come before a longer one that starts with it. */
const preNames = new Map([
  ['alpha', 'a'],
  ['a', 'a'],
  ['beta', 'b'],
  ['b', 'b'],
  ['preview', 'rc'],
  ['pre', 'rc'],
  ['c', 'rc'],
  ['rc', 'rc'],
]);
const postNames = new Map([
  ['post', ''],
  ['rev', ''],
  ['r', ''],
]);
const devNames = new Map([['dev', '']]);

function readRelease(cursor: Cursor): string[] | undefined {
  const { text } = cursor;
  const release: string[] = [];
  let kept = 0;
  for (;;) {
    const end = endOfDigits(text, cursor.at);
    if (end === cursor.at) return undefined;
    const number = trimZeros(text, cursor.at, end);
    release.push(number);
    if (number !== '0') kept = release.length;
    cursor.at = end;
    if (text.charCodeAt(end) !== 46 || !isDigit(text.charCodeAt(end + 1))) break;
    cursor.at++;
  }
  release.length = kept;
  return release;
}

/** An optional separator, a name, an optional separator and number; nothing is read where no name stands. */
function readStage(cursor: Cursor, names: ReadonlyMap<string, string>): readonly [name: string, number: string] | undefined {
  const start = isSeparator(cursor.text.charCodeAt(cursor.at)) ? cursor.at + 1 : cursor.at;
  for (const name of names.keys()) {
    if (!cursor.text.startsWith(name, start)) continue;
    cursor.at = start + name.length;
    if (isSeparator(cursor.text.charCodeAt(cursor.at))) cursor.at++;
    const end = endOfDigits(cursor.text, cursor.at);
    const number = end === cursor.at ? '0' : trimZeros(cursor.text, cursor.at, end);
    cursor.at = end;
    return [name, number];
  }
  return undefined;
}

/** A post-release is also a mere `-1`. */
function readPost(cursor: Cursor): string | undefined {
  const { text, at } = cursor;
  const end = endOfDigits(text, at + 1);
  if (text.charCodeAt(at) === 45 && end > at + 1) {
    cursor.at = end;
    return trimZeros(text, at + 1, end);
  }
  return readStage(cursor, postNames)?.[1];
}

function readLocal(cursor: Cursor): string[] | undefined {
  const segments = cursor.text.slice(cursor.at + 1).split(/[-_.]/);
  if (!segments.every((segment) => /^[a-z0-9]+$/.test(segment))) return undefined;
  cursor.at = cursor.text.length;
  return segments.map((segment) => (isNumber(segment) ? trimZeros(segment, 0, segment.length) : segment));
}

export function isNumber(segment: string): boolean {
  return endOfDigits(segment, 0) === segment.length;
}

function isSeparator(code: number): boolean {
  return code === 45 || code === 46 || code === 95;
}
