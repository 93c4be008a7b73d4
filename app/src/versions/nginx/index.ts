import { compareNumbers, parseNumbers } from '../numbers.ts';
import type { Scheme } from '../scheme.ts';

/** Three numbers: an odd second one is the main line, an even one a stable branch. @see https://nginx.org/en/download.html */
export const nginx: Scheme<readonly string[]> = {
  parse(text) {
    const numbers = parseNumbers(text, '.');
    return numbers?.length === 3 ? numbers : undefined;
  },
  compare: compareNumbers,
};
