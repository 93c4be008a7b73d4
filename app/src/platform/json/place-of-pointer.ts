import { decodeText } from './decode-text.ts';
import { positionsAt, type TextPosition } from './text-position.ts';

/** Where a JSON pointer points: the first character of its value. Undefined where the document has no such value. @see RFC 6901 */
export function placeOfPointer(bytes: Uint8Array, pointer: string): TextPosition | undefined {
  return placesOfPointers(bytes, [pointer]).get(pointer);
}

/**
 * Where JSON pointers point, in one pass over a document that has been parsed before. Line and column are worked out only here, for the few
 * pointers that are told to somebody.
 *
 * @param text what the bytes decode to
 * @returns an entry for every pointer that the document has
 */
export function placesOfPointers(
  bytes: Uint8Array,
  pointers: readonly string[],
  text: string = decodeText(bytes),
): ReadonlyMap<string, TextPosition> {
  const offsets = offsetsOfPointers(text, pointers);
  const positions = positionsAt(text, offsets.values());
  return new Map([...offsets].map(([pointer, offset]) => [pointer, positions.get(offset)!]));
}

/** A wanted pointer, or the way to some. */
interface Wanted {
  readonly pointers: string[];
  readonly next: Map<string, Wanted>;
}

function offsetsOfPointers(text: string, pointers: readonly string[]): ReadonlyMap<string, number> {
  const offsets = new Map<string, number>();
  const open: { readonly array: boolean; index: number; readonly wanted: Wanted }[] = [];
  let wanted: Wanted | undefined = wantedFrom(pointers);
  for (let at = skipSpace(text, 0); at < text.length; at = skipSpace(text, at)) {
    const code = text.charCodeAt(at);
    const parent = open.at(-1);
    if (code === closeBracket || code === closeBrace) {
      open.pop();
      at++;
    } else if (code === comma) {
      if (parent) parent.index++;
      at++;
    } else {
      if (parent?.array) wanted = parent.wanted.next.get(String(parent.index));
      else if (parent) {
        const end = endOfString(text, at);
        wanted = parent.wanted.next.get(keyOf(text.slice(at, end)));
        at = skipSpace(text, skipSpace(text, end) + 1);
      }
      if (wanted) for (const pointer of wanted.pointers) offsets.set(pointer, at);
      const opens = text.charCodeAt(at);
      if (wanted && wanted.next.size > 0 && (opens === openBracket || opens === openBrace)) {
        open.push({ array: opens === openBracket, index: 0, wanted });
        at++;
      } else at = endOfValue(text, at);
    }
  }
  return offsets;
}

const quote = 34;
const comma = 44;
const openBracket = 91;
const backslash = 92;
const closeBracket = 93;
const openBrace = 123;
const closeBrace = 125;

function wantedFrom(pointers: readonly string[]): Wanted {
  const root: Wanted = { pointers: [], next: new Map() };
  for (const pointer of pointers) {
    let node = root;
    for (const part of pointer.split('/').slice(1)) {
      const key = part.replaceAll('~1', '/').replaceAll('~0', '~');
      const next = node.next.get(key) ?? { pointers: [], next: new Map() };
      node.next.set(key, next);
      node = next;
    }
    node.pointers.push(pointer);
  }
  return root;
}

function keyOf(quoted: string): string {
  const key: unknown = JSON.parse(quoted);
  return typeof key === 'string' ? key : '';
}

function endOfValue(text: string, from: number): number {
  const first = text.charCodeAt(from);
  if (first === quote) return endOfString(text, from);
  if (first === openBrace || first === openBracket) return endOfContainer(text, from);
  let at = from + 1;
  while (!endsScalar(text.charCodeAt(at))) at++;
  return at;
}

function endOfContainer(text: string, from: number): number {
  let at = from + 1;
  for (let depth = 1; depth > 0 && at < text.length; ) {
    const code = text.charCodeAt(at);
    if (code === quote) {
      at = endOfString(text, at);
      continue;
    }
    if (code === openBrace || code === openBracket) depth++;
    else if (code === closeBrace || code === closeBracket) depth--;
    at++;
  }
  return at;
}

/** Whether a number or literal ends before this character. */
function endsScalar(code: number): boolean {
  return Number.isNaN(code) || code <= 32 || code === comma || code === closeBrace || code === closeBracket;
}

function endOfString(text: string, start: number): number {
  let close = text.indexOf('"', start + 1);
  while (close !== -1 && text.charCodeAt(close - 1) === backslash && isEscaped(text, close)) close = text.indexOf('"', close + 1);
  return close === -1 ? text.length : close + 1;
}

function isEscaped(text: string, at: number): boolean {
  let start = at;
  while (text.charCodeAt(start - 1) === backslash) start--;
  return (at - start) % 2 === 1;
}

function skipSpace(text: string, from: number): number {
  let at = from;
  while (text.charCodeAt(at) <= 32) at++;
  return at;
}
