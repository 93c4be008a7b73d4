import { decodeText } from './decode-text.ts';

/** A key that an object tells twice. */
export interface DuplicateKey {
  readonly key: string;
  /** A JSON pointer to its value. */
  readonly pointer: string;
}

/**
 * How many keys JSON holds: its colons outside strings. `JSON.parse` keeps the last of equal keys and hides the others: where the value has fewer
 * keys than its text, some stand there twice. Counting costs less than half of parsing; only then does one have to look for them.
 *
 * @param bytes well-formed JSON in UTF-8
 */
export function countKeys(bytes: Uint8Array): number {
  let count = 0;
  for (let at = 0; at < bytes.length; at++) {
    const code = bytes[at];
    if (code === 58) count++;
    else if (code === 34) for (at++; at < bytes.length && bytes[at] !== 34; at++) if (bytes[at] === 92) at++;
  }
  return count;
}

/** Finds the keys that stand twice in one object, up to `most` of them. Iterative; `bytes` are well-formed JSON. */
export function findDuplicateKeys(bytes: Uint8Array, most: number): readonly DuplicateKey[] {
  const text = decodeText(bytes);
  const found: DuplicateKey[] = [];
  const open: Level[] = [];
  for (let at = 0; at < text.length && found.length < most; at++) {
    const code = text.charCodeAt(at);
    const level = open.at(-1);
    if (code === 123) open.push({ keys: new Set(), part: '' });
    else if (code === 91) open.push({ keys: undefined, part: 0 });
    else if (code === 125 || code === 93) open.pop();
    else if (code === 44 && typeof level?.part === 'number') level.part++;
    else if (code === 34) {
      const end = endOfString(text, at);
      if (level?.keys && text.charCodeAt(skipSpace(text, end + 1)) === 58) {
        level.part = String(JSON.parse(text.slice(at, end + 1)));
        if (level.keys.has(level.part)) found.push({ key: level.part, pointer: pointerOf(open) });
        level.keys.add(level.part);
      }
      at = end;
    }
  }
  return found;
}

/** An open object with its keys so far, or an open list, and the key or the position that stands in it now. */
interface Level {
  readonly keys: Set<string> | undefined;
  part: string | number;
}

function pointerOf(open: readonly Level[]): string {
  return open.map(({ part }) => `/${String(part).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');
}

function skipSpace(text: string, from: number): number {
  let at = from;
  for (let code = text.charCodeAt(at); code === 32 || code === 10 || code === 13 || code === 9; code = text.charCodeAt(at)) at++;
  return at;
}

/** The offset of the quote that closes a string. */
function endOfString(text: string, open: number): number {
  let close = text.indexOf('"', open + 1);
  while (close !== -1 && text.charCodeAt(close - 1) === 92 && isEscaped(text, close)) close = text.indexOf('"', close + 1);
  return close === -1 ? text.length : close;
}

function isEscaped(text: string, at: number): boolean {
  let start = at;
  while (text.charCodeAt(start - 1) === 92) start--;
  return (at - start) % 2 === 1;
}
