import type { Scheme, Sign } from '../scheme.ts';
import { compareDigits, endOfDigits, isDigit, isLetter, trimZeros } from '../text.ts';

export interface RpmVersion {
  readonly text: string;
  readonly epoch: string;
  /** Where the version starts, and where it ends: at the last hyphen, behind which stands the release. */
  readonly start: number;
  readonly end: number;
}

/** The order of rpm: epoch, version, release. A missing release comes before every release. @see rpm-version(7) */
export const rpm: Scheme<RpmVersion> = {
  parse: parseEvr,
  compare: (a, b) =>
    compareDigits(a.epoch, b.epoch) ||
    compareParts(a.text, a.start, a.end, b.text, b.start, b.end) ||
    compareParts(a.text, a.end + 1, a.text.length, b.text, b.end + 1, b.text.length),
};

/** Also read by Arch Linux, which took the form and not the order. Refuses blanks and an empty version. */
export function parseEvr(given: string): RpmVersion | undefined {
  const text = given.trim();
  let dash = -1;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code <= 32 || code === 127) return undefined;
    if (code === 45) dash = i;
  }
  const digits = endOfDigits(text, 0);
  const hasEpoch = text.charCodeAt(digits) === 58;
  const start = hasEpoch ? digits + 1 : 0;
  const end = dash >= start ? dash : text.length;
  if (start === end) return undefined;
  return { text, epoch: hasEpoch && digits > 0 ? trimZeros(text, 0, digits) : '0', start, end };
}

const tilde = 126;
const caret = 94;

/** Runs of digits and runs of letters in turn, whatever parts them; a tilde sorts before the end, a caret behind it and before all else. */
function compareParts(a: string, aStart: number, aEnd: number, b: string, bStart: number, bEnd: number): Sign {
  let i = aStart;
  let j = bStart;
  while (i < aEnd || j < bEnd) {
    i = skipMarks(a, i, aEnd);
    j = skipMarks(b, j, bEnd);
    const left = i < aEnd ? a.charCodeAt(i) : 0;
    const right = j < bEnd ? b.charCodeAt(j) : 0;
    if (left === tilde || right === tilde) {
      if (left !== right) return left === tilde ? -1 : 1;
      i++;
      j++;
      continue;
    }
    if (left === caret || right === caret) {
      if (left === right) {
        i++;
        j++;
        continue;
      }
      if (left === 0) return -1;
      if (right === 0) return 1;
      return left === caret ? -1 : 1;
    }
    if (left === 0 || right === 0) break;
    if (isDigit(left) !== isDigit(right)) return isDigit(left) ? 1 : -1;
    const aTo = endOfRun(a, i, aEnd);
    const bTo = endOfRun(b, j, bEnd);
    const sign = isDigit(left) ? compareNumbers(a, i, aTo, b, j, bTo) : compareSlices(a, i, aTo, b, j, bTo);
    if (sign !== 0) return sign;
    i = aTo;
    j = bTo;
  }
  if (i >= aEnd && j >= bEnd) return 0;
  return i < aEnd ? 1 : -1;
}

function skipMarks(text: string, start: number, end: number): number {
  let at = start;
  for (let code = text.charCodeAt(at); at < end && !isDigit(code) && !isLetter(code) && code !== tilde && code !== caret; ) {
    at++;
    code = text.charCodeAt(at);
  }
  return at;
}

function endOfRun(text: string, start: number, end: number): number {
  const isPart = isDigit(text.charCodeAt(start)) ? isDigit : isLetter;
  let at = start;
  while (at < end && isPart(text.charCodeAt(at))) at++;
  return at;
}

function compareNumbers(a: string, aStart: number, aEnd: number, b: string, bStart: number, bEnd: number): Sign {
  let i = aStart;
  let j = bStart;
  while (i < aEnd && a.charCodeAt(i) === 48) i++;
  while (j < bEnd && b.charCodeAt(j) === 48) j++;
  if (aEnd - i !== bEnd - j) return aEnd - i < bEnd - j ? -1 : 1;
  return compareSlices(a, i, aEnd, b, j, bEnd);
}

/** By characters; of two slices the longer one is greater where the shorter one is its start. */
function compareSlices(a: string, aStart: number, aEnd: number, b: string, bStart: number, bEnd: number): Sign {
  const shared = Math.min(aEnd - aStart, bEnd - bStart);
  for (let k = 0; k < shared; k++) {
    const difference = a.charCodeAt(aStart + k) - b.charCodeAt(bStart + k);
    if (difference !== 0) return difference < 0 ? -1 : 1;
  }
  if (aEnd - aStart === bEnd - bStart) return 0;
  return aEnd - aStart < bEnd - bStart ? -1 : 1;
}
