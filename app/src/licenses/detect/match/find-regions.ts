import { gramHash, gramLength } from '../index/gram-hash.ts';
import { gramList, type LicenseIndex } from '../index/license-index.ts';
import type { Tokens } from '../text/tokenize.ts';
import { bounds } from './bounds.ts';

/** Words from `from` to `to` that have grams in common with licences, and for each word the gram's list in the index, or -1. */
export interface Region {
  readonly from: number;
  readonly to: number;
  readonly lists: Int32Array;
}

/** The stretches of a text that may hold licence text: the rest has nothing in common with any. */
export function* findRegions(tokens: Tokens, index: LicenseIndex): Generator<Region, void> {
  const { count, ids } = tokens;
  const last = count - gramLength;
  let from = -1;
  let lastHit = -1;
  let hits = 0;
  let lists: number[] = [];
  let unknownUntil = -1;
  for (let at = 0; at <= last; at++) {
    let list = -1;
    if (ids[at + gramLength - 1] === 0) unknownUntil = at + gramLength - 1;
    if (at > unknownUntil) {
      const hash = gramHash(ids, at);
      if (hash !== 0) list = gramList(index, hash);
    }
    if (from >= 0 && (at - lastHit > bounds.regionGap || at - from >= bounds.regionTokens)) {
      if (hits >= bounds.regionGrams) yield { from, to: lastHit + gramLength, lists: Int32Array.from(lists.slice(0, lastHit - from + 1)) };
      from = -1;
    }
    if (list >= 0) {
      if (from < 0) {
        from = at;
        hits = 0;
        lists = [];
      }
      lastHit = at;
      hits++;
    }
    if (from >= 0) lists.push(list);
  }
  if (from >= 0 && hits >= bounds.regionGrams)
    yield { from, to: lastHit + gramLength, lists: Int32Array.from(lists.slice(0, lastHit - from + 1)) };
}
