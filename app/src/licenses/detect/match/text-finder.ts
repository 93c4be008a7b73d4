import { type LicenseIndex, requiredOf } from '../index/license-index.ts';
import { vocabularyId } from '../index/vocabulary-id.ts';
import type { Tokens } from '../text/tokenize.ts';
import { bounds } from './bounds.ts';
import { chooseReadings } from './choose-readings.ts';
import type { Budget } from './compare-words.ts';
import { findChains, wordsOf } from './find-chains.ts';
import { type Region, RegionFinder } from './find-regions.ts';
import { judgeReading, type MeaningWords, namedPart, operativeWords, type ReadingVerdict, turningWords } from './judge-reading.ts';
import { isBetter, isMixed } from './mixed-reading.ts';
import { type Counts, rankCandidates } from './rank-candidates.ts';
import { bonusWeight, chainBound, overlap, type Reading, readChain } from './read-chain.ts';
import { RegionMemory } from './region-memory.ts';
import { type Run, RunFinder } from './run-finder.ts';

/** The best reading of a stretch of text, and the other licences that it reads as just as well. */
export interface FoundText {
  readonly reading: Reading;
  readonly verdict: ReadingVerdict;
  /** Texts of the index whose reading of this stretch is as good. */
  readonly equals: readonly number[];
}

/** The ids of the words that the search looks at by name. */
function meaningWords({ vocabulary }: LicenseIndex): MeaningWords {
  const id = (word: string) => vocabularyId(vocabulary, word) || 0xffff;
  return { turning: new Set(turningWords.map(id)), operative: new Set(operativeWords.map(id)) };
}

/** Finds licence texts by an index. It keeps working memory and what it found in regions that come again word by word, as licences do. */
export class TextFinder {
  readonly #index: LicenseIndex;
  readonly #words: MeaningWords;
  readonly #regions: RegionFinder;
  readonly #runs: RunFinder;
  readonly #counts: Counts;
  readonly #memory = new RegionMemory();

  constructor(index: LicenseIndex) {
    this.#index = index;
    this.#words = meaningWords(index);
    this.#regions = new RegionFinder(index);
    this.#runs = new RunFinder(index);
    this.#counts = { hits: new Float64Array(index.texts.length), rare: new Float64Array(index.texts.length), touched: [] };
  }

  /** Every stretch of licence text, in the order of the text; no two overlap by more than a few words. */
  find(tokens: Tokens): FoundText[] {
    const found: FoundText[] = [];
    for (const region of this.#regions.find(tokens)) {
      const known = this.#memory.recall(region, tokens);
      if (known) found.push(...known);
      else {
        const read = this.#readRegion(region, tokens);
        this.#memory.keep(region, tokens, read);
        found.push(...read);
      }
    }
    return found.sort((a, b) => a.reading.from - b.reading.from);
  }

