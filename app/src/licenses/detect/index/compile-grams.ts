import { gramHash, gramLength } from './gram-hash.ts';
import { gramBitsMask, type LicenseIndex, positionBits } from './license-index.ts';
import type { MarkedText } from './mark-text.ts';

/** The tables that lead from a gram to the texts and positions that have it. */
export function compileGrams(texts: readonly MarkedText[]): Pick<LicenseIndex, 'gramBits' | 'gramKeys' | 'gramLists' | 'postings'> {
  const lists = new Map<number, number[]>();
  texts.forEach(({ ids }, text) => {
    for (let at = 0; at + gramLength <= ids.length; at++) {
      const hash = gramHash(ids, at);
      if (hash === 0) continue;
      const posting = text * 2 ** positionBits + at;
      const list = lists.get(hash);
      if (list) list.push(posting);
      else lists.set(hash, [posting]);
    }
  });
  let capacity = 1024;
  while (capacity < lists.size * 1.7) capacity *= 2;
  const gramBits = new Uint32Array((gramBitsMask + 1) / 32);
  const gramKeys = new Uint32Array(capacity);
  const gramLists = new Uint32Array(capacity);
  const postings: number[] = [];
  for (const [hash, list] of lists) {
    let place = hash & (capacity - 1);
    while (gramKeys[place] !== 0) place = (place + 1) & (capacity - 1);
    gramKeys[place] = hash;
    gramLists[place] = postings.length;
    gramBits[(hash & gramBitsMask) >>> 5]! |= 1 << (hash & 31);
    postings.push(list.length);
    for (const posting of list) postings.push(posting);
  }
  return { gramBits, gramKeys, gramLists, postings: Uint32Array.from(postings) };
}
