import type { LicenseIndex } from '../index/license-index.ts';
import { cutWeight, type Edit, overlap, type Reading } from './read-chain.ts';

/** Words of another licence in a text from which on they may be no accident, and the part of what tells the two apart. */
const foreignWords = 3;
const foreignPart = 0.75;

/**
 * Whether a text that differs from a licence does so in the words of another one: then it is as much the other, and neither is to be named.
 * Places where it differs from both say nothing about which of them it is.
 */
export function isMixed(reading: Reading, readings: readonly Reading[], index: LicenseIndex): boolean {
  if (reading.edits.length === 0) return false;
  const { id } = index.texts[reading.text]!;
  return readings.some((other) => {
    if (index.texts[other.text]!.id === id || overlap(other, reading) < 0.9 * (reading.to - reading.from)) return false;
    const foreign = explained(reading.edits, other);
    return foreign >= foreignWords && foreign > foreignPart * explained(other.edits, reading);
  });
}

/** The words of the differences that another reading does not have: it reads the text there as it stands. */
function explained(edits: readonly Edit[], by: Reading): number {
  let [words, next] = [0, 0];
  for (const { from, to, added, removed, edge } of edits) {
    while (next < by.edits.length && by.edits[next]!.to < from) next++;
    const isRead = from >= by.from && to <= by.to && !(by.edits[next] && by.edits[next]!.from <= to);
    if (isRead) words += edge ? cutWeight * removed : Math.max(added, removed);
  }
  return words;
}
