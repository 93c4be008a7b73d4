import { gramLength } from '../index/gram-hash.ts';
import { type LicenseIndex, positionBits, positionMask } from '../index/license-index.ts';
import { bounds } from './bounds.ts';
import type { Region } from './find-regions.ts';
import type { Candidate } from './rank-candidates.ts';

/** Words in common: `length` of them, from `at` in the region and from `textAt` in the licence. */
export interface Run {
  readonly at: number;
  readonly textAt: number;
  readonly length: number;
}

/** Runs for which there is room from the start: few regions have more. */
const startingRuns = 16_384;

/** Finds the runs of words that a region has in common with candidates, all in one pass over the grams. It keeps its working memory. */
export class RunFinder {
  readonly #index: LicenseIndex;
  /** For each token of the index the run that expects to go on there; what earlier regions left is told by `#next`. */
  readonly #expected: Int32Array;
  readonly #candidateOf: Int32Array;
  #starts = new Int32Array(startingRuns);
  #places = new Int32Array(startingRuns);
  #next = new Int32Array(startingRuns);
  #owners = new Int32Array(startingRuns);

  constructor(index: LicenseIndex) {
    this.#index = index;
    this.#expected = new Int32Array(index.tokens.length + 2);
    this.#candidateOf = new Int32Array(index.texts.length).fill(-1);
  }

  /** The runs of each candidate within its stretch of the region, by where they begin. */
  find(region: Region, candidates: readonly Candidate[], taken: Uint8Array): Run[][] {
    const found: Run[][] = candidates.map(() => []);
    const counts = new Int32Array(candidates.length);
    let runs = 0;
    for (let from = 0; from < region.lists.length; from += bounds.blockWords) {
      const to = Math.min(from + bounds.blockWords, region.lists.length);
      candidates.forEach((candidate, i) => {
        if (candidate.from < to && candidate.to > from) this.#candidateOf[candidate.text] = i;
      });
      runs = this.#findInBlock(region, from, to, taken, counts, runs);
      for (const { text } of candidates) this.#candidateOf[text] = -1;
    }
    const { textStarts } = this.#index;
    for (let run = 0; run < runs; run++) {
      const owner = this.#owners[run]!;
      const at = this.#starts[run]!;
      found[owner]!.push({
        at,
        textAt: this.#places[run]! - textStarts[candidates[owner]!.text]!,
        length: this.#next[run]! - at + gramLength - 1,
      });
    }
    return found;
  }

  #findInBlock(region: Region, from: number, to: number, taken: Uint8Array, counts: Int32Array, before: number): number {
    const { postings, textStarts } = this.#index;
    const expected = this.#expected;
    const candidateOf = this.#candidateOf;
    let [starts, places, next, owners] = [this.#starts, this.#places, this.#next, this.#owners];
    let runs = before;
    for (let i = from; i < to; i++) {
      const list = region.lists[i]!;
      if (list < 0 || taken[i] !== 0) continue;
      const end = list + 1 + postings[list]!;
      for (let p = list + 1; p < end; p++) {
        const posting = postings[p]!;
        const text = posting >>> positionBits;
        const owner = candidateOf[text]!;
        if (owner < 0) continue;
        const place = textStarts[text]! + (posting & positionMask);
        const run = expected[place]!;
        if (run < runs && next[run] === i && places[run]! - starts[run]! === place - i && owners[run] === owner) {
          next[run] = i + 1;
          expected[place + 1] = run;
          continue;
        }
        if (counts[owner]! >= bounds.runs) continue;
        counts[owner]!++;
        if (runs === starts.length) {
          this.#grow();
          [starts, places, next, owners] = [this.#starts, this.#places, this.#next, this.#owners];
        }
        starts[runs] = i;
        places[runs] = place;
        next[runs] = i + 1;
        owners[runs] = owner;
        expected[place + 1] = runs++;
      }
    }
    return runs;
  }

  #grow(): void {
    const grown = (array: Int32Array) => {
      const larger = new Int32Array(array.length * 2);
      larger.set(array);
      return larger;
    };
    this.#starts = grown(this.#starts);
    this.#places = grown(this.#places);
    this.#next = grown(this.#next);
    this.#owners = grown(this.#owners);
  }
}
