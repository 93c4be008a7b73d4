import { bounds } from './bounds.ts';
import type { Run } from './run-finder.ts';

/** Words of a chain that are worth a look. */
const leastWords = 8;

/** Chains of one licence in one region beyond which there are no more: each is a copy of it, or a piece of one. */
const maxChains = 400;

/** Working memory for the runs of one licence: what the best chain up to each is worth, and the run before it in that chain, or -1. */
const scores = new Float64Array(bounds.runs);
const before = new Int32Array(bounds.runs);
/** Whether a chain goes on from a run, and whether it is in one that was found. */
const joined = new Uint8Array(bounds.runs);
const used = new Uint8Array(bounds.runs);
/** What each run is worth to one behind it, less what lies between, and the runs by their ends. */
const worths = new Float64Array(bounds.runs);
const ends = new Int32Array(bounds.runs);
/** A tree of prefix maxima over the words of a licence: numbers of runs, counted from 1. */
let best = new Int32Array(1024);

/**
 * The ways in which a licence runs through a region: each a chain of runs that goes forward on both sides. The best one comes first.
 *
 * @param runs the runs in common, by where they begin: at most `bounds.runs`
 * @param words the number of words of the licence
 */
export function findChains(runs: readonly Run[], words: number): Run[][] {
  joinRuns(runs, words);
  used.fill(0, 0, runs.length);
  // Most runs are a few words that any two texts have in common.
  const order: number[] = [];
  runs.forEach(({ length }, i) => {
    if (length >= leastWords || before[i]! >= 0 || joined[i] !== 0) order.push(i);
  });
  order.sort((a, b) => scores[b]! - scores[a]!);
  const chains: Run[][] = [];
  for (const end of order) {
    if (used[end] !== 0) continue;
    let [count, length] = [0, 0];
    for (let i = end; i >= 0 && used[i] === 0; i = before[i]!) {
      used[i] = 1;
      length += runs[i]!.length;
      count++;
    }
    if (length < leastWords) continue;
    const chain: Run[] = [];
    for (let i = end; chain.length < count; i = before[i]!) chain.push(runs[i]!);
    const whole = trimmed(chain.reverse());
    if (wordsOf(whole) >= leastWords) chains.push(whole);
    if (chains.length >= maxChains) break;
  }
  return chains;
}

/** The words that a chain and the licence have in common. */
export function wordsOf(chain: readonly Run[]): number {
  let words = 0;
  for (const { length } of chain) words += length;
  return words;
}

/** What a word between two runs costs: one of the text more than one of the licence, for a licence is often cut short. */
const wordCost = 0.5;
const licenseWordCost = 0.1;
/** Words by which two runs of a chain may overlap on either side: where a sentence is left out, what follows may begin with its words. */
const overlapWords = 8;

/**
 * Gives every run the best run before it: the most words in common, less what lies between. Runs that end before another begins are kept by
 * the place in the licence at which they end, in a tree of prefix maxima, so that noise between two runs does not hide one from the other.
 */
function joinRuns(runs: readonly Run[], words: number): void {
  // In their order where they end at the same place.
  for (let i = 0; i < runs.length; i++) ends[i] = endOf(runs[i]!) * bounds.runs + i;
  const byEnd = ends.subarray(0, runs.length).sort();
  if (best.length < words + 2) best = new Int32Array(words * 2);
  best.fill(0, 0, words + 2);
  joined.fill(0, 0, runs.length);
  let ended = 0;
  for (let at = 0; at < runs.length; at++) {
    const run = runs[at]!;
    for (const begun = (run.at + 1) * bounds.runs; ended < byEnd.length && byEnd[ended]! < begun; ended++) {
      const i = byEnd[ended]! % bounds.runs;
      // What is better at a place is better at all that it counts for.
      for (let place = textEndOf(runs[i]!) + 1; place < words + 2; place += place & -place) {
        if (best[place] !== 0 && worths[best[place]! - 1]! >= worths[i]!) break;
        best[place] = i + 1;
      }
    }
    let from = -1;
    for (let place = run.textAt + 1; place > 0; place -= place & -place)
      if (best[place] !== 0 && (from < 0 || worths[best[place]! - 1]! > worths[from]!)) from = best[place]! - 1;
    const gain = from < 0 ? 0 : worths[from]! - wordCost * run.at - licenseWordCost * run.textAt;
    before[at] = gain > 0 ? from : -1;
    if (gain > 0) joined[from] = 1;
    scores[at] = run.length + Math.max(0, gain);
    worths[at] = scores[at]! + wordCost * (run.at + run.length) + licenseWordCost * (run.textAt + run.length);
  }
}

function endOf({ at, length }: Run): number {
  return at + length - Math.min(overlapWords, length >> 1);
}

function textEndOf({ textAt, length }: Run): number {
  return textAt + length - Math.min(overlapWords, length >> 1);
}

/** Runs of one chain may overlap by some words: each word belongs to the earlier one. */
function trimmed(chain: readonly Run[]): Run[] {
  const result: Run[] = [];
  for (const run of chain) {
    const before = result.at(-1);
    const overlap = before ? Math.max(0, before.at + before.length - run.at, before.textAt + before.length - run.textAt) : 0;
    if (overlap < run.length) result.push({ at: run.at + overlap, textAt: run.textAt + overlap, length: run.length - overlap });
  }
  return result;
}
