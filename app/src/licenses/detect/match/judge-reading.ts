import { type LicenseIndex, requiredOf } from '../index/license-index.ts';
import type { Tokens } from '../text/tokenize.ts';
import type { Edit, Reading } from './read-chain.ts';

/**
 * What a reading comes to. *same*: the licence, with nothing or next to nothing changed. *cut*: the licence as far as it goes, but part of it is
 * missing. *changed*: a clause is missing or added, or a word that turns the meaning. *unlike*: too little to name even a relative.
 */
export type ReadingVerdict = 'same' | 'cut' | 'changed' | 'unlike';

/** Words changed in one place that may be a clause; in long licences a place is larger. */
const clause = (required: number) => (required < 600 ? 7 : 8);

/** Judges a reading by its places that differ, largest first in weight: what matters is a clause in one place, not single words in many. */
export function judgeReading(reading: Reading, index: LicenseIndex, tokens: Tokens, turning: ReadonlySet<number>): ReadingVerdict {
  const required = requiredOf(index, reading.text);
  const { matched, added, removed, cut, edits } = reading;
  const inner = matched / Math.max(1, matched + added + removed - cut);
  const coverage = matched / Math.max(1, required);
  if (matched < 8 && coverage < 0.95) return 'unlike';
  if (inner < 0.6 || (coverage < 0.45 && matched < 200) || coverage < 0.1) return 'unlike';
  const isChanged = edits.some((edit) => isClause(edit, required) || turns(edit, index, tokens, turning));
  if (isChanged || inner < 0.88) return 'changed';
  const edge = Math.max(0, ...edits.filter((edit) => edit.edge).map((edit) => edit.removed));
  return edge >= Math.max(8, Math.min(20, required * 0.04)) || coverage < 0.88 ? 'cut' : 'same';
}

function isClause({ added, removed, edge }: Edit, required: number): boolean {
  if (edge) return false;
  const size = clause(required);
  const [more, less] = [Math.max(added, removed), Math.min(added, removed)];
  return (more >= size && more - less >= size * 0.6) || less >= size * 1.5;
}

/** Whether a word that turns the meaning (`not`, `noncommercial`) was put in or taken out. */
function turns(
  { from, to, textFrom, textTo, edge, added, removed }: Edit,
  index: LicenseIndex,
  tokens: Tokens,
  turning: ReadonlySet<number>,
): boolean {
  if (edge || added + removed === 0) return false;
  const here = turningIn(tokens.ids, from, to, turning);
  return added > 0 && here > turningIn(index.tokens, textFrom, textTo, turning);
}

function turningIn(ids: Uint16Array, from: number, to: number, turning: ReadonlySet<number>): number {
  let count = 0;
  for (let at = from; at < to; at++) if (turning.has(ids[at]!)) count++;
  return count;
}

/** The words that turn the meaning of a sentence they are put into. */
export const turningWords = [
  'not',
  'never',
  'except',
  'noncommercial',
  'nonprofit',
  'educational',
  'academic',
  'commercial',
  'prohibited',
  'evil',
];
