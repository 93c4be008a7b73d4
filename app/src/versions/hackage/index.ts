import { compareNumbers, parseNumbers } from '../numbers.ts';
import type { Scheme } from '../scheme.ts';

/** Numbers parted by dots; `1.0` comes before `1.0.0`. @see https://pvp.haskell.org */
export const hackage: Scheme<readonly string[]> = { parse: (text) => parseNumbers(text, '.'), compare: compareNumbers };
