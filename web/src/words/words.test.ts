import { expect, test } from 'vitest';
import { tellCount, tellList, tellNumber } from './counts.ts';
import { tellAge, tellExactly, tellHours, tellMoment } from './times.ts';

const now = Date.parse('2026-11-24T12:00:00Z');

test.each([
  ['2026-03-22T09:14:05Z', '22 Mar 09:14'],
  ['2023-03-22T09:14:00Z', '22 Mar 2023 09:14'],
  ['2026-03-22', '22 Mar'],
  ['2026-03-22T00:14:00+02:00', '21 Mar 22:14'],
  ['no time', 'no time'],
])('%s is told as %s', (text, told) => {
  expect(tellMoment(text, now)).toBe(told);
});

test.each([
  [0, 'now'],
  [0.07, '4 min'],
  [1.9, '1 h'],
  [47, '47 h'],
  [9 * 24 + 3, '9 d'],
  [3 * 365 * 24, '3 y'],
])('%d hours are told as %s', (hours, told) => {
  expect(tellHours(hours)).toBe(told);
});

test('an age is told in one unit, a moment exactly in its title', () => {
  expect(tellAge('2026-11-15T12:00:00Z', now)).toBe('9 d');
  expect(tellExactly('2026-11-15T14:00:00+02:00')).toBe('2026-11-15 12:00:00 UTC');
});

test('counts, numbers and lists', () => {
  expect([tellCount(0, 'asset'), tellCount(1, 'asset'), tellCount(2, 'advisory', 'advisories')]).toEqual([
    '0 assets',
    '1 asset',
    '2 advisories',
  ]);
  expect([999, 1000, 1_234_567].map(tellNumber)).toEqual(['999', '1\u202f000', '1\u202f234\u202f567']);
  expect([[], ['a'], ['a', 'b'], ['a', 'b', 'c']].map(tellList)).toEqual(['', 'a', 'a and b', 'a, b and c']);
});
