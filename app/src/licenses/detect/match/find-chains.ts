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

interface OpenRun {
  at: number;
  textAt: number;
  length: number;
  score: number;
  from: number;
  used: boolean;
}

/** The ways in which a licence runs through a region: each a chain of runs that goes forward on both sides. The best one comes first. */
export function findChains(region: Region, candidate: Candidate, index: LicenseIndex, taken: Uint8Array): Run[][] {
  const runs = findRuns(region, candidate, index, taken);
  joinRuns(runs);
  const order = runs.map((_, i) => i).sort((a, b) => runs[b]!.score - runs[a]!.score);
  const chains: Run[][] = [];
  for (const end of order) {
    if (runs[end]!.used) continue;
    const chain: Run[] = [];
    for (let i = end; i >= 0 && !runs[i]!.used; i = runs[i]!.from) {
      runs[i]!.used = true;
      chain.push(runs[i]!);
    }
    chains.push(trimmed(chain.reverse()));
    if (chains.length >= 400) break;
  }
  return chains;
}

function findRuns(region: Region, { text, from, to }: Candidate, { postings }: LicenseIndex, taken: Uint8Array): OpenRun[] {
  const runs: OpenRun[] = [];
  const open = new Map<number, OpenRun>();
  const low = text * 2 ** positionBits;
  for (let i = from; i < to; i++) {
    const list = region.lists[i]!;
    if (list < 0 || taken[i] !== 0) continue;
    const end = list + 1 + postings[list]!;
    for (let p = firstAtLeast(postings, list + 1, end, low); p < end && postings[p]! >>> positionBits === text; p++) {
      const textAt = postings[p]! & positionMask;
      const run = open.get(textAt - i);
      if (run && run.at + run.length - gramLength + 1 === i) run.length++;
      else {
        const started = { at: i, textAt, length: gramLength, score: 0, from: -1, used: false };
        open.set(textAt - i, started);
        if (runs.length < bounds.runs) runs.push(started);
      }
    }
  }
  return runs;
}

function firstAtLeast(sorted: Uint32Array, from: number, to: number, value: number): number {
  let [low, high] = [from, to];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (sorted[middle]! < value) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Gives every run the best run before it: the most words in common, less what lies between. */
function joinRuns(runs: OpenRun[]): void {
  for (let i = 0; i < runs.length; i++) {
    const run = runs[i]!;
    run.score = run.length;
    for (let k = i - 1; k >= 0 && k >= i - bounds.lookBack; k--) {
      const before = runs[k]!;
      const gap = run.at - (before.at + before.length);
      const textGap = run.textAt - (before.textAt + before.length);
      if (run.textAt <= before.textAt || run.at <= before.at || gap > bounds.chainGap) continue;
      const overlap = Math.max(0, -gap, -textGap);
      if (overlap >= run.length) continue;
      const between = Math.max(0, gap) * 0.5 + Math.max(0, textGap) * 0.1 + Math.abs(gap - textGap) * 0.2;
      const score = before.score + run.length - overlap - Math.min(between, 60 + between * 0.2);
      if (score > run.score) {
        run.score = score;
        run.from = k;
      }
    }
  }
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
