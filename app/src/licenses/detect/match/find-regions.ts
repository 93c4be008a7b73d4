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

/** Lists of the grams of the region that is being found. */
const scratch = new Int32Array(bounds.regionTokens);

/** The stretches of a text that may hold licence text: the rest has nothing in common with any. */
export function* findRegions(tokens: Tokens, index: LicenseIndex): Generator<Region, void> {
  const { count, ids } = tokens;
  let from = nextGram(ids, 0, count, index);
  while (from >= 0) {
    const limit = Math.min(count - gramLength, from + bounds.regionTokens - 1);
    let lastGram = from;
    let grams = 0;
    for (let at = from; at <= limit && at - lastGram <= bounds.regionGap; at++) {
      const list = listAt(ids, at, index);
      scratch[at - from] = list;
      if (list < 0) continue;
      lastGram = at;
      grams++;
    }
    if (grams >= bounds.regionGrams) yield { from, to: lastGram + gramLength, lists: scratch.slice(0, lastGram - from + 1) };
    from = nextGram(ids, lastGram + 1, count, index);
  }
}

/** The first gram of a licence from a word on; -1 where there is none. Words of no licence are stepped over at once. */
function nextGram(ids: Uint16Array, from: number, count: number, index: LicenseIndex): number {
  const last = count - gramLength;
  for (let at = from; at <= last; at++) {
    let unknown = at + gramLength - 1;
    while (unknown >= at && ids[unknown] !== 0) unknown--;
    if (unknown >= at) at = unknown;
    else if (listAt(ids, at, index) >= 0) return at;
  }
  return -1;
}

function listAt(ids: Uint16Array, at: number, index: LicenseIndex): number {
  const hash = gramHash(ids, at);
  return hash === 0 ? -1 : gramList(index, hash);
}
