import type { Detection } from '../detection.ts';
import { type LicenseIndex, requiredOf } from '../index/license-index.ts';
import type { LineCounter } from '../line-counter.ts';
import type { Tokens } from '../text/tokenize.ts';
import { describeChanges } from './describe-changes.ts';
import { namedPart } from './judge-reading.ts';
import type { FoundText } from './text-finder.ts';

/** A stretch of licence text as it is told: with the licence's name, or with that of the nearest relative and what differs. */
export function tellText(found: FoundText, tokens: Tokens, bytes: Uint8Array, index: LicenseIndex, lines: LineCounter): Detection {
  const { reading, verdict, equals } = found;
  const { id, alternatives } = index.texts[reading.text]!;
  const required = Math.max(1, requiredOf(index, reading.text));
  const coverage = reading.matched / required;
  const score = reading.matched / Math.max(1, reading.matched + reading.added + reading.removed);
  const named = verdict === 'same' || (verdict === 'cut' && equals.length === 0 && coverage >= namedPart(required));
  const start = lines.placeOf(tokens.starts[reading.from]!);
  const changes = describeChanges(reading, tokens, bytes, index, lines);
  const end = lines.placeOf(tokens.ends[reading.to - 1]!);
  const others = [...alternatives, ...equals.map((text) => index.texts[text]!.id)].filter((other) => other !== id);
  return {
    expression: named ? id : null,
    score: rounded(score),
    coverage: rounded(coverage),
    start,
    end,
    kind: 'text',
    ...(named ? {} : { similarTo: id.replace(/^WITH /, '') }),
    ...(changes.length > 0 ? { changes } : {}),
    ...(named && others.length > 0 ? { undetermined: others } : {}),
  };
}

function rounded(part: number): number {
  return Math.round(part * 10_000) / 10_000;
}
