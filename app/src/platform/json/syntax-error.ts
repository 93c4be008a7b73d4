export interface SyntaxErrorAt {
  /** In UTF-16 code units, from 0. */
  readonly offset: number;
  readonly message: string;
}

/**
 * Where and why text is not JSON: the first fault, or undefined where there is none. `JSON.parse` often names no position; this is asked only
 * after it has failed. Iterative, so that no nesting overflows it.
 *
 * @see RFC 8259, sections 2 to 7
 */
export function findSyntaxError(text: string): SyntaxErrorAt | undefined {
  const open: Opener[] = [];
  let at = skipSpace(text, 0);
  if (at === text.length) return { offset: at, message: 'the file is empty, a document is expected' };
  let wants: Wanted = 'value';
  while (at < text.length) {
    const step = takeToken(text, at, wants, open);
    if (!('end' in step)) return step;
    at = skipSpace(text, step.end);
    wants = step.wants;
  }
  return wants === 'end'
    ? undefined
    : { offset: at, message: `it ends too early, ${expected(wants, open)} is missing; the file may be cut off` };
}

type Opener = '{' | '[';
type Wanted = 'value' | 'valueOrClose' | 'key' | 'keyOrClose' | 'colon' | 'commaOrClose' | 'end';

interface Step {
  readonly end: number;
  readonly wants: Wanted;
}

function takeToken(text: string, at: number, wants: Wanted, open: Opener[]): Step | SyntaxErrorAt {
  const found = text[at];
  const inObject = open.at(-1) === '{';
  const mayClose = wants === 'valueOrClose' || wants === 'keyOrClose' || wants === 'commaOrClose';
  if (mayClose && found === (inObject ? '}' : ']')) {
    open.pop();
    return { end: at + 1, wants: afterValue(open) };
  }
  if (wants === 'value' || wants === 'valueOrClose') {
    if (found !== '{' && found !== '[') return takeScalar(text, at, afterValue(open), () => unexpected(text, at, wants, open));
    open.push(found);
    return { end: at + 1, wants: found === '{' ? 'keyOrClose' : 'valueOrClose' };
  }
  if ((wants === 'key' || wants === 'keyOrClose') && found === '"') return takeString(text, at, 'colon');
  if (wants === 'colon' && found === ':') return { end: at + 1, wants: 'value' };
  if (wants === 'commaOrClose' && found === ',') return { end: at + 1, wants: inObject ? 'key' : 'value' };
  return unexpected(text, at, wants, open);
}

function afterValue(open: readonly Opener[]): Wanted {
  return open.length === 0 ? 'end' : 'commaOrClose';
}

function takeScalar(text: string, at: number, wants: Wanted, otherwise: () => SyntaxErrorAt): Step | SyntaxErrorAt {
  if (text[at] === '"') return takeString(text, at, wants);
  const scalar = /true|false|null|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
  scalar.lastIndex = at;
  return scalar.test(text) ? { end: scalar.lastIndex, wants } : otherwise();
}

function takeString(text: string, start: number, wants: Wanted): Step | SyntaxErrorAt {
  for (let at = start + 1; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === 34) return { end: at + 1, wants };
    if (code < 32) return { offset: at, message: 'a line break or control character stands inside a string, where only its escape may' };
    if (code !== 92) continue;
    if (!/^(?:["\\/bfnrt]|u[0-9a-fA-F]{4})/.test(text.slice(at + 1, at + 6))) {
      return { offset: at, message: `${shown(text, at)} begins with an escape that JSON does not know` };
    }
    at++;
  }
  return { offset: start, message: 'this string is never closed; the file may be cut off' };
}

function unexpected(text: string, at: number, wants: Wanted, open: readonly Opener[]): SyntaxErrorAt {
  if (wants === 'end') return { offset: at, message: `the document has ended, but ${shown(text, at)} follows; remove it` };
  return { offset: at, message: `${expected(wants, open)} is expected, but here stands ${shown(text, at)}` };
}

function expected(wants: Wanted, open: readonly Opener[]): string {
  const close = open.at(-1) === '{' ? '"}"' : '"]"';
  if (wants === 'value') return 'a value';
  if (wants === 'valueOrClose') return `a value or ${close}`;
  if (wants === 'key') return 'a key in double quotes';
  if (wants === 'keyOrClose') return `a key in double quotes or ${close}`;
  return wants === 'colon' ? 'a colon after the key' : `a comma or ${close}`;
}

function skipSpace(text: string, from: number): number {
  let at = from;
  for (let code = text.charCodeAt(at); code === 32 || code === 10 || code === 13 || code === 9; code = text.charCodeAt(at)) at++;
  return at;
}

function shown(text: string, at: number): string {
  return JSON.stringify(text.slice(at, at + 12).split('\n')[0]);
}