  #readRegion(region: Region, tokens: Tokens): FoundText[] {
    const taken = new Uint8Array(region.to - region.from);
    const budget: Budget = { cells: 20_000 + bounds.cellsPerWord * taken.length };
    const found: FoundText[] = [];
    for (let round = 0; round < bounds.rounds && hasGrams(region, taken); round++) {
      const readings = this.#readAll(region, tokens, taken, budget);
      readings.sort((a, b) => b.value - a.value || compareTexts(a, b, this.#index));
      const judged = readings.map((reading) => ({ reading, verdict: judgeReading(reading, this.#index, tokens, this.#words) }));
      const chosen = chooseReadings(judged);
      for (const best of chosen) {
        const { reading, verdict } =
          judged.find((other) => other.verdict === 'same' && isBetter(other.reading, best.reading, this.#index)) ?? best;
        taken.fill(1, Math.max(0, reading.from - region.from), reading.to - region.from);
        const isOne = verdict === 'changed' || !isMixed(reading, readings, this.#index);
        found.push({ reading, verdict: isOne ? verdict : 'changed', equals: equalsOf(reading, verdict, readings, this.#index) });
      }
      if (chosen.length === 0) break;
    }
    return found;
  }

  /** The readings of a region that may be the best somewhere: a chain that cannot beat what was read at its place already is not looked at. */
  #readAll(region: Region, tokens: Tokens, taken: Uint8Array, budget: Budget): Reading[] {
    const best = new Float64Array(taken.length);
    const readings: Reading[] = [];
    for (const { text, chain, bound } of this.#chains(region, taken)) {
      if (chain.every(({ at, length }) => best[at]! > bound && best[at + length - 1]! > bound)) continue;
      const reading = readChain(chain, text, tokens, region.from, this.#index, budget);
      if (reading.value <= 0) continue;
      readings.push(reading);
      // A long reading with much that differs does not stand in the way of shorter ones that fit.
      if (reading.added + reading.removed - reading.cut > 0.04 * reading.matched || reading.cut > 0.06 * reading.matched) continue;
      for (let at = Math.max(0, reading.from - region.from); at < reading.to - region.from; at++)
        best[at] = Math.max(best[at]!, reading.value);
    }
    return readings;
  }

  /** The chains of all candidates, the most promising first. */
  #chains(region: Region, taken: Uint8Array): Chained[] {
    const index = this.#index;
    const candidates = rankCandidates(region, index, taken, this.#counts);
    const runs = this.#runs.find(region, candidates, taken);
    const chained = candidates.flatMap(({ text }, i) => {
      const chains: Chained[] = [];
      for (const chain of findChains(runs[i]!, index.textStarts[text + 1]! - index.textStarts[text]!)) {
        const length = wordsOf(chain);
        if (length < 20 && length < requiredOf(index, text) * 0.5) continue;
        const bound = chainBound(chain, text, taken.length, index);
        if (bound > 0) chains.push({ text, chain, bound });
      }
      return chains;
    });
    return chained.sort((a, b) => b.bound - a.bound);
  }
}

interface Chained {
  readonly text: number;
  readonly chain: readonly Run[];
  readonly bound: number;
}

/** Whether enough of a region is not taken yet to hold another licence. */
function hasGrams({ lists }: Region, taken: Uint8Array): boolean {
  let grams = 0;
  for (let i = 0; i < lists.length && grams < bounds.regionGrams; i++) if (lists[i]! >= 0 && taken[i] === 0) grams++;
  return grams >= bounds.regionGrams;
}

/** Of equally good readings the licence with less that is missing comes first, then the one with the plainer id. */
function compareTexts(a: Reading, b: Reading, index: LicenseIndex): number {
  const [idA, idB] = [index.texts[a.text]!.id, index.texts[b.text]!.id];
  return a.removed - b.removed || idA.length - idB.length || (idA < idB ? -1 : 1);
}

/**
 * What is missing at an edge counts unless the text is cut anyway: then a licence that has nearly as much of what is there may as well be meant.
 */
function equalsOf(reading: Reading, verdict: ReadingVerdict, readings: readonly Reading[], index: LicenseIndex): number[] {
  const isCut = verdict === 'cut';
  const worth = (of: Reading) => (isCut ? of.matched - of.added - (of.removed - of.cut) : of.value - bonusWeight * of.bonus);
  const least = worth(reading) * (isCut ? 0.97 : 1) - 0.5;
  const same = readings.filter(
    (other) =>
      other.text !== reading.text &&
      worth(other) >= least &&
      // Of what lacks its last words, a licence that would go on for long is no other reading.
      (!isCut || other.cut <= 2 * reading.cut + 4 || reading.cut > 0.06 * reading.matched) &&
      !(isCut && isNearlyWhole(reading, index) && !isNamed(other, index)) &&
      (other.bonus >= reading.bonus || (isCut && other.matched > reading.matched)) &&
      overlap(other, reading) > 0.9 * Math.max(reading.to - reading.from, other.to - other.from),
  );
  return [...new Set(same.map(({ text }) => text))];
}

/** Whether so much is there that a licence of which less is there than is needed for its name is not meant. */
function isNearlyWhole(reading: Reading, index: LicenseIndex): boolean {
  return reading.matched >= 0.85 * requiredOf(index, reading.text);
}

function isNamed(reading: Reading, index: LicenseIndex): boolean {
  const required = requiredOf(index, reading.text);
  return reading.matched >= namedPart(required) * required;
}
