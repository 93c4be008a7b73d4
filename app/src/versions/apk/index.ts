import type { Scheme, Sign } from '../scheme.ts';
import { compareText, compareValues, endOfDigits, isDigit, isLetter, leadOf, shortValue, trimZeros } from '../text.ts';

/** In the order in which they may follow each other, which is also how a version that goes on compares to one that ends or goes on otherwise. */
const kinds = ['first', 'number', 'letter', 'suffix', 'suffixNumber', 'hash', 'revision', 'end'] as const;
type Kind = (typeof kinds)[number];

interface Token {
  readonly kind: Kind;
  readonly text: string;
  /** The place of its kind. */
  readonly rank: number;
  /** What is no number is compared by its letters. */
  readonly isNumber: boolean;
  /** Of a number; of a suffix its place. */
  readonly value: number;
}

interface Parsed {
  readonly lead: number;
  readonly tokens: readonly Token[];
}

/** Before `none` those of pre-releases, behind it those of what came after the release. */
const suffixes = ['alpha', 'beta', 'pre', 'rc', 'none', 'cvs', 'svn', 'git', 'hg', 'p'];

const end: Token = { kind: 'end', text: '', rank: kinds.indexOf('end'), isNumber: false, value: -1 };
const none = suffixes.indexOf('none');

/** The order of apk-tools 3: `number{.number}{letter}{_suffix{number}}{~hash}{-r number}`; anything else is refused. */
export const apk: Scheme<Parsed> = { parse: parseApk, compare: compareApk };

function parseApk(text: string): Parsed | undefined {
  const firstEnd = endOfDigits(text, 0);
  if (firstEnd === 0) return undefined;
  const tokens: Token[] = [numberOf('first', trimZeros(text, 0, firstEnd))];
  let last = 0;
  for (let at = firstEnd; at < text.length; ) {
    const token = readToken(text, at, kinds[last]!);
    if (token === undefined) return undefined;
    tokens.push(tokenOf(text, token));
    last = kinds.indexOf(token.kind);
    at = token.end;
  }
  const [first, second = end] = tokens;
  return { lead: leadOf(first!.value, second.kind === 'number' ? second.value : -1), tokens };
}

function tokenOf(text: string, { kind, start, end }: { readonly kind: Kind; readonly start: number; readonly end: number }): Token {
  // A leading zero makes a number behind the first one a fraction, as in Gentoo; zero itself comes first either way.
  const isFraction = text.charCodeAt(start) === 48 && end - start > 1;
  const isNumber = kind === 'revision' || kind === 'suffixNumber' || (kind === 'number' && !isFraction);
  if (isNumber) return numberOf(kind, trimZeros(text, start, end));
  const word = text.slice(start, end);
  const rank = kinds.indexOf(kind);
  return kind === 'suffix'
    ? { kind, text: word, rank, isNumber: true, value: suffixes.indexOf(word) }
    : { kind, text: word, rank, isNumber: false, value: -1 };
}

function numberOf(kind: Kind, text: string): Token {
  return { kind, text, rank: kinds.indexOf(kind), isNumber: true, value: shortValue(text) };
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

function compareApk(one: Parsed, other: Parsed): Sign {
  if (one.lead < other.lead) return -1;
  if (one.lead > other.lead) return 1;
  const [a, b] = [one.tokens, other.tokens];
  for (let i = 0; ; i++) {
    const left = i < a.length ? a[i]! : end;
    const right = i < b.length ? b[i]! : end;
    if (left.rank !== right.rank) return compareKinds(left, right);
    if (left === end) return 0;
    const sign = compareTokens(left, right);
    if (sign !== 0) return sign;
  }
}

/** Two tokens of one kind. */
function compareTokens(left: Token, right: Token): Sign {
  return left.isNumber && right.isNumber ? compareValues(left, right) : compareText(left.text, right.text);
}

function compareKinds(left: Token, right: Token): Sign {
  if (isPreRelease(left)) return -1;
  if (isPreRelease(right)) return 1;
  return left.rank > right.rank ? -1 : 1;
}

function isPreRelease(token: Token): boolean {
  return token.kind === 'suffix' && token.value < none;
}

function isHexDigit(code: number): boolean {
  return isDigit(code) || (code >= 97 && code <= 102);
}
