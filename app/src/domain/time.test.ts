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

test.each([
  ['2024-02-29T23:59:59Z', Date.UTC(2024, 1, 29, 23, 59, 59)],
  ['2024-02-29T23:59:59.5Z', Date.UTC(2024, 1, 29, 23, 59, 59, 500)],
  ['2024-02-29T23:59:59.123999999Z', Date.UTC(2024, 1, 29, 23, 59, 59, 123)],
  ['2024-01-01T01:00:00+01:00', Date.UTC(2024, 0, 1)],
  ['0001-01-01T00:00:00Z', Date.parse('0001-01-01T00:00:00Z')],
  ['2023-02-29T00:00:00Z', undefined],
  ['1900-02-29T00:00:00Z', undefined],
  ['2024-04-31T00:00:00Z', undefined],
  ['2024-13-01T00:00:00Z', undefined],
  ['2024-01-01T25:00:00Z', undefined],
  ['2024-01-01T00:00:00.Z', undefined],
  ['2024-01-01T00:00:0xZ', undefined],
])('%s', (text, moment) => {
  expect(parseTime(text)).toBe(moment);
});
