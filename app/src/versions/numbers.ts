import type { Sign } from './scheme.ts';
import { compareDigits, endOfDigits, trimZeros } from './text.ts';

/** Reads numbers parted by one of `marks` and nothing else; undefined for any other text. */
export function parseNumbers(text: string, marks: string): readonly string[] | undefined {
  const numbers: string[] = [];
  for (let at = 0; ; at++) {
    const end = endOfDigits(text, at);
    if (end === at) return undefined;
    numbers.push(trimZeros(text, at, end));
    if (end === text.length) return numbers;
    if (!marks.includes(text[end]!)) return undefined;
    at = end;
  }
}

/** Number by number; of two lists the longer one is greater where the shorter one is its start. */
export function compareNumbers(a: readonly string[], b: readonly string[]): Sign {
  const shared = Math.min(a.length, b.length);
  for (let i = 0; i < shared; i++) {
    const sign = compareDigits(a[i]!, b[i]!);
    if (sign !== 0) return sign;
  }
  return a.length === b.length ? 0 : a.length < b.length ? -1 : 1;
}

/** Without the zeros at the end, for schemes in which `1.0` is `1`. */
export function withoutTrailingZeros(numbers: readonly string[]): readonly string[] {
  let length = numbers.length;
  while (length > 0 && numbers[length - 1] === '0') length--;
  return numbers.slice(0, length);
}
