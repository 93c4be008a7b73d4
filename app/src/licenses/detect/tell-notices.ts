import type { Detection } from './detection.ts';
import type { LineCounter } from './line-counter.ts';
import type { Notice } from './notice/find-notices.ts';

/** Notices as they are told. */
export function tellNotices(notices: readonly Notice[], lines: LineCounter): Detection[] {
  return notices.map(({ from, to, kind, expression, similarTo }) => ({
    expression,
    score: expression === null ? 0.5 : 1,
    coverage: 1,
    start: lines.placeOf(from),
    end: lines.placeOf(to),
    kind,
    ...(similarTo === undefined ? {} : { similarTo }),
  }));
}
