import type { Scheme, Sign } from '../scheme.ts';
import { compareDigits, compareText, endOfDigits, isDigit, isLetter, signOf, trimZeros } from '../text.ts';

/** In the order in which they may follow each other, which is also how a version that goes on compares to one that ends or goes on otherwise. */
const kinds = ['first', 'number', 'letter', 'suffix', 'suffixNumber', 'hash', 'revision', 'end'] as const;
type Kind = (typeof kinds)[number];

interface Token {
  readonly kind: Kind;
  readonly text: string;
  /** How it is compared with another one of its kind. */
  readonly as: 'number' | 'text' | 'suffix';
}

/** Before `none` those of pre-releases, behind it those of what came after the release. */
const suffixes = ['alpha', 'beta', 'pre', 'rc', 'none', 'cvs', 'svn', 'git', 'hg', 'p'];

const end: Token = { kind: 'end', text: '', as: 'text' };

/** The order of apk-tools 3: `number{.number}{letter}{_suffix{number}}{~hash}{-r number}`; anything else is refused. */
export const apk: Scheme<readonly Token[]> = { parse: parseApk, compare: compareApk };

function parseApk(text: string): readonly Token[] | undefined {
  const firstEnd = endOfDigits(text, 0);
  if (firstEnd === 0) return undefined;
  const tokens: Token[] = [{ kind: 'first', text: trimZeros(text, 0, firstEnd), as: 'number' }];
  let last = 0;
  for (let at = firstEnd; at < text.length; ) {
    const token = readToken(text, at, kinds[last]!);
    if (token === undefined) return undefined;
    tokens.push(tokenOf(text, token));
    last = kinds.indexOf(token.kind);
    at = token.end;
  }
  return tokens;
}

function tokenOf(text: string, { kind, start, end }: { readonly kind: Kind; readonly start: number; readonly end: number }): Token {
  // A leading zero makes a number behind the first one a fraction, as in Gentoo.
  const isNumber = kind === 'revision' || kind === 'suffixNumber' || (kind === 'number' && text.charCodeAt(start) !== 48);
  if (isNumber) return { kind, text: trimZeros(text, start, end), as: 'number' };
  return { kind, text: text.slice(start, end), as: kind === 'suffix' ? 'suffix' : 'text' };
}

/** The token at a position, if it may follow the last one. */
function readToken(
  text: string,
  at: number,
  last: Kind,
): { readonly kind: Kind; readonly start: number; readonly end: number } | undefined {
  const code = text.charCodeAt(at);
  const rank = kinds.indexOf(last);
  if (isDigit(code)) return last === 'suffix' ? { kind: 'suffixNumber', start: at, end: endOfDigits(text, at) } : undefined;
  if (code === 46) return rank <= 1 ? numberAt(text, at + 1, 'number') : undefined;
  if (code >= 97 && code <= 122) return rank <= 1 ? { kind: 'letter', start: at, end: at + 1 } : undefined;
  if (code === 95 && rank <= 4) {
    let to = at + 1;
    while (isLetter(text.charCodeAt(to))) to++;
    const name = text.slice(at + 1, to);
    return name !== 'none' && suffixes.includes(name) ? { kind: 'suffix', start: at + 1, end: to } : undefined;
  }
  if (code === 126 && rank < 5) {
    let to = at + 1;
    while (isHexDigit(text.charCodeAt(to))) to++;
    return to === at + 1 ? undefined : { kind: 'hash', start: at + 1, end: to };
  }
  return code === 45 && rank < 6 && text.charCodeAt(at + 1) === 114 ? numberAt(text, at + 2, 'revision') : undefined;
}

function numberAt(text: string, start: number, kind: Kind) {
  const to = endOfDigits(text, start);
  return to === start ? undefined : { kind, start, end: to };
}

function compareApk(a: readonly Token[], b: readonly Token[]): Sign {
  for (let i = 0; ; i++) {
    const left = i < a.length ? a[i]! : end;
    const right = i < b.length ? b[i]! : end;
    if (left.kind !== right.kind) return compareKinds(left, right);
    if (left.kind === 'end') return 0;
    const sign = compareTokens(left, right);
    if (sign !== 0) return sign;
  }
}

/** Two tokens of one kind. */
function compareTokens(left: Token, right: Token): Sign {
  if (left.as === 'number' && right.as === 'number') return compareDigits(left.text, right.text);
  return left.as === 'suffix' ? signOf(suffixes.indexOf(left.text) - suffixes.indexOf(right.text)) : compareText(left.text, right.text);
}

function compareKinds(left: Token, right: Token): Sign {
  if (isPreRelease(left)) return -1;
  if (isPreRelease(right)) return 1;
  return kinds.indexOf(left.kind) > kinds.indexOf(right.kind) ? -1 : 1;
}

function isPreRelease(token: Token): boolean {
  return token.kind === 'suffix' && suffixes.indexOf(token.text) < suffixes.indexOf('none');
}

function isHexDigit(code: number): boolean {
  return isDigit(code) || (code >= 97 && code <= 102);
}
