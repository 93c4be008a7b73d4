import type { Run } from './run-finder.ts';

/** Chains of one licence in one region beyond which there are no more: each is a copy of it, or a piece of one. */
const maxChains = 400;

/**
 * The ways in which a licence runs through a region: each a chain of runs that goes forward on both sides. The best one comes first.
 *
 * @param runs the runs in common, by where they begin
 * @param words the number of words of the licence
 */
export function findChains(runs: readonly Run[], words: number): Run[][] {
  const { scores, before } = joinRuns(runs, words);
  const used = new Uint8Array(runs.length);
  const order = runs.map((_, i) => i).sort((a, b) => scores[b]! - scores[a]!);
  const chains: Run[][] = [];
  for (const end of order) {
    if (used[end] !== 0) continue;
    const chain: Run[] = [];
    for (let i = end; i >= 0 && used[i] === 0; i = before[i]!) {
      used[i] = 1;
      chain.push(runs[i]!);
    }
    chains.push(trimmed(chain.reverse()));
    if (chains.length >= maxChains) break;
  }
  return chains;
}

/** What a word between two runs costs: one of the text more than one of the licence, for a licence is often cut short. */
const wordCost = 0.5;
const licenseWordCost = 0.1;
/** Words by which two runs of a chain may overlap on either side: where a sentence is left out, what follows may begin with its words. */
const overlapWords = 8;

/** For every run what the best chain up to it is worth, and the run before it in that chain, or -1. */
interface JoinedRuns {
  readonly scores: Float64Array;
  readonly before: Int32Array;
}

/**
 * Gives every run the best run before it: the most words in common, less what lies between. Runs that end before another begins are kept by
 * the place in the licence at which they end, in a tree of prefix maxima, so that noise between two runs does not hide one from the other.
 */
function joinRuns(runs: readonly Run[], words: number): JoinedRuns {
  const byEnd = runs.map((_, i) => i).sort((a, b) => endOf(runs[a]!) - endOf(runs[b]!));
  const best = new Int32Array(words + 2).fill(-1);
  const scores = new Float64Array(runs.length);
  const before = new Int32Array(runs.length).fill(-1);
  /** What each is worth to a run behind it, less what lies between. */
  const worths = new Float64Array(runs.length);
  let ended = 0;
  for (let at = 0; at < runs.length; at++) {
    const run = runs[at]!;
    while (ended < byEnd.length && endOf(runs[byEnd[ended]!]!) <= run.at) {
      const i = byEnd[ended++]!;
      for (let place = textEndOf(runs[i]!) + 1; place < best.length; place += place & -place)
        if (best[place]! < 0 || worths[best[place]!]! < worths[i]!) best[place] = i;
    }
    let from = -1;
    for (let place = run.textAt + 1; place > 0; place -= place & -place)
      if (best[place]! >= 0 && (from < 0 || worths[best[place]!]! > worths[from]!)) from = best[place]!;
    scores[at] = run.length;
    const joined = from < 0 ? 0 : worths[from]! - wordCost * run.at - licenseWordCost * run.textAt;
    if (joined > 0) {
      scores[at] = run.length + joined;
      before[at] = from;
    }
    worths[at] = scores[at]! + wordCost * (run.at + run.length) + licenseWordCost * (run.textAt + run.length);
  }
  return { scores, before };
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
