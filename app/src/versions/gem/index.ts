import type { Scheme, Sign } from '../scheme.ts';
import { compareText, compareValues, isDigit, isLetter, leadOf, shortValue, trimZeros } from '../text.ts';

interface Segment {
  readonly text: string;
  readonly isNumber: boolean;
  /** Of a number. */
  readonly value: number;
}

interface Parsed {
  readonly lead: number;
  readonly segments: readonly Segment[];
}

/** `1`, `1.2.b3` and `1.2-rc.1`; a part must not be empty. */
const form = /^[0-9]+(?:\.[0-9a-zA-Z]+)*(?:-[0-9A-Za-z-]+(?:\.[0-9A-Za-z-]+)*)?$/;

/** The order of RubyGems, where any letter makes a pre-release. @see https://docs.ruby-lang.org/en/master/Gem/Version.html */
export const gem: Scheme<Parsed> = {
  parse(given) {
    const text = given.trim();
    if (!form.test(text)) return undefined;
    const segments = canonicalSegments(segmentsOf(text));
    const [first = zero, second = zero] = segments;
    return { lead: leadOf(first.value, second.value), segments };
  },
  compare(left, right) {
    if (left.lead < right.lead) return -1;
    if (left.lead > right.lead) return 1;
    const [a, b] = [left.segments, right.segments];
    const shared = Math.min(a.length, b.length);
    for (let i = 0; i < shared; i++) {
      const sign = compareSegments(a[i]!, b[i]!);
      if (sign !== 0) return sign;
    }
    const longest = Math.max(a.length, b.length);
    for (let i = shared; i < longest; i++) {
      const sign = a.length > b.length ? compareSegments(a[i]!, zero) : compareSegments(zero, b[i]!);
      if (sign !== 0) return sign;
    }
    return 0;
  },
};

const zero: Segment = { text: '0', isNumber: true, value: 0 };
const pre: Segment = { text: 'pre', isNumber: false, value: -1 };

/** Runs of digits and of letters; a hyphen reads as `.pre.`. */
function segmentsOf(text: string): Segment[] {
  const segments: Segment[] = [];
  for (let at = 0; at < text.length; ) {
    const code = text.charCodeAt(at);
    const isPart = isDigit(code) ? isDigit : isLetter;
    let end = at;
    while (isPart(text.charCodeAt(end))) end++;
    if (end > at)
      segments.push(isDigit(code) ? numberOf(trimZeros(text, at, end)) : { text: text.slice(at, end), isNumber: false, value: -1 });
    else if (code === 45) segments.push(pre);
    at = Math.max(end, at + 1);
  }
  return segments;
}

function numberOf(text: string): Segment {
  return { text, isNumber: true, value: shortValue(text) };
}

/** Zeros at the end of the release and at the end of the pre-release say nothing. */
function canonicalSegments(segments: readonly Segment[]): readonly Segment[] {
  const firstWord = segments.findIndex((segment) => !segment.isNumber);
  const cut = firstWord < 0 ? segments.length : firstWord;
  return [...withoutZeros(segments.slice(0, cut)), ...withoutZeros(segments.slice(cut))];
}

function withoutZeros(segments: Segment[]): Segment[] {
  while (segments.length > 0 && segments.at(-1)!.text === '0') segments.pop();
  return segments;
}

function compareSegments(a: Segment, b: Segment): Sign {
  if (a.isNumber !== b.isNumber) return a.isNumber ? 1 : -1;
  return a.isNumber ? compareValues(a, b) : compareText(a.text, b.text);
}
