import fc from 'fast-check';
import { expect, test } from 'vitest';
import { LineCounter } from './line-counter.ts';

test('every byte is told with its line, in any order of asking and wherever the bytes begin', () => {
  fc.assert(
    fc.property(
      fc.array(fc.constantFrom(10, 11, 0x8a, 65), { maxLength: 5000 }),
      fc.nat(7),
      fc.array(fc.nat(5000), { maxLength: 8 }),
      (values, skipped, places) => {
        const bytes = Uint8Array.from(values).subarray(skipped);
        const lines = new LineCounter(bytes, { byte: 100, line: 3 });
        for (const place of places.map((at) => Math.min(at, bytes.length)))
          expect(lines.placeOf(place)).toEqual({
            byte: 100 + place,
            line: 3 + bytes.subarray(0, place).filter((byte) => byte === 10).length,
          });
      },
    ),
  );
});
