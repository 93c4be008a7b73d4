import { parseEvr, type RpmVersion } from '../rpm/index.ts';
import type { Scheme, Sign } from '../scheme.ts';
import { compareDigits, compareText, endOfDigits, isDigit, isLetter, trimZeros } from '../text.ts';

/**
 * The order of pacman: epoch, version, release. A version without a release equals that version with any, as vercmp(8) has it; the order of
 * versions with and without releases is therefore not transitive.
 */
export const alpm: Scheme<RpmVersion> = {
  parse: parseEvr,
  compare(a, b) {
    const sign = compareDigits(a.epoch, b.epoch) || compareParts(a.text.slice(a.start, a.end), b.text.slice(b.start, b.end));
    const hasReleases = a.end < a.text.length && b.end < b.text.length;
    return sign || (hasReleases ? compareParts(a.text.slice(a.end + 1), b.text.slice(b.end + 1)) : 0);
  },
};

/** As rpm once did it, but that longer marks between the parts win, and that a rest of letters loses: `1.0rc` comes before `1.0`. */
function compareParts(a: string, b: string): Sign {
  if (a === b) return 0;
  let i = 0;
  let j = 0;
  while (i < a.length && j < b.length) {
    const left = skipMarks(a, i);
    const right = skipMarks(b, j);
    const marks = [left - i, right - j] as const;
    i = left;
    j = right;
    if (i >= a.length || j >= b.length) break;
    if (marks[0] !== marks[1]) return marks[0] < marks[1] ? -1 : 1;
    const isNumber = isDigit(a.charCodeAt(i));
    if (isNumber !== isDigit(b.charCodeAt(j))) return isNumber ? 1 : -1;
    const aEnd = isNumber ? endOfDigits(a, i) : endOfLetters(a, i);
    const bEnd = isNumber ? endOfDigits(b, j) : endOfLetters(b, j);
    const sign = isNumber ? compareDigits(trimZeros(a, i, aEnd), trimZeros(b, j, bEnd)) : compareText(a.slice(i, aEnd), b.slice(j, bEnd));
    if (sign !== 0) return sign;
    i = aEnd;
    j = bEnd;
  }
  if (i >= a.length && j >= b.length) return 0;
  const isLess = (i >= a.length && !isLetter(b.charCodeAt(j))) || (i < a.length && isLetter(a.charCodeAt(i)));
  return isLess ? -1 : 1;
}

function skipMarks(text: string, start: number): number {
  let at = start;
  while (at < text.length && !isDigit(text.charCodeAt(at)) && !isLetter(text.charCodeAt(at))) at++;
  return at;
}

function endOfLetters(text: string, start: number): number {
  let at = start;
  while (isLetter(text.charCodeAt(at))) at++;
  return at;
}
