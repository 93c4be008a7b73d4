import type { Scheme, Sign } from '../scheme.ts';
import { compareDigits, endOfDigits, isDigit, isLetter, trimZeros, withoutBlanks } from '../text.ts';

export interface DebVersion {
  readonly text: string;
  readonly epoch: string;
  /** Where the upstream version starts, and where it ends: at the last hyphen, behind which stands the revision. */
  readonly start: number;
  readonly end: number;
}

/** The order of dpkg. @see deb-version(7), "Sorting algorithm" */
export const deb: Scheme<DebVersion> = {
  parse: parseDeb,
  compare(a, b) {
    return (
      compareDigits(a.epoch, b.epoch) ||
      compareParts(a.text, a.start, a.end, b.text, b.start, b.end) ||
      compareParts(a.text, a.end + 1, a.text.length, b.text, b.end + 1, b.text.length)
    );
  },
};

const largestEpoch = '2147483647';

/** Refuses what dpkg refuses: an empty part, a blank, an epoch that is no number or too large. Odd characters make dpkg warn, yet it orders them. */
function parseDeb(given: string): DebVersion | undefined {
  const text = withoutBlanks(given);
  let colon = -1;
  let dash = -1;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code === 58 && colon < 0) colon = i;
    else if (code === 45) dash = i;
    else if (code <= 32 || code >= 127) return undefined;
  }
  const hasEpoch = colon >= 0;
  if (hasEpoch && (colon === 0 || endOfDigits(text, 0) !== colon)) return undefined;
  const epoch = hasEpoch ? trimZeros(text, 0, colon) : '0';
  if (compareDigits(epoch, largestEpoch) > 0) return undefined;
  const start = colon + 1;
  const hasRevision = dash >= start;
  const end = hasRevision ? dash : text.length;
  if (end === start || (hasRevision && dash === text.length - 1)) return undefined;
  return { text, epoch, start, end };
}

/** Runs of other characters and runs of digits in turn: a tilde sorts before the end, letters before the rest, numbers by value. */
function compareParts(a: string, aStart: number, aEnd: number, b: string, bStart: number, bEnd: number): Sign {
  let i = aStart;
  let j = bStart;
  while (i < aEnd || j < bEnd) {
    while ((i < aEnd && !isDigit(a.charCodeAt(i))) || (j < bEnd && !isDigit(b.charCodeAt(j)))) {
      const left = i < aEnd ? weightOf(a.charCodeAt(i)) : 0;
      const right = j < bEnd ? weightOf(b.charCodeAt(j)) : 0;
      if (left !== right) return left < right ? -1 : 1;
      i++;
      j++;
    }
    while (i < aEnd && a.charCodeAt(i) === 48) i++;
    while (j < bEnd && b.charCodeAt(j) === 48) j++;
    let first = 0;
    while (i < aEnd && j < bEnd && isDigit(a.charCodeAt(i)) && isDigit(b.charCodeAt(j))) {
      if (first === 0) first = a.charCodeAt(i) - b.charCodeAt(j);
      i++;
      j++;
    }
    if (i < aEnd && isDigit(a.charCodeAt(i))) return 1;
    if (j < bEnd && isDigit(b.charCodeAt(j))) return -1;
    if (first !== 0) return first < 0 ? -1 : 1;
  }
  return 0;
}

function weightOf(code: number): number {
  if (isDigit(code)) return 0;
  if (isLetter(code)) return code;
  return code === 126 ? -1 : code + 256;
}
