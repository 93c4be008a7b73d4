import { expect, test } from 'vitest';
import { lanesOf } from './lanes.ts';

const span = (from: number, to: number | null) => ({
  version: `${from}`,
  from: `2026-01-${String(from).padStart(2, '0')}`,
  to: to === null ? null : `2026-01-${String(to).padStart(2, '0')}`,
});

test.each([
  [
    [span(1, 3), span(3, 5), span(5, null)],
    [0, 0, 0],
  ],
  [
    [span(1, 4), span(3, 5), span(4, null)],
    [0, 1, 0],
  ],
  [
    [span(3, null), span(1, null)],
    [0, 1],
  ],
  [[1, 1, 1, 1, 1, 1].map((from) => span(from, null)), [0, 1, 2, 3, 3, 3]],
  [[], []],
])('%# spans stand beside each other only where they overlap', (spans, lanes) => {
  expect(lanesOf(spans).map(({ lane }) => lane)).toEqual(lanes);
});
