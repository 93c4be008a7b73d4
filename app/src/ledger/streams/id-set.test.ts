import fc from 'fast-check';
import { expect, test } from 'vitest';
import { decodeDelta, decodeIds, encodeDelta, encodeIds, union, without } from './id-set.ts';

const ids = fc
  .uniqueArray(fc.oneof(fc.integer({ min: 1, max: 500 }), fc.integer({ min: 1, max: 2 ** 40 })))
  .map((found) => found.sort((a, b) => a - b));

test('sets and deltas come back as they went', () => {
  fc.assert(
    fc.property(ids, ids, (a, b) => {
      expect(decodeIds(encodeIds(a))).toEqual(a);
      const delta = { removed: a, added: b };
      expect(decodeDelta(encodeDelta(delta))).toEqual(delta);
    }),
  );
});

test('difference and union are those of sets', () => {
  fc.assert(
    fc.property(ids, ids, (a, b) => {
      expect(without(a, b)).toEqual(a.filter((id) => !b.includes(id)));
      expect(union(a, b)).toEqual([...new Set([...a, ...b])].sort((x, y) => x - y));
    }),
  );
});
