import fc from 'fast-check';
import { expect, test } from 'vitest';
import { blindness, readBlindLooks, readLooks } from './looks.ts';
import { recordDocument } from './record.ts';
import { documentOf, freshLedger } from './testing.ts';

const day = 86_400_000;

const anyDocument = fc.record({
  asset: fc.constantFrom('a', 'b', 'c'),
  kind: fc.constantFrom('host' as const, 'build' as const, 'device' as const),
  source: fc.constantFrom('one', 'two'),
  time: fc.integer({ min: 0, max: 60 }).map((days) => days * day),
  covers: fc.constantFrom('*', '', 'npm', 'deb,npm', '-'),
});

test('the looks that are found blind are those that are, whatever was seen', () => {
  fc.assert(
    fc.property(fc.array(anyDocument, { maxLength: 8 }), fc.subarray(['npm', 'deb', 'cargo'], { minLength: 1 }), (documents, types) => {
      const { ledger, setTime } = freshLedger();
      setTime(60 * day);
      for (const { asset, kind, source, time, covers } of documents) {
        recordDocument(ledger, documentOf(['pkg:npm/a@1'], time, { asset: { name: asset, kind }, source, covers }));
      }
      const isBlind = (look: Parameters<typeof blindness>[0]) => types.some((type) => blindness(look, type, 60 * day) !== undefined);
      expect(readBlindLooks(ledger, types, 60 * day)).toEqual(readLooks(ledger).filter(isBlind));
      ledger.close();
    }),
    { numRuns: 40 },
  );
});
