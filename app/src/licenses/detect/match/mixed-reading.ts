import type { LicenseIndex } from '../index/license-index.ts';
import { type Edit, overlap, type Reading } from './read-chain.ts';

/** The words of another licence from which on they are no accident: so many, or this part of a long one. */
const foreignWords = (matched: number) => Math.max(3, matched * 0.003);
/** How many they are in one place, where nothing speaks for the licence itself. */
const foreignPlace = 2;
/** And how many against those by which the two are told apart. */
const foreignPart = 0.75;

/**
 * Whether a text that differs from a licence does so in the words of another one: then it is as much the other, and neither is to be named.
 * Places where it differs from both say nothing about which of them it is.
 */
export function isMixed(reading: Reading, readings: readonly Reading[], index: LicenseIndex): boolean {
  if (reading.edits.length === 0) return false;
  return readings.some((other) => {
    if (!isRival(other, reading, index)) return false;
    const own = explained(other.edits, reading);
    if (own === 0) return explained(reading.edits, other, foreignPlace) > 0;
    const foreign = explained(reading.edits, other);
    return foreign >= foreignWords(reading.matched) && foreign > foreignPart * own;
  });
}

/**
 * Whether another licence reads all that this one reads of the text, and places besides where this one differs from it. It may be worth less for
 * all that: the words of a name count where they are a licence's own, and not where it has a slot for any. But where such a name stands there,
 * it speaks for the licence that has it.
 */
export function isBetter(other: Reading, reading: Reading, index: LicenseIndex): boolean {
  if (reading.edits.length === 0 || !isRival(other, reading, index) || explained(other.edits, reading) > 0) return false;
  const named = reading.matched + reading.bonus - other.matched - other.bonus;
  return explained(reading.edits, other, foreignPlace) > 0 && explained(reading.edits, other) > foreignPart * named;
}

function isRival(other: Reading, reading: Reading, { texts }: LicenseIndex): boolean {
  return texts[other.text]!.id !== texts[reading.text]!.id && overlap(other, reading) >= 0.9 * (reading.to - reading.from);
}

/** The words of the differences, of at least some words each, that another reading does not have: it reads the text there as it stands. */
function explained(edits: readonly Edit[], by: Reading, least = 0): number {
  let [words, next] = [0, 0];
  for (const { from, to, added, removed } of edits) {
    while (next < by.edits.length && by.edits[next]!.to < from) next++;
    const isRead = from >= by.from && to <= by.to && !(by.edits[next] && by.edits[next]!.from <= to);
    const size = Math.max(added, removed);
    if (isRead && size >= least) words += size;
  }
  return words;
}
