import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { chooseReadings } from './choose-readings.ts';
import { compareWords } from './compare-words.ts';
import { findChains } from './find-chains.ts';
import type { Reading } from './read-chain.ts';

const reading = (from: number, to: number, value: number): Reading => ({
  ...{ text: 0, from, to, value, matched: to - from },
  ...{ bonus: 0, added: 0, removed: 0, cut: 0, edits: [] },
});
const same = (from: number, to: number, value: number) => ({ reading: reading(from, to, value), verdict: 'same' as const });
const values = (chosen: readonly { readonly reading: Reading }[]) => chosen.map((one) => one.reading.value);

describe('of readings that overlap', () => {
  test('the longer one is chosen over the half of it', () => {
    expect(values(chooseReadings([same(0, 100, 100), same(0, 200, 190)]))).toEqual([190]);
  });

  test('several that fit are chosen over one that has something of each', () => {
    expect(values(chooseReadings([same(0, 100, 100), same(110, 210, 99), same(0, 210, 150)]))).toEqual([100, 99]);
  });

  test('one licence with changes is chosen over two pieces of others', () => {
    const changed = (from: number, to: number, value: number, removed: number) => ({
      reading: { ...reading(from, to, value), removed },
      verdict: 'changed' as const,
    });
    expect(values(chooseReadings([changed(0, 90, 80, 60), changed(110, 200, 80, 60), changed(0, 200, 140, 40)]))).toEqual([140]);
  });

  test('no choice explains more', () => {
    const some = fc.array(
      fc
        .tuple(fc.nat(60), fc.integer({ min: 1, max: 15 }), fc.integer({ min: 1, max: 50 }))
        .map(([from, length, value]) => same(from, from + length, value)),
      { maxLength: 9 },
    );
    fc.assert(
      fc.property(some, (all) => {
        let best = 0;
        for (let set = 0; set < 1 << all.length; set++) {
          const chosen = all.filter((_, i) => (set >> i) & 1).sort((a, b) => a.reading.from - b.reading.from);
          const fits = chosen.every((one, i) => i === 0 || chosen[i - 1]!.reading.to <= one.reading.from);
          if (fits)
            best = Math.max(
              best,
              values(chosen).reduce((sum, value) => sum + value, 0),
            );
        }
        expect(values(chooseReadings(all)).reduce((sum, value) => sum + value, 0)).toBe(best);
      }),
    );
  });
});

test('words in common are found around those that differ, and unknown words never match', () => {
  const a = Uint16Array.from([1, 2, 9, 3, 0, 4]);
  const b = Uint16Array.from([1, 2, 3, 0, 8, 4]);
  expect(compareWords(a, 0, 6, b, 0, 6, { cells: 100 })).toEqual({ a: [0, 1, 3, 5], b: [0, 1, 2, 5] });
  expect(compareWords(a, 0, 6, b, 0, 6, { cells: 10 }).a).toEqual([]);
});

test('runs of one licence are chained over noise between them', () => {
  const runs = [
    { at: 0, textAt: 0, length: 30 },
    ...Array.from({ length: 60 }, (_, i) => ({ at: 5 + (i % 20), textAt: 200 + i, length: 5 })),
    { at: 33, textAt: 32, length: 30 },
    { at: 70, textAt: 0, length: 30 },
  ].sort((a, b) => a.at - b.at);
  const chains = findChains(runs, 300).map((chain) => chain.map(({ at }) => at));
  expect(chains[0]).toEqual([0, 33]);
  expect(chains).toContainEqual([70]);
});
