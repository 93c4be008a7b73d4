import { expect, test } from 'vitest';
import { isNow, readWhen } from './when.ts';

test.each([
  [{}, {}],
  [{ at: '2026-03-22T09:00:00Z' }, { at: '2026-03-22T09:00:00Z' }],
  [{ at: 'yesterday' }, {}],
  [
    { from: '2026-01-01', to: '2026-02-01' },
    { from: '2026-01-01', to: '2026-02-01' },
  ],
  [
    { from: '2026-01-01', to: '2026-02-01', at: '2026-03-01' },
    { from: '2026-01-01', to: '2026-02-01' },
  ],
  [{ from: '2026-01-01' }, {}],
  [{ at: 20260101 }, {}],
])('%j is read as %j', (search, when) => {
  expect(readWhen(search)).toEqual(when);
  expect(isNow(readWhen(search))).toBe(Object.keys(when).length === 0);
});
