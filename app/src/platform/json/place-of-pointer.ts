import { decodeText, isUtf16 } from './decode-text.ts';
import type { TextPosition } from './text-position.ts';

/** Where a JSON pointer points: the first character of its value. Undefined where the document has no such value. @see RFC 6901 */
export function placeOfPointer(bytes: Uint8Array, pointer: string): TextPosition | undefined {
  return placesOfPointers(bytes, [pointer]).get(pointer);
}

/**
 * Where JSON pointers point, in one pass over a document that has been parsed before, which ends at the last of them. Line and column are worked
 * out only here, for the few pointers that are told to somebody.
 *
 * @returns an entry for every pointer that the document has
 */
export function placesOfPointers(bytes: Uint8Array, pointers: readonly string[]): ReadonlyMap<string, TextPosition> {
  return new PlaceScan(isUtf16(bytes) ? new TextEncoder().encode(decodeText(bytes)) : bytes).find(pointers);
}

/** A wanted pointer, or the way to some. */
interface Wanted {
  readonly pointers: string[];
  readonly next: Map<string, Wanted>;
}

/** One pass over UTF-8: where it stands, and where its line began. Bytes are read in half the time of the characters of a long text. */
class PlaceScan {
  readonly #bytes: Uint8Array;
  #at: number;
  #line = 1;
  /** An offset in the line, and its column: what is told next stands behind it. */
  #known: number;
  #column = 1;

  constructor(bytes: Uint8Array) {
    const isMarked = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf;
    this.#bytes = bytes;
    this.#at = isMarked ? 3 : 0;
    this.#known = this.#at;
  }

  find(pointers: readonly string[]): ReadonlyMap<string, TextPosition> {
    const bytes = this.#bytes;
    const places = new Map<string, TextPosition>();
    const most = new Set(pointers).size;
    const open: { readonly array: boolean; index: number; readonly wanted: Wanted }[] = [];
    let wanted: Wanted | undefined = wantedFrom(pointers);
    for (this.#skipSpace(); this.#at < bytes.length && places.size < most; this.#skipSpace()) {
      const code = bytes[this.#at];
      const parent = open.at(-1);
      if (code === closeBracket || code === closeBrace) {
        open.pop();
        this.#at++;
      } else if (code === comma) {
        if (parent) parent.index++;
        this.#at++;
      } else {
        if (parent) wanted = parent.wanted.next.get(parent.array ? String(parent.index) : this.#takeKey());
        if (wanted && wanted.pointers.length > 0) {
          const place = this.#position();
          for (const pointer of wanted.pointers) places.set(pointer, place);
        }
        const opens = bytes[this.#at];
        if (wanted && wanted.next.size > 0 && (opens === openBracket || opens === openBrace)) {
          open.push({ array: opens === openBracket, index: 0, wanted });
          this.#at++;
        } else this.#skipValue();
      }
    }
    return places;
  }

  /** A key, behind whose colon the scan stands then. */
  #takeKey(): string {
    const start = this.#at;
    this.#at = endOfString(this.#bytes, start);
    const key: unknown = JSON.parse(textOf(this.#bytes.subarray(start, this.#at)));
    this.#skipSpace();
    this.#at++;
    this.#skipSpace();
    return typeof key === 'string' ? key : '';
  }

  #position(): TextPosition {
    this.#column += textOf(this.#bytes.subarray(this.#known, this.#at)).length;
    this.#known = this.#at;
    return { line: this.#line, column: this.#column };
  }

  #skipSpace(): void {
    const bytes = this.#bytes;
    let at = this.#at;
    for (; bytes[at]! <= 32; at++) if (isEndOfLine(bytes, at)) this.#endLine(at);
    this.#at = at;
  }

  /** Lines end between the tokens only: strings hold no line breaks. */
  #skipValue(): void {
    const bytes = this.#bytes;
    let at = this.#at;
    let depth = 0;
    do {
      const code = bytes[at]!;
      if (code === quote) at = endOfString(bytes, at);
      else {
        if (code === openBrace || code === openBracket) depth++;
        else if (code === closeBrace || code === closeBracket) depth--;
        else if (isEndOfLine(bytes, at)) this.#endLine(at);
        at++;
      }
    } while (at < bytes.length && (depth > 0 || !endsScalar(bytes[at]!)));
    this.#at = at;
  }

  #endLine(at: number): void {
    this.#line++;
    this.#known = at + 1;
    this.#column = 1;
  }
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

const utf8 = new TextDecoder('utf-8', { ignoreBOM: true });

function textOf(bytes: Uint8Array): string {
  return utf8.decode(bytes);
}

/** LF, CR, or CR LF. */
function isEndOfLine(bytes: Uint8Array, at: number): boolean {
  const code = bytes[at];
  return code === 10 || (code === 13 && bytes[at + 1] !== 10);
}

/** Whether a value ends before this character. */
function endsScalar(code: number): boolean {
  return code <= 32 || code === comma || code === closeBrace || code === closeBracket;
}

function endOfString(bytes: Uint8Array, start: number): number {
  let at = start + 1;
  for (; at < bytes.length && bytes[at] !== quote; at++) if (bytes[at] === backslash) at++;
  return at + 1;
}
