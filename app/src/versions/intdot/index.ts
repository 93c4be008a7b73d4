import { compareNumbers, parseNumbers } from '../numbers.ts';
import type { Scheme } from '../scheme.ts';

/** Numbers parted by dots, as the Linux kernel has them; `1.0` comes before `1.0.0`. */
export const intdot: Scheme<readonly string[]> = { parse: (text) => parseNumbers(text, '.'), compare: compareNumbers };
