import { type LicenseIndex, optional, requiredOf, slot } from '../index/license-index.ts';
import type { Tokens } from '../text/tokenize.ts';
import type { Edit, Reading } from './read-chain.ts';

/**
 * What a reading comes to. *same*: the licence, with nothing or next to nothing changed. *cut*: the licence as far as it goes, but part of it is
 * missing. *changed*: a clause is missing or added, or a word that turns the meaning. *unlike*: too little to name even a relative.
 */
export type ReadingVerdict = 'same' | 'cut' | 'changed' | 'unlike';

/** Ids of the words that say what a difference means. */
export interface MeaningWords {
  readonly turning: ReadonlySet<number>;
  readonly operative: ReadonlySet<number>;
}

/** From which part of a licence on a text that is cut off is still named, if no other licence has the same part. */
export const namedPart = (required: number) => (required < 600 ? 0.8 : 0.45);
/** Words changed in one place that may be a clause; in long licences a place is larger. */
const clause = (required: number) => (required < 600 ? 7 : 8);
/** A licence of so few words is of some lines; in it words put in in one place count from so many on. */
const fewWords = 80;
const phrase = 3;
/** A remark, which grants and demands nothing, may be longer: so many words, or this part of a long licence. */
const remark = (required: number) => Math.max(16, Math.min(64, required * 0.02));

/** Judges a reading by its places that differ, largest first in weight: what matters is a clause in one place, not single words in many. */
export function judgeReading(reading: Reading, index: LicenseIndex, tokens: Tokens, words: MeaningWords): ReadingVerdict {
  const required = requiredOf(index, reading.text);
  const { matched, added, removed, cut, edits } = reading;
  const inner = matched / Math.max(1, matched + added + removed - cut);
  const coverage = matched / Math.max(1, required);
  if (matched < 8 && coverage < 0.95) return 'unlike';
  if (inner < 0.6 || (coverage < 0.45 && matched < 200) || coverage < 0.1) return 'unlike';
  const isChanged = edits.some(
    (edit) =>
      !edit.edge &&
      ((isClause(edit, required) && !isRemark(edit, required, index, tokens, words)) ||
        isPhrase(edit, required) ||
        turns(edit, index, tokens, words)),
  );
  if (isChanged || inner < 0.88 || isTurned(edits, index, words)) return 'changed';
  const missing = edits.filter((edit) => edit.edge && !isRemark(edit, required, index, tokens, words)).map((edit) => edit.removed);
  const isCut = Math.max(0, ...missing) >= Math.max(8, Math.min(20, required * 0.04)) || coverage < 0.88;
  // Half a licence in which much differs is another licence that was made from it.
  if (isCut && coverage < 0.8 && inner < 0.96) return 'changed';
  return isCut ? 'cut' : 'same';
}

function isClause({ added, removed }: Edit, required: number): boolean {
  const size = clause(required);
  const [more, less] = [Math.max(added, removed), Math.min(added, removed)];
  return (more >= size && more - less >= size * 0.6) || less >= size;
}

/** Words put into a licence of a few lines are as much as a clause in a longer one: there are many such licences, and they differ by no more. */
function isPhrase({ added, removed }: Edit, required: number): boolean {
  return required < fewWords && added - removed >= phrase;
}

/** Whether what differs says nothing about what may, must or must not be done. */
function isRemark(
  { from, to, textFrom, textTo, added, removed }: Edit,
  required: number,
  index: LicenseIndex,
  tokens: Tokens,
  { operative }: MeaningWords,
): boolean {
  if (Math.max(added, removed) > remark(required)) return false;
  return !requires(index, textFrom, textTo, operative) && countIn(tokens.ids, from, to, operative) === 0;
}

/** Whether a word that turns the meaning (`not`, `noncommercial`) was put in. */
function turns({ from, to, textFrom, textTo, added }: Edit, index: LicenseIndex, tokens: Tokens, { turning }: MeaningWords): boolean {
  return added > 0 && countIn(tokens.ids, from, to, turning) > countIn(index.tokens, textFrom, textTo, turning);
}

/**
 * Whether all that was done to a text is to take such a word out of it. Where more differs it is one slip of many, and where something stands in
 * its place it is more often a slip of the keys (`NOTLIMITED`) than another meaning.
 */
function isTurned(edits: readonly Edit[], index: LicenseIndex, { turning }: MeaningWords): boolean {
  const [only, more] = edits.filter(({ edge }) => !edge);
  if (only === undefined || more !== undefined || only.added > 0 || only.removed > phrase) return false;
  return requires(index, only.textFrom, only.textTo, turning);
}

/** Whether one of some words is among those of a licence that must be there. */
function requires({ flags, tokens }: LicenseIndex, from: number, to: number, words: ReadonlySet<number>): boolean {
  for (let at = from; at < to; at++) if ((flags[at]! & (optional | slot)) === 0 && words.has(tokens[at]!)) return true;
  return false;
}

function countIn(ids: Uint16Array, from: number, to: number, words: ReadonlySet<number>): number {
  let count = 0;
  for (let at = from; at < to; at++) if (words.has(ids[at]!)) count++;
  return count;
}

/** The words that turn the meaning of a sentence they are put into. */
export const turningWords = [
  'not',
  'never',
  'only',
  'except',
  'noncommercial',
  'nonprofit',
  'educational',
  'academic',
  'commercial',
  'prohibited',
  'forbidden',
  'denied',
  'refused',
  'revoked',
  'evil',
  'sell',
];

/**
 * The words by which a sentence grants, demands, forbids or disclaims something: a passage without any of them is a remark. The articles of other
 * languages are among them, for in those it cannot be told.
 */
export const operativeWords: readonly string[] =
  `der die das und den dem les des la le du et een van het il di los las acknowledge acknowledgment acknowledgments agree agreed agrees allow allowed allows assume attribution can cannot charge charged commercial condition conditions
damages defective disclaim disclaimed disclaimer disclaims discretion distribute distributed distribution domain endorse except exception exceptions fee fees forbidden
grant granted grants if include included including indemnify liability liable limitation limited intact may modification modify must never no nor not obligation
obligations only other patent patents permission permitted permits prohibit prohibited prohibits redistribute redistribution redistributions reproduce
require required requires restrict restricted restriction restrictions retain retained right rights risk royalty sell shall source subject sublicense substantial terminate terminates
termination trademark unless unmodified use used warranties warranty without`.split(/\s+/);
