import type { Scheme, Sign } from '../scheme.ts';
import { compareDigits, endOfDigits, isDigit, trimZeros } from '../text.ts';
import { compareIdentifiers, type Identifier, parseIdentifiers } from './identifiers.ts';

export interface Semver {
  readonly major: string;
  readonly minor: string;
  readonly patch: string;
  /** Empty for a release. */
  readonly pre: readonly Identifier[];
  readonly build: readonly Identifier[];
}

/** Where the tools of an ecosystem read more than Semantic Versioning 2.0.0 allows. */
export interface SemverRules {
  /** Position of the first number, behind whatever may stand before it. */
  readonly start: (text: string) => number;
  readonly leadingZeros: boolean;
  /** `1` and `1.2` are `1.0.0` and `1.2.0`; nothing may follow them. */
  readonly shorthand: boolean;
  /** `1.2.3beta` is `1.2.3-beta`. */
  readonly bareSuffix: boolean;
}

const strict: SemverRules = { start: afterV, leadingZeros: false, shorthand: false, bareSuffix: false };

/** Semantic Versioning 2.0.0, with or without a leading `v`. Build metadata does not take part in the order. @see https://semver.org */
export const semver: Scheme<Semver> = {
  parse: (text) => parseSemver(text, strict),
  compare: compareSemver,
};

export function parseSemver(text: string, rules: SemverRules): Semver | undefined {
  const end = text.length;
  const numbers = ['0', '0', '0'];
  let at = rules.start(text);
  for (let part = 0; part < 3; part++) {
    const to = endOfDigits(text, at);
    if (to === at || (!rules.leadingZeros && to - at > 1 && text.charCodeAt(at) === 48)) return undefined;
    numbers[part] = trimZeros(text, at, to);
    at = to;
    if (part === 2) break;
    if (text.charCodeAt(at) !== 46) {
      if (rules.shorthand && at === end) break;
      return undefined;
    }
    at++;
  }
  const [major, minor, patch] = numbers as [string, string, string];
  if (at === end) return { major, minor, patch, pre: none, build: none };
  const plus = text.indexOf('+', at);
  const preEnd = plus < 0 ? end : plus;
  const preStart = text.charCodeAt(at) === 45 ? at + 1 : at;
  const hasPre = at < preEnd;
  if (hasPre && preStart === at && !(rules.bareSuffix && text.charCodeAt(at) !== 46 && !isDigit(text.charCodeAt(at)))) return undefined;
  const pre = hasPre ? parseIdentifiers(text, preStart, preEnd, rules) : none;
  const build = plus < 0 ? none : parseIdentifiers(text, plus + 1, end, anyZeros);
  return pre && build && { major, minor, patch, pre, build };
}

export function compareSemver(a: Semver, b: Semver): Sign {
  return compareRelease(a, b) || comparePre(a.pre, b.pre);
}

export function compareRelease(a: Semver, b: Semver): Sign {
  return compareDigits(a.major, b.major) || compareDigits(a.minor, b.minor) || compareDigits(a.patch, b.patch);
}

/** A release is greater than every pre-release of it. */
export function comparePre(a: readonly Identifier[], b: readonly Identifier[]): Sign {
  if (a.length === 0 || b.length === 0) return a.length === b.length ? 0 : a.length === 0 ? 1 : -1;
  return compareIdentifiers(a, b);
}

export function afterV(text: string): number {
  return text.charCodeAt(0) === 118 ? 1 : 0;
}

const none: readonly Identifier[] = [];
const anyZeros = { leadingZeros: true };
