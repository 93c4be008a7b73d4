import type { Scheme } from '../scheme.ts';
import { signOf } from '../text.ts';

/** Texts by their code points, which is the order of their UTF-8 bytes; nothing is normalised. */
export const lexicographic: Scheme<string> = {
  parse: (text) => (text === '' || !text.isWellFormed() ? undefined : text),
  compare(a, b) {
    for (let i = 0; i < a.length && i < b.length; i++) {
      // Where two texts part, both are at the same half of a surrogate pair or at its start: a low half is never compared with anything else.
      const difference = codePointAround(a, i) - codePointAround(b, i);
      if (difference !== 0) return signOf(difference);
    }
    return signOf(a.length - b.length);
  },
};

function codePointAround(text: string, at: number): number {
  return text.codePointAt(at)!;
}
