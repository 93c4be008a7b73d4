import fc from 'fast-check';
import { expect, test } from 'vitest';
import { formatTime, parseTime } from './time.ts';

const anyMoment = fc.integer({ min: -8.64e15, max: 8.64e15 });

test('a moment is written as dates write it, without fractions where there are none', () => {
  fc.assert(
    fc.property(anyMoment, (moment) => {
      expect(formatTime(moment)).toBe(new Date(moment).toISOString().replace('.000Z', 'Z'));
    }),
  );
});

test('what is written is read again', () => {
  const years = fc.integer({ min: 0, max: 253_402_300_799_999 });
  fc.assert(
    fc.property(years, (moment) => {
      expect(parseTime(formatTime(moment))).toBe(moment);
    }),
  );
});

test('what is no moment is refused', () => {
  for (const wrong of [Number.NaN, Number.POSITIVE_INFINITY, 8.64e15 + 1]) expect(() => formatTime(wrong)).toThrow(RangeError);
});
