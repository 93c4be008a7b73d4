import { cleanPassage } from '../notice/clean-passage.ts';
import type { Tokens } from '../text/tokenize.ts';
import type { Edit, Reading } from './read-chain.ts';
import type { FoundText } from './text-finder.ts';

/** Words and bytes beside a licence that are read for a condition, and words that a file has besides a licence which it is made for. */
const besideWords = 60;
const besideBytes = 4096;
const otherWords = 80;

/** What a sentence demands or forbids, and of what. */
const demand =
  /\b(?:must|may\s+(?:not|only)|shall|can\s?not|(?:is|are)\s+(?:[a-z]+ly\s+)?(?:prohibited|forbidden|restricted|not\s+(?:permitted|allowed))|requires?\s+(?:[a-z]+\s+){0,4}(?:agreement|permission|consent|licen[cs]e)|does\s+not\s+grant|only\s+(?:for|by|to|in|with|if|when|as))\b|\bonly\W*(?:,|$)|\bno(?:body|\s+[a-z]+)\b.{0,120}\bmay\b/s;
const matter =
  /\b(?:us(?:e|ed|age|ing)|redistribut\w*|distribut\w*|modif\w*|cop(?:y|ies)|licen[cs]\w*|permissions?|rights?|commercial\w*)\b/;
const subject =
  /^\W*(?:(?:[a-z]+ly|however|in\s+addition|moreover)[\s,]+)?(?:the|this|these|any|all|no|nobody|you|your|users?|use|commercial|redistributions?|distributions?|modified|copies|permissions?)\s/;
/** A sentence about the licence or its terms, or about liability, adds nothing to what the licence says of it. */
const known =
  /\b(?:th(?:e|is|at)\s+(?:\S+\s+){0,2}licen[cs]e|(?:following|these|the)\s+(?:terms|conditions)|liab\w+|warrant\w*|damages)\b(?!\s+does\s+not)/;

interface Words {
  readonly from: number;
  readonly to: number;
}

/**
 * A licence with a sentence before or after it that demands or forbids something is *changed*: so is one with such a sentence in the middle. Beside
 * it is what stands in one paragraph with it, or is all that the file has besides.
 */
export function withConditions(texts: readonly FoundText[], tokens: Tokens): readonly FoundText[] {
  return texts.map((text, i) => {
    if (text.verdict !== 'same') return text;
    const { from, to } = text.reading;
    const isAll = texts.length === 1 && tokens.count - (to - from) <= otherWords;
    const after = { from: to, to: Math.min(to + besideWords, texts[i + 1]?.reading.from ?? tokens.count) };
    const before = { from: Math.max(from - besideWords, texts[i - 1]?.reading.to ?? 0), to: from };
    const condition = [after, before].find((words) => hasCondition(words, words === before, isAll, tokens));
    return condition === undefined ? text : { ...text, verdict: 'changed', reading: withAdded(text.reading, condition) };
  });
}

function hasCondition({ from, to }: Words, isBefore: boolean, isAll: boolean, { bytes, starts, ends }: Tokens): boolean {
  if (from >= to) return false;
  const [start, end] = isBefore
    ? [Math.max(starts[from]!, starts[to]! - besideBytes), starts[to]!]
    : [ends[from - 1]!, Math.min(ends[to - 1]!, ends[from - 1]! + besideBytes)];
  const { text } = cleanPassage(bytes, start, end);
  const near = isAll ? text : text.split(/\n\s*\n/).at(isBefore ? -1 : 0)!;
  return near
    .split(/[.;:]\s+/)
    .some((sentence) => subject.test(sentence) && demand.test(sentence) && matter.test(sentence) && !known.test(sentence));
}

function withAdded(reading: Reading, { from, to }: Words): Reading {
  const edit: Edit = { from, to, textFrom: 0, textTo: 0, added: to - from, removed: 0, edge: false };
  return {
    ...reading,
    from: Math.min(from, reading.from),
    to: Math.max(to, reading.to),
    added: reading.added + edit.added,
    edits: [...reading.edits, edit].sort((a, b) => a.from - b.from),
  };
}
