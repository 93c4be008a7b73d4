import type { Scheme, Sign } from '../scheme.ts';
import { compareDigits, isDigit, isLetter, leadOf, shortValue, trimZeros } from '../text.ts';
import { normalizeComposer } from './normalize.ts';

type Parsed = { readonly branch: string } | { readonly lead: number; readonly segments: readonly string[] };

/** Where a stage stands among the others; `release` is where a version just ends or goes on with a number. */
const stages: readonly (readonly [start: string, rank: number])[] = [
  ['stable', -1],
  ['dev', 0],
  ['alpha', 1],
  ['beta', 2],
  ['rc', 3],
  ['p', 5],
];
const release = 4;

/**
 * The order of Composer: a branch comes before every number and has no order among branches. It is no part of any range: what a branch holds
 * changes by the day.
 *
 * @see https://getcomposer.org/doc/articles/versions.md
 */
export const composer: Scheme<Parsed> = {
  isOutsideRanges: (version) => 'branch' in version,
  parse(text) {
    const normal = normalizeComposer(text);
    if (normal === undefined) return undefined;
    if (normal.startsWith('dev-')) return { branch: normal };
    const segments = segmentsOf(normal);
    return { lead: leadOf(numberIn(segments[0]), numberIn(segments[1])), segments };
  },
  compare(a, b) {
    if ('branch' in a) return 'branch' in b ? (a.branch === b.branch ? 0 : undefined) : -1;
    if ('branch' in b) return 1;
    if (a.lead < b.lead) return -1;
    if (a.lead > b.lead) return 1;
    const shared = Math.min(a.segments.length, b.segments.length);
    for (let i = 0; i < shared; i++) {
      const sign = compareSegments(a.segments[i]!, b.segments[i]!);
      if (sign !== 0) return sign;
    }
    if (a.segments.length === b.segments.length) return 0;
    return a.segments.length > b.segments.length ? signOfRest(a.segments[shared]!) : signOfRest(b.segments[shared]!) === 1 ? -1 : 1;
  },
};

function numberIn(segment = ''): number {
  return isDigit(segment.charCodeAt(0)) ? shortValue(segment) : -1;
}

/** Runs of digits and of letters. */
function segmentsOf(text: string): readonly string[] {
  const segments: string[] = [];
  for (let at = 0; at < text.length; ) {
    const isNumber = isDigit(text.charCodeAt(at));
    const isPart = isNumber ? isDigit : isLetter;
    let end = at;
    while (isPart(text.charCodeAt(end))) end++;
    if (end > at) segments.push(isNumber ? trimZeros(text, at, end) : text.slice(at, end));
    at = Math.max(end, at + 1);
  }
  return segments;
}

function compareSegments(a: string, b: string): Sign {
  const bothNumbers = isDigit(a.charCodeAt(0)) && isDigit(b.charCodeAt(0));
  return bothNumbers ? compareDigits(a, b) : (Math.sign(rankOf(a) - rankOf(b)) as Sign);
}

/** Against a version that has ended. */
function signOfRest(segment: string): Sign {
  return isDigit(segment.charCodeAt(0)) || rankOf(segment) > release ? 1 : -1;
}

function rankOf(segment: string): number {
  return stages.find(([start]) => segment.startsWith(start))?.[1] ?? release;
}
