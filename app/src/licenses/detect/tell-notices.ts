import type { Detection } from './detection.ts';
import type { LineCounter } from './line-counter.ts';
import type { Notice, OpenChoice } from './notice/find-notices.ts';

/** What was found, and what of it is still open. */
export interface Found extends Detection {
  readonly choice?: OpenChoice;
}

/** Notices as they are told. */
export function tellNotices(notices: readonly Notice[], lines: LineCounter): Found[] {
  return notices.map(({ from, to, kind, expression, similarTo, choice }) => ({
    expression,
    score: expression === null ? 0.5 : 1,
    coverage: 1,
    start: lines.placeOf(from),
    end: lines.placeOf(to),
    kind,
    ...(similarTo === undefined ? {} : { similarTo }),
    ...(choice === undefined ? {} : { choice }),
  }));
}
