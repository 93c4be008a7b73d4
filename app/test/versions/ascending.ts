import { expect } from 'vitest';
import { compareVersions } from '../../src/versions/index.ts';

/** For tests: asserts the order of every pair of a list that is written from least to greatest; equal ones stand in one entry, parted by blanks. */
export function expectAscending(scheme: string, groups: readonly string[]): void {
  const ranked = groups.flatMap((group, rank) => group.split(' ').map((text) => ({ text, rank })));
  for (const a of ranked) {
    for (const b of ranked) {
      expect({ a: a.text, b: b.text, order: compareVersions(scheme, a.text, b.text) }).toEqual({
        a: a.text,
        b: b.text,
        order: Math.sign(a.rank - b.rank),
      });
    }
  }
}
