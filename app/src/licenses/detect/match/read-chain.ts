import { type LicenseIndex, optional, requiredWords, slot, slotAfter } from '../index/license-index.ts';
import type { Tokens } from '../text/tokenize.ts';
import { bounds } from './bounds.ts';
import { type Budget, compareWords } from './compare-words.ts';
import { freeWords } from './free-words.ts';
import type { Run } from './run-finder.ts';

/** A place where text and licence differ: words `from` to `to` of the text stand where `textFrom` to `textTo` of the index do. */
export interface Edit {
  readonly from: number;
  readonly to: number;
  readonly textFrom: number;
  readonly textTo: number;
  /** Words that are too many, and required words that are missing. */
  readonly added: number;
  readonly removed: number;
  /** At the beginning or end of the licence, where text may just have been cut off. */
  readonly edge: boolean;
}

/** A licence held against a stretch of text, word by word. */
export interface Reading {
  readonly text: number;
  /** Words of the text, from the first to after the last that matches. */
  readonly from: number;
  readonly to: number;
  /** Required words found, and others (titles, names) found as they stand in the list. */
  readonly matched: number;
  readonly bonus: number;
  readonly added: number;
  readonly removed: number;
  /** Of `removed`, those at the edges. */
  readonly cut: number;
  readonly edits: readonly Edit[];
  /** Grows with what matches and falls with what differs: of several readings of one place the highest is the best. */
  readonly value: number;
}

/** The words that two readings have in common; negative where some stand between them. */
export function overlap(a: Reading, b: Reading): number {
  return Math.min(a.to, b.to) - Math.max(a.from, b.from);
}

/** What a title or a name that is as in the list counts, against a required word. */
export const bonusWeight = 0.9;

/** What a required word counts that is missing because the text begins late or ends early. */
const cutWeight = 0.2;

/** Compares a licence with the text along a chain of runs: between the runs, and a little before the first and after the last. */
export function readChain(
  chain: readonly Run[],
  text: number,
  tokens: Tokens,
  offset: number,
  index: LicenseIndex,
  budget: Budget,
): Reading {
  const base = index.textStarts[text]!;
  const end = index.textStarts[text + 1]!;
  const pieces = allRuns(chain, base, end, tokens, offset, index, budget);
  const edits: Edit[] = [];
  const [first, last] = [pieces[0]!, pieces.at(-1)!];
  addEdge(edits, index, base, first.textAt, first.at);
  let [matched, bonus] = [0, 0];
  for (let i = 0; i < pieces.length; i++) {
    const piece = pieces[i]!;
    const required = requiredWords(index, piece.textAt, piece.textAt + piece.length);
    matched += required;
    bonus += piece.length - required;
    const next = pieces[i + 1];
    if (next) addEdit(edits, index, tokens, piece, next);
  }
  addEdge(edits, index, last.textAt + last.length, end, last.at + last.length);
  const sum = (of: (edit: Edit) => number) => edits.reduce((total, edit) => total + of(edit), 0);
  const [added, removed, cut] = [sum((edit) => edit.added), sum((edit) => edit.removed), sum((edit) => (edit.edge ? edit.removed : 0))];
  const value = matched + bonusWeight * bonus - added - (removed - cut) - cutWeight * cut;
  return { text, from: first.at, to: last.at + last.length, matched, bonus, added, removed, cut, edits, value };
}

/** A value that no reading of the chain exceeds, for little work. */
export function chainBound(chain: readonly Run[], text: number, regionWords: number, index: LicenseIndex): number {
  const [base, end] = [index.textStarts[text]!, index.textStarts[text + 1]!];
  const [first, last] = [chain[0]!, chain.at(-1)!];
  const edge = (required: number, room: number) => Math.min(required, room) - cutWeight * Math.max(0, required - room);
  let bound = edge(requiredWords(index, base, base + first.textAt), Math.min(first.at + 8, bounds.edgeWords));
  bound += edge(
    requiredWords(index, base + last.textAt + last.length, end),
    Math.min(regionWords - last.at - last.length + 8, bounds.edgeWords),
  );
  bound += bonusWeight * Math.min(20, first.textAt);
  chain.forEach((run, i) => {
    const required = requiredWords(index, base + run.textAt, base + run.textAt + run.length);
    bound += required + bonusWeight * (run.length - required);
    const next = chain[i + 1];
    if (!next) return;
    const [gap, from, to] = [next.at - run.at - run.length, base + run.textAt + run.length, base + next.textAt];
    const missing = requiredWords(index, from, to);
    bound += Math.min(gap, missing) - Math.max(0, missing - gap) + bonusWeight * Math.min(gap, to - from - missing);
  });
  return bound;
}

