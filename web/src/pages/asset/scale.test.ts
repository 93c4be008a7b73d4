import fc from 'fast-check';
import { expect, test } from 'vitest';
import { marksOf, scaleOf } from './scale.ts';

const time = fc.integer({ min: Date.parse('1990-01-01'), max: Date.parse('2040-01-01') });

test('every moment between has its place, and marks are few, rising and on the line', () => {
  fc.assert(
    fc.property(time, time, fc.integer({ min: 2, max: 20 }), (a, b, most) => {
      const [first, last] = [Math.min(a, b), Math.max(a, b)];
      const scale = scaleOf(first, last);
      expect(scale.place(first)).toBeGreaterThan(0);
      expect(scale.place(last)).toBeLessThan(100);
      const marks = marksOf(scale, most);
      expect(marks.length).toBeLessThanOrEqual(most + 1);
      for (const [index, mark] of marks.entries()) {
        expect(mark.time).toBeGreaterThanOrEqual(scale.from);
        expect(mark.time).toBeLessThanOrEqual(scale.to);
        if (index > 0) expect(mark.time).toBeGreaterThan(marks[index - 1]!.time);
      }
    }),
  );
});

test('within a day the marks tell the time, else the day', () => {
  const day = Date.parse('2026-03-22T00:00:00Z');
  expect(marksOf(scaleOf(day, day + 6 * 3_600_000), 8).at(1)!.text).toBe('22 Mar 01:00');
  expect(marksOf(scaleOf(day, day + 10 * 86_400_000), 12).at(0)!.text).toBe('22 Mar');
});
