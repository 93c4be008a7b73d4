import type { ReadingVerdict } from './judge-reading.ts';
import type { Reading } from './read-chain.ts';

/** A reading with what it comes to. */
export interface JudgedReading {
  readonly reading: Reading;
  readonly verdict: ReadingVerdict;
}

/** What a reading weighs against others, by its verdict: of two that are about as good, the one that needs no excuse. */
const weights: Readonly<Record<ReadingVerdict, number>> = { same: 1, cut: 0.85, changed: 0.85, unlike: 0 };

/** Up to this part of a licence a changed text is a piece of it, and weighs so much of that: one licence with changes rather than two pieces. */
const pieceCoverage = 0.7;
const pieceWeight = 0.6;

/**
 * Of readings that overlap, those that explain most of the text together: one licence that is there rather than two halves, but ten that
 * are there rather than one that has something of each (weighted interval scheduling).
 */
export function chooseReadings(judged: readonly JudgedReading[]): JudgedReading[] {
  const sorted = judged.filter(({ verdict }) => verdict !== 'unlike').toSorted((a, b) => endOf(a) - endOf(b));
  const ends = sorted.map(endOf);
  const total = [0];
  const previous: number[] = [];
  sorted.forEach((one, i) => {
    const before = countAtMost(ends, startOf(one), i);
    previous.push(before);
    total.push(Math.max(total[i]!, total[before]! + one.reading.value * weightOf(one)));
  });
  const chosen: JudgedReading[] = [];
  for (let i = sorted.length; i > 0; ) {
    if (total[i]! > total[i - 1]!) {
      chosen.push(sorted[i - 1]!);
      i = previous[i - 1]!;
    } else i--;
  }
  return chosen.reverse();
}

function weightOf({ reading, verdict }: JudgedReading): number {
  const isPiece = verdict === 'changed' && reading.matched < pieceCoverage * (reading.matched + reading.removed);
  return weights[verdict] * (isPiece ? pieceWeight : 1);
}

/** Readings that touch by a word or two at their ends do not overlap: both may claim a name or a title between them. */
function slack({ reading }: JudgedReading): number {
  return Math.min(6, Math.floor((reading.to - reading.from) * 0.05));
}

function startOf(judged: JudgedReading): number {
  return judged.reading.from + slack(judged);
}

function endOf(judged: JudgedReading): number {
  return judged.reading.to - slack(judged);
}

/** How many of the first `count` ascending numbers are at most `limit`. */
function countAtMost(ascending: readonly number[], limit: number, count: number): number {
  let [low, high] = [0, count];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (ascending[middle]! <= limit) low = middle + 1;
    else high = middle;
  }
  return low;
}
