import type { Tokens } from '../text/tokenize.ts';

/** Words that a name, or a list of names, has at most, and a copyright line. */
const nameWords = 24;
const copyrightWords = 24;
/** Words of a comment, and bytes before its first and after its last word, within which its marks are looked for. */
const commentWords = 200;
const markBytes = 200;
const decoder = new TextDecoder();

/** A sentence ends in it: a longer word with a full stop. `Inc.`, `Ltd.` and initials end none. */
const sentenceEnd = /[\p{Ll}\d)]{4,}[.;:]\s/u;
/** Words of a sentence that no name has. */
const sentenceWord = /\b(?:must|may|shall|should|requires?|only|unless|without|is|are|can|cannot|will|you|your)\b/i;
const copyright = /(?:copyright|©|\(c\)|portions)[\s\S]{0,60}?\b(?:19|20)\d\d\b|^copyright\s*(?:©|\(c\))/i;
const reserved = /^\W*(?:all\s+rights\s+reserved)\W*$/i;

/**
 * How many of the words `from` to `to`, which a licence does not have at this place, say nothing against it: names where the licence has a
 * slot for one, copyright lines, and comments on a page.
 */
export function freeWords(tokens: Tokens, from: number, to: number, hasSlot: boolean): number {
  const comment = countComment(tokens, from, to);
  return comment + otherFreeWords(tokens, from + comment, to, hasSlot);
}

function otherFreeWords({ bytes, starts, ends }: Tokens, from: number, to: number, hasSlot: boolean): number {
  const count = to - from;
  if (count <= 0 || count > nameWords + copyrightWords) return 0;
  const text = decoder.decode(bytes.subarray(starts[from], ends[to - 1]));
  if (copyright.test(text)) return Math.min(count, copyrightWords + (hasSlot ? nameWords : 0));
  if (reserved.test(text)) return count;
  return hasSlot && !sentenceEnd.test(text) && !sentenceWord.test(text) ? Math.min(count, nameWords) : 0;
}

/** How many words stand in HTML comments, from the first on: whoever reads the page does not see them. */
function countComment({ bytes, starts, ends }: Tokens, from: number, to: number): number {
  const limit = Math.min(to, from + commentWords);
  let isOpen = false;
  for (let word = Math.max(1, from); word < limit; word++) {
    const gap = decoder.decode(bytes.subarray(Math.max(ends[word - 1]!, starts[word]! - markBytes), starts[word]));
    const [opens, closes] = [gap.lastIndexOf('<!--'), gap.lastIndexOf('-->')];
    if (opens !== closes) isOpen = opens > closes;
    if (!isOpen) return word - from;
  }
  return Math.max(0, limit - from);
}
