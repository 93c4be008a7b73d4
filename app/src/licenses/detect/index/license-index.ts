import type { Vocabulary } from '../text/tokenize.ts';

/** A word of a licence text that need not be there: title, copyright line, instructions for use. */
export const optional = 1;
/** A word that stands for others: a name, a year. */
export const slot = 2;
/** A slot follows this word, be it an empty one. */
export const slotAfter = 4;

/** One text of the index: a licence, or a form of one. */
export interface IndexedText {
  /** The licence term that the text says. */
  readonly id: string;
  /** Terms that have the very same text: which one holds, a text alone cannot tell. */
  readonly alternatives: readonly string[];
}

/** The licence texts, ready to be searched. Everything but `texts` is a view of the compiled bytes. */
export interface LicenseIndex {
  readonly texts: readonly IndexedText[];
  readonly vocabulary: Vocabulary;
  /** The word of an id is `words[wordStarts[id] .. wordStarts[id + 1]]`, in UTF-8. */
  readonly wordStarts: Uint32Array;
  readonly words: Uint8Array;
  /** The tokens of text t are those from `textStarts[t]` to `textStarts[t + 1]`. */
  readonly textStarts: Uint32Array;
  readonly tokens: Uint16Array;
  readonly flags: Uint8Array;
  /** For each token: the words before it, from the first of all, that must be there (neither optional nor slots). */
  readonly requiredBefore: Uint32Array;
  /** A bit for the low 22 bits of each gram's hash: most grams of other texts end here. */
  readonly gramBits: Uint32Array;
  readonly gramKeys: Uint32Array;
  /** Where in `postings` the list of a gram begins: its length, then (text << 20 | position), ascending. */
  readonly gramLists: Uint32Array;
  readonly postings: Uint32Array;
}

export const gramBitsMask = (1 << 22) - 1;
export const positionBits = 20;
export const positionMask = (1 << positionBits) - 1;

/** The list of a gram in `postings`; -1 where no licence has the gram. */
export function gramList(index: LicenseIndex, hash: number): number {
  const bit = hash & gramBitsMask;
  if ((index.gramBits[bit >>> 5]! & (1 << (bit & 31))) === 0) return -1;
  const { gramKeys } = index;
  const mask = gramKeys.length - 1;
  for (let place = hash & mask; gramKeys[place] !== 0; place = (place + 1) & mask)
    if (gramKeys[place] === hash) return index.gramLists[place]!;
  return -1;
}

/** The first token of the index at which the grams of a list begin. */
export function firstPlace({ postings, textStarts }: LicenseIndex, list: number): number {
  const posting = postings[list + 1]!;
  return textStarts[posting >>> positionBits]! + (posting & positionMask);
}

/** The words from token `from` to `to` that must be there. */
export function requiredWords({ requiredBefore }: LicenseIndex, from: number, to: number): number {
  return requiredBefore[to]! - requiredBefore[from]!;
}

/** The words of a text that must be there. */
export function requiredOf(index: LicenseIndex, text: number): number {
  return requiredWords(index, index.textStarts[text]!, index.textStarts[text + 1]!);
}

/** For each token, and the end, the words before it that must be there. */
export function countRequired(flags: Uint8Array): Uint32Array {
  const before = new Uint32Array(flags.length + 1);
  for (let at = 0; at < flags.length; at++) before[at + 1] = before[at]! + ((flags[at]! & (optional | slot)) === 0 ? 1 : 0);
  return before;
}
