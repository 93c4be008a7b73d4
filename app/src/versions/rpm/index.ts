import type { Scheme, Sign } from '../scheme.ts';
import { compareDigits, endOfDigits, isDigit, isLetter, signOf, trimZeros, withoutBlanks } from '../text.ts';

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
    compareDigits(a.epoch, b.epoch) || compareParts(a.text, a.start, a.end, b.text, b.start, b.end) || compareReleases(a, b),
};

function compareReleases(a: RpmVersion, b: RpmVersion): Sign {
  const [aLength, bLength] = [a.text.length, b.text.length];
  if (a.end === aLength || b.end === bLength) return signOf(Number(a.end < aLength) - Number(b.end < bLength));
  return compareParts(a.text, a.end + 1, aLength, b.text, b.end + 1, bLength);
}

/** Also read by Arch Linux, which took the form and not the order. Refuses blanks and an empty version. */
export function parseEvr(given: string): RpmVersion | undefined {
  const text = withoutBlanks(given);
  const { length } = text;
  let dash = -1;
  for (let i = 0; i < length; i++) {
    const code = text.charCodeAt(i);
    if (code === 45) dash = i;
    else if (code <= 32 || code === 127) return undefined;
  }
  const digits = endOfDigits(text, 0);
  const hasEpoch = text.charCodeAt(digits) === 58;
  const start = hasEpoch ? digits + 1 : 0;
  const end = dash >= start ? dash : length;
  if (start === end) return undefined;
  return { text, epoch: hasEpoch && digits > 0 ? trimZeros(text, 0, digits) : '0', start, end };
}

/** What a character is to the order. */
const [mark, digit, letter, tilde, caret] = [0, 1, 2, 3, 4] as const;
/** Where a part has ended. */
const nothing = 5;

const kinds = Uint8Array.from({ length: 128 }, (_, code) => {
  if (isDigit(code)) return digit;
  if (isLetter(code)) return letter;
  return code === 126 ? tilde : code === 94 ? caret : mark;
});

function kindOf(code: number): number {
  return code < 128 ? kinds[code]! : mark;
}

/** Runs of digits and runs of letters in turn, whatever parts them; a tilde sorts before the end, a caret behind it and before all else. */
function compareParts(a: string, aStart: number, aEnd: number, b: string, bStart: number, bEnd: number): Sign {
  let i = aStart;
  let j = bStart;
  for (;;) {
    while (i < aEnd && kindOf(a.charCodeAt(i)) === mark) i++;
    while (j < bEnd && kindOf(b.charCodeAt(j)) === mark) j++;
    const left = i < aEnd ? kindOf(a.charCodeAt(i)) : nothing;
    const right = j < bEnd ? kindOf(b.charCodeAt(j)) : nothing;
    if (left !== right) return compareKinds(left, right);
    if (left === nothing) return 0;
    if (left === tilde || left === caret) {
      i++;
      j++;
      continue;
    }
    const isNumber = left === digit;
    if (isNumber) {
      while (i < aEnd && a.charCodeAt(i) === 48) i++;
      while (j < bEnd && b.charCodeAt(j) === 48) j++;
    }
    let first = 0;
    let isInA = i < aEnd && kindOf(a.charCodeAt(i)) === left;
    let isInB = j < bEnd && kindOf(b.charCodeAt(j)) === left;
    while (isInA && isInB) {
      first ||= a.charCodeAt(i) - b.charCodeAt(j);
      // Of numbers the longer one is greater whatever its digits; words are compared letter by letter.
      if (!isNumber && first !== 0) return first < 0 ? -1 : 1;
      isInA = ++i < aEnd && kindOf(a.charCodeAt(i)) === left;
      isInB = ++j < bEnd && kindOf(b.charCodeAt(j)) === left;
    }
    if (isInA !== isInB) return isInA ? 1 : -1;
    if (first !== 0) return first < 0 ? -1 : 1;
  }
}

/** A tilde is less than all else, then comes the end, then a caret; numbers are greater than words. */
function compareKinds(left: number, right: number): Sign {
  return ranks[left]! < ranks[right]! ? -1 : 1;
}

const ranks: readonly number[] = [mark, digit, letter, tilde, caret, nothing].map((kind) =>
  [tilde, nothing, caret, letter, digit].indexOf(kind),
);