/** The chain with the shorter runs that are found between its own, at absolute places on both sides. */
function allRuns(
  chain: readonly Run[],
  base: number,
  end: number,
  tokens: Tokens,
  offset: number,
  index: LicenseIndex,
  budget: Budget,
): Run[] {
  const absolute = chain.map(({ at, textAt, length }) => ({ at: at + offset, textAt: textAt + base, length }));
  const pieces: Run[] = [];
  const [first, last] = [absolute[0]!, absolute.at(-1)!];
  const lead = compareWords(
    tokens.ids,
    Math.max(0, first.at - edgeRoom(index, Math.max(base, first.textAt - bounds.edgeWords), first.textAt)),
    first.at,
    index.tokens,
    Math.max(base, first.textAt - bounds.edgeWords),
    first.textAt,
    budget,
  );
  pieces.push(...edgeRuns(runsOf(lead.a, lead.b).reverse(), first, -1).reverse());
  absolute.forEach((run, i) => {
    pieces.push(run);
    const next = absolute[i + 1];
    if (!next) return;
    const between = compareWords(tokens.ids, run.at + run.length, next.at, index.tokens, run.textAt + run.length, next.textAt, budget);
    pieces.push(...runsOf(between.a, between.b));
  });
  const tail = compareWords(
    tokens.ids,
    last.at + last.length,
    Math.min(
      tokens.count,
      last.at + last.length + edgeRoom(index, last.textAt + last.length, Math.min(end, last.textAt + last.length + bounds.edgeWords)),
    ),
    index.tokens,
    last.textAt + last.length,
    Math.min(end, last.textAt + last.length + bounds.edgeWords),
    budget,
  );
  pieces.push(...edgeRuns(runsOf(tail.a, tail.b), last, 1));
  return pieces;
}

/** How far from the chain words of an edge may stand; titles and names are not looked for. */
function edgeRoom(index: LicenseIndex, textFrom: number, textTo: number): number {
  return requiredWords(index, textFrom, textTo) > 0 ? Math.ceil((textTo - textFrom) * 1.3) + 4 : 0;
}

function runsOf(a: readonly number[], b: readonly number[]): Run[] {
  const runs: { at: number; textAt: number; length: number }[] = [];
  for (let i = 0; i < a.length; i++) {
    const last = runs.at(-1);
    if (last && last.at + last.length === a[i] && last.textAt + last.length === b[i]) last.length++;
    else runs.push({ at: a[i]!, textAt: b[i]!, length: 1 });
  }
  return runs;
}

/** Of the runs beyond an end of the chain, nearest first, those that are worth what lies between: a lone `the` far away is not. */
function edgeRuns(runs: readonly Run[], from: Run, direction: 1 | -1): Run[] {
  let [best, bestCount, score] = [0, 0, 0];
  let edge = direction === 1 ? from.at + from.length : from.at;
  runs.forEach((run, i) => {
    const gap = direction === 1 ? run.at - edge : edge - (run.at + run.length);
    score += run.length - 0.7 * gap;
    edge = direction === 1 ? run.at + run.length : run.at;
    if (score > best) [best, bestCount] = [score, i + 1];
  });
  return runs.slice(0, bestCount);
}

function addEdit(edits: Edit[], index: LicenseIndex, tokens: Tokens, before: Run, after: Run): void {
  const [from, to] = [before.at + before.length, after.at];
  const [textFrom, textTo] = [before.textAt + before.length, after.textAt];
  if (from === to && textFrom === textTo) return;
  const { flags } = index;
  const removed = requiredWords(index, textFrom, textTo);
  let hasSlot = (flags[textFrom - 1]! & slotAfter) !== 0;
  for (let at = textFrom; at < textTo && !hasSlot; at++) hasSlot = (flags[at]! & slot) !== 0;
  let added = to - from;
  // Among instructions and titles more of the same may stand.
  if ((flags[textFrom - 1]! & flags[textTo]! & optional) !== 0) added = 0;
  else added -= freeWords(tokens, from, to, hasSlot);
  if (added > 0 || removed > 0) edits.push({ from, to, textFrom, textTo, added, removed, edge: false });
}

function addEdge(edits: Edit[], index: LicenseIndex, textFrom: number, textTo: number, at: number): void {
  const removed = requiredWords(index, textFrom, textTo);
  if (removed > 0) edits.push({ from: at, to: at, textFrom, textTo, added: 0, removed, edge: true });
}
