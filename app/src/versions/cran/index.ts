import { compareNumbers, parseNumbers } from '../numbers.ts';
import type { Scheme } from '../scheme.ts';

/** Numbers parted by dots or hyphens, which are the same; `1.0` comes before `1.0.0`. @see https://cran.r-project.org/doc/manuals/R-exts.html */
export const cran: Scheme<readonly string[]> = { parse: (text) => parseNumbers(text, '.-'), compare: compareNumbers };
