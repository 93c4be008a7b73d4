import { compareNumbers, parseNumbers, withoutTrailingZeros } from '../numbers.ts';
import type { Scheme } from '../scheme.ts';

/**
 * Versions of Windows files and products: up to four numbers, missing ones being zero. Resources of executables also write `6, 1, 0, 1` and
 * add the branch they were built from: `10.0.19041.1 (WinBuild.160101.0800)`.
 */
export const windows: Scheme<readonly string[]> = {
  parse(text) {
    const bracket = text.indexOf('(');
    const plain = (bracket > 0 ? text.slice(0, bracket) : text).trim();
    const numbers = parseNumbers(plain.replace(/ ?, ?/g, '.'), '.');
    return numbers && numbers.length <= 4 ? withoutTrailingZeros(numbers) : undefined;
  },
  compare: compareNumbers,
};
