import { gramHash, gramLength } from '../index/gram-hash.ts';
import { firstPlace, gramList, type LicenseIndex } from '../index/license-index.ts';
import type { Tokens } from '../text/tokenize.ts';
import { bounds } from './bounds.ts';

/** Words from `from` to `to` that have grams in common with licences, and for each word the gram's list in the index, or -1; good until the next is found. */
export interface Region {
  readonly from: number;
  readonly to: number;
  readonly lists: Int32Array;
}

/** Lists of the grams of the region that is being found. */
const scratch = new Int32Array(bounds.regionTokens);

/** Finds the stretches of texts that may hold licence text: the rest has nothing in common with any. */
export class RegionFinder {
  readonly #index: LicenseIndex;
  /** For each token of the index the list of the gram that begins there, plus 2: 0 where it was not looked up yet. */
  readonly #lists: Int32Array;

  constructor(index: LicenseIndex) {
    this.#index = index;
    this.#lists = new Int32Array(index.tokens.length);
  }

  *find(tokens: Tokens): Generator<Region, void> {
    const { count, ids } = tokens;
    let from = nextGram(ids, 0, count, this.#index);
    while (from >= 0) {
      const { grams, lastGram } = this.#readLists(ids, from, Math.min(count - gramLength, from + bounds.regionTokens - 1));
      if (grams >= bounds.regionGrams) yield { from, to: lastGram + gramLength, lists: scratch.subarray(0, lastGram - from + 1) };
      from = nextGram(ids, lastGram + 1, count, this.#index);
    }
  }

  /**
   * Writes the lists of the grams from `from` on, to `limit` at most, as long as there are some. A text is followed along the licence that it was last
   * found in: a word that goes on as the licence does makes the gram that follows there, which costs a tenth of looking it up.
   */
  #readLists(ids: Uint16Array, from: number, limit: number): { readonly grams: number; readonly lastGram: number } {
    const index = this.#index;
    const lists = this.#lists;
    let [lastGram, grams] = [from, 0];
    /** The token of the index at which the gram before begins. */
    let place = -1;
    for (let at = from; at <= limit && at - lastGram <= bounds.regionGap; at++) {
      const goesOn = place >= 0 && ids[at + gramLength - 1] === index.tokens[place + gramLength];
      place = goesOn ? place + 1 : -1;
      let list = goesOn ? lists[place]! - 2 : -2;
      if (list === -2) {
        list = listAt(ids, at, index);
        if (!goesOn && list >= 0) place = firstPlace(index, list);
        if (place >= 0) lists[place] = list + 2;
      }
      scratch[at - from] = list;
      if (list < 0) continue;
      lastGram = at;
      grams++;
    }
    return { grams, lastGram };
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
