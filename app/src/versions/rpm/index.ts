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
  for (;;) {
    while (i < aEnd && isMark(a.charCodeAt(i))) i++;
    while (j < bEnd && isMark(b.charCodeAt(j))) j++;
    const left = i < aEnd ? a.charCodeAt(i) : 0;
    const right = j < bEnd ? b.charCodeAt(j) : 0;
    if (left === tilde || right === tilde || left === caret || right === caret) {
      if (left !== right) return compareMarks(left, right);
      i++;
      j++;
      continue;
    }
    if (left === 0 || right === 0) return left === right ? 0 : left === 0 ? -1 : 1;
    const isNumber = isDigit(left);
    if (isNumber !== isDigit(right)) return isNumber ? 1 : -1;
    if (isNumber) {
      while (i < aEnd && a.charCodeAt(i) === 48) i++;
      while (j < bEnd && b.charCodeAt(j) === 48) j++;
    }
    let first = 0;
    let isInA = i < aEnd && isPart(a.charCodeAt(i), isNumber);
    let isInB = j < bEnd && isPart(b.charCodeAt(j), isNumber);
    while (isInA && isInB && (isNumber || first === 0)) {
      if (first === 0) first = a.charCodeAt(i) - b.charCodeAt(j);
      i++;
      j++;
      isInA = i < aEnd && isPart(a.charCodeAt(i), isNumber);
      isInB = j < bEnd && isPart(b.charCodeAt(j), isNumber);
    }
    // Of numbers the longer one is greater whatever its digits; words are compared letter by letter.
    if (!isNumber && first !== 0) return first < 0 ? -1 : 1;
    if (isInA !== isInB) return isInA ? 1 : -1;
    if (first !== 0) return first < 0 ? -1 : 1;
  }
}

function compareMarks(left: number, right: number): Sign {
  if (left === tilde || right === tilde) return left === tilde ? -1 : 1;
  if (left === 0 || right === 0) return left === 0 ? -1 : 1;
  return left === caret ? -1 : 1;
}

function isPart(code: number, isNumber: boolean): boolean {
  return isNumber ? isDigit(code) : isLetter(code);
}

function isMark(code: number): boolean {
  return !isDigit(code) && !isLetter(code) && code !== tilde && code !== caret;
}
