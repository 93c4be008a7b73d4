import { isDeepStrictEqual } from 'node:util';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { areUnique, findDuplicate } from './duplicate-items.ts';

const item = fc.oneof(
  fc.record({ name: fc.constantFrom('a', 'b'), version: fc.constantFrom('1', '2', 3) }, { requiredKeys: [] }),
  fc.record(
    { version: fc.constantFrom('1', '2', 3), name: fc.constantFrom('a', 'b'), more: fc.constantFrom([], [1], {}) },
    { requiredKeys: [] },
  ),
  fc.constantFrom<unknown>(1, '1', true, null, 'a'),
);

test('finds a duplicate exactly where there is one, in short lists and long ones', () => {
  fc.assert(
    fc.property(fc.array(item, { maxLength: 40 }), (made) => {
      const items = JSON.parse(JSON.stringify(made)) as unknown[];
      const found = findDuplicate(items);
      const hasOne = items.some((one, index) => items.slice(0, index).some((other) => isDeepStrictEqual(one, other)));
      expect(found !== undefined).toBe(hasOne);
      if (found) expect(items[found[0]]).toEqual(items[found[1]]);
    }),
  );
});

test('the order of keys means nothing', () => {
  expect(
    areUnique([
      { a: 1, b: 2 },
      { b: 2, a: 1 },
    ]),
  ).toBe(false);
  expect(
    areUnique(Array.from({ length: 20 }, (_, index) => (index % 2 ? { a: 'x', b: `${index >> 1}` } : { b: `${index >> 1}`, a: 'x' }))),
  ).toBe(false);
});

test('a hundred thousand items that look alike are told apart without comparing each with each', () => {
  expect(areUnique(Array.from({ length: 100_000 }, (_, index) => ({ name: 'same', more: { index } })))).toBe(true);
});
