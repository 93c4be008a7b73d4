import { expect, test } from 'vitest';
import { findCycle } from './dependency-cycle.ts';

test.each([
  [{ a: ['b', 'c'], b: ['c'], c: [] }, undefined],
  [{ a: ['b'], b: ['c'], c: ['b'] }, ['b', 'c']],
  [{ a: ['a'] }, ['a']],
  [{ a: ['gone'], b: ['a'] }, undefined],
])('%j has the cycle %j', (edges, cycle) => {
  expect(findCycle(new Map(Object.entries(edges)))).toEqual(cycle);
});

test('no chain is too long', () => {
  const chain = new Map(Array.from({ length: 200_000 }, (_, index) => [`${index}`, [`${(index + 1) % 200_000}`]] as const));
  expect(findCycle(chain)).toHaveLength(200_000);
});
