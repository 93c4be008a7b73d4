import type { Sign } from './scheme.ts';

/** Orders by UTF-16 code units, which is the order of bytes as long as the text is ASCII. */
export function compareText(a: string, b: string): Sign {
  return a === b ? 0 : a < b ? -1 : 1;
}

/** Orders decimal numbers of any length without their leading zeros, so that none loses precision. */
export function compareDigits(a: string, b: string): Sign {
  if (a.length !== b.length) return a.length < b.length ? -1 : 1;
  return compareText(a, b);
}

/** The value of a number that is short enough to be compared as one; -1 for a longer one, which is compared digit by digit. */
export function shortValue(digits: string): number {
  return digits.length <= 9 ? Number(digits) : -1;
}

/** A number without leading zeros, with its value as `shortValue` tells it. */
export interface Digits {
  readonly text: string;
  readonly value: number;
}

export function compareValues(a: Digits, b: Digits): Sign {
  return a.value >= 0 && b.value >= 0 ? signOf(a.value - b.value) : compareDigits(a.text, b.text);
}

/** More than a number of nine digits. */
const leadBase = 2 ** 30;

/**
 * One number for the first two of a version, so that most pairs are told apart by one comparison: of two, the lesser one is of the lesser version. NaN, which is neither
 * less nor greater than anything, where either is too long for it or no number at all (-1).
 */
export function leadOf(first: number, second: number): number {
  return first >= 0 && first < 2 ** 23 && second >= 0 ? first * leadBase + second : Number.NaN;
}

export function signOf(difference: number): Sign {
  return difference < 0 ? -1 : difference > 0 ? 1 : 0;
}

export function isDigit(code: number): boolean {
  return code >= 48 && code <= 57;
}

/** ASCII only, as every native tool has it. */
export function isLetter(code: number): boolean {
  return (code >= 97 && code <= 122) || (code >= 65 && code <= 90);
}

/** The end of the run of digits that starts at `start`; `start` itself where there is none. */
export function endOfDigits(text: string, start: number): number {
  let end = start;
  while (isDigit(text.charCodeAt(end))) end++;
  return end;
}

/** A number without leading zeros: `007` is `7`, `000` is `0`. */
export function trimZeros(text: string, start: number, end: number): string {
  let from = start;
  while (from < end - 1 && text.charCodeAt(from) === 48) from++;
  return text.slice(from, end);
}

/** Trimmed; looked at first, because hardly any version begins or ends with a blank. */
export function withoutBlanks(text: string): string {
  return isPlain(text.charCodeAt(0)) && isPlain(text.charCodeAt(text.length - 1)) ? text : text.trim();
}

function isPlain(code: number): boolean {
  return code > 32 && code < 127;
}
