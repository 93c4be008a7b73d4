import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseSearch, stringifySearch } from './search-text.ts';

test('what an address is made of is what it says', () => {
  const search = fc.dictionary(fc.string({ minLength: 1, unit: 'grapheme' }), fc.string({ minLength: 1, unit: 'grapheme' }));
  fc.assert(
    fc.property(search, (given) => {
      expect({ ...parseSearch(stringifySearch(given)) }).toEqual({ ...given });
    }),
  );
});

test('what is not set does not stand in it', () => {
  expect(stringifySearch({ q: 'a b', at: undefined, row: '', count: 3 })).toBe('?q=a+b');
  expect(stringifySearch({})).toBe('');
});
