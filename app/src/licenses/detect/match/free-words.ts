import type { Tokens } from '../text/tokenize.ts';

/** Words that a name, or a list of names, has at most, and a copyright line. */
const nameWords = 24;
const copyrightWords = 24;
const decoder = new TextDecoder();

/** A sentence ends in it: a longer word with a full stop. `Inc.`, `Ltd.` and initials end none. */
const sentenceEnd = /[\p{Ll}\d)]{4,}[.;:]\s/u;
/** Words of a sentence that no name has. */
const sentenceWord = /\b(?:must|may|shall|should|requires?|only|unless|without|is|are|can|cannot|will|you|your)\b/i;
const copyright = /(?:copyright|©|\(c\)|portions)[\s\S]{0,60}?\b(?:19|20)\d\d\b/i;
const reserved = /^\W*(?:all\s+rights\s+reserved)\W*$/i;

/**
 * How many of the words `from` to `to`, which a licence does not have at this place, say nothing against it: names where the licence has a
 * slot for one, and copyright lines.
 */
export function freeWords({ bytes, starts, ends }: Tokens, from: number, to: number, hasSlot: boolean): number {
  const count = to - from;
  if (count <= 0 || count > nameWords + copyrightWords) return 0;
  const text = decoder.decode(bytes.subarray(starts[from], Math.min(bytes.length, ends[to - 1]! + 2)));
  if (copyright.test(text)) return Math.min(count, copyrightWords + (hasSlot ? nameWords : 0));
  if (reserved.test(text)) return count;
  return hasSlot && !sentenceEnd.test(text) && !sentenceWord.test(text) ? Math.min(count, nameWords) : 0;
}
