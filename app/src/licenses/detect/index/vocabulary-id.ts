import type { Vocabulary } from '../text/tokenize.ts';
import { hashWord } from '../text/word-hash.ts';

/** The id of a lower-case word; 0 where the vocabulary does not have it. */
export function vocabularyId({ keys, ids }: Vocabulary, word: string): number {
  const key = hashWord(word);
  const mask = keys.length - 1;
  for (let place = key & mask; keys[place] !== 0; place = (place + 1) & mask) if (keys[place] === key) return ids[place]!;
  return 0;
}
