import type { LicenseIndex } from './license-index.ts';

const decoder = new TextDecoder();

/** Tokens of a licence as words with a space between, for people to read: lower case, without punctuation. */
export function indexWords({ wordStarts, words, tokens }: LicenseIndex, from: number, to: number): string {
  const all: string[] = [];
  for (let at = from; at < to; at++) {
    const id = tokens[at]!;
    all.push(decoder.decode(words.subarray(wordStarts[id], wordStarts[id + 1])));
  }
  return all.join(' ');
}
