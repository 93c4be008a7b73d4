import { type TokenRoom, tokenize, tokenRoom, type Vocabulary } from '../text/tokenize.ts';
import { optional, slot, slotAfter } from './license-index.ts';
import { copyrightLine, maxSlot, ownNames, placeholder, preambles, slotPhrases, trailer } from './replaceable.ts';
import { vocabularyId } from './vocabulary-id.ts';

/** The tokens of a licence text with what of it need not be there or may be replaced. */
export interface MarkedText {
  readonly ids: Uint16Array;
  readonly flags: Uint8Array;
}

const encoder = new TextEncoder();
const room: TokenRoom = tokenRoom();

/** Tokenizes a licence text and marks its optional and replaceable words. */
export function markText(id: string, text: string, vocabulary: Vocabulary): MarkedText {
  const bytes = encoder.encode(text);
  const { count, ids, starts } = tokenize(bytes, vocabulary, room);
  const marked = { ids: ids.slice(0, count), flags: new Uint8Array(count) };
  const mark = (from: number, to: number, flag: number) => markBytes(marked.flags, starts, text, from, to, flag);
  for (const found of text.matchAll(placeholder)) mark(found.index, found.index + found[0].length, slot);
  for (const found of text.matchAll(copyrightLine)) mark(found.index, found.index + found[0].length, optional | slot);
  mark(0, titleEnd(text), optional);
  const end = trailerStart(text);
  if (end > 0) mark(end, text.length, optional);
  for (const { ids: which, before } of preambles) {
    const terms = which.test(id) ? text.search(before) : -1;
    if (terms > 0) mark(0, terms, optional);
  }
  if (!ownNames.test(id)) for (const phrase of slotPhrases) markPhrase(marked, phrase, vocabulary);
  // A text that is all title and copyright has nothing else to be known by.
  if (marked.flags.every((flag) => (flag & (optional | slot)) !== 0)) marked.flags.fill(0);
  return marked;
}

function markBytes(flags: Uint8Array, starts: Uint32Array, text: string, from: number, to: number, flag: number): void {
  const fromByte = encoder.encode(text.slice(0, from)).length;
  const toByte = fromByte + encoder.encode(text.slice(from, to)).length;
  let at = 0;
  while (at < flags.length && starts[at]! < fromByte) at++;
  if ((flag & slot) !== 0 && at > 0) flags[at - 1]! |= slotAfter;
  for (; at < flags.length && starts[at]! < toByte; at++) flags[at]! |= flag;
}

/** Words that no name has: where they stand, no slot goes on. */
const sentenceWords = ['must', 'may', 'shall', 'should', 'unless', 'if', 'are', 'can', 'cannot', 'you', 'your', 'is', 'makes'];

const sentence = /permi(?:t|ss)|redistribut|granted|terms and|everyone/i;

/** The words of a name at the end of a text. */
const maxLastName = 6;

/** Short paragraphs before the first sentence are title, version and address. */
function titleEnd(text: string): number {
  let end = 0;
  for (const found of text.matchAll(/[^\n]*(?:\n(?!\s*\n)[^\n]*)*\n\s*\n/g)) {
    const paragraph = found[0].trim();
    const words = paragraph.split(/\s+/).length;
    if (words > 16 || (words > 6 && ((/[.:;,]$/.test(paragraph) && paragraph !== paragraph.toUpperCase()) || sentence.test(paragraph))))
      break;
    end = found.index + found[0].length;
    if (end > text.length / 3) return 0;
  }
  return end;
}

function trailerStart(text: string): number {
  for (const found of text.matchAll(trailer)) if (found.index > text.length * 0.7) return found.index;
  return /\n\s*\n[^\n.]{0,60}\S@\S[^\n]{0,80}\s*$/.exec(text)?.index ?? -1;
}

function markPhrase({ ids, flags }: MarkedText, phrase: string, vocabulary: Vocabulary): void {
  const [before, after] = phrase.split('*').map((part) =>
    part
      .trim()
      .split(' ')
      .filter(Boolean)
      .map((word) => vocabularyId(vocabulary, word)),
  );
  const sentence = sentenceWords.map((word) => vocabularyId(vocabulary, word));
  const find = (words: readonly number[], from: number) => words.every((word, i) => ids[from + i] === word);
  if (!before || !after) return;
  for (let at = 0; at + before.length <= ids.length; at++) {
    if (!find(before, at)) continue;
    const from = at + before.length;
    if (after.length === 0) {
      flags[from - 1]! |= slotAfter;
      if (ids.length - from <= maxLastName) flags.fill(slot, from);
      continue;
    }
    for (let to = from; to <= Math.min(from + maxSlot, ids.length - after.length); to++) {
      if (!find(after, to)) continue;
      // A narrower phrase came first and said which of these words may change; two names with words between them are one.
      const isSlot = (flag: number | undefined) => (flag! & slot) !== 0;
      if (flags.subarray(from, to).some(isSlot) && !(isSlot(flags[from]) && isSlot(flags[to - 1]))) break;
      if (ids.subarray(from, to).some((word) => sentence.includes(word))) break;
      flags[from - 1]! |= slotAfter;
      for (let i = from; i < to; i++) flags[i]! |= slot;
      break;
    }
  }
}
