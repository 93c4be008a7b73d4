import fc from 'fast-check';
import { expect, test } from 'vitest';
import { countKeys, findDuplicateKeys } from './duplicate-keys.ts';

const encoder = new TextEncoder();

test.each([
  ['{"a":1,"a":2}', ['/a']],
  ['{"a" : 1,\n"b":{"a":1,"\\u0061"  :2}}', ['/b/a']],
  ['[{"a":1},{"a":1,"b":["a","a",{"c":1}],"b":0}]', ['/1/b']],
  ['{"a":"a\\":","b":"\\\\"}', []],
  ['["a","a"]', []],
])('%s tells %j twice', (text, pointers) => {
  expect(findDuplicateKeys(encoder.encode(text), 100).map(({ pointer }) => pointer)).toEqual(pointers);
});

test('no more are looked for than asked', () => {
  expect(findDuplicateKeys(encoder.encode(`{${'"a":1,'.repeat(50)}"a":2}`), 3)).toHaveLength(3);
});

test('text without duplicates has as many keys as its value, and with one has one more', () => {
  fc.assert(
    fc.property(fc.dictionary(fc.string(), fc.jsonValue(), { minKeys: 1 }), fc.constantFrom(undefined, 2), (value, indent) => {
      const text = JSON.stringify(value, null, indent);
      expect(countKeys(encoder.encode(text))).toBe(keysIn(JSON.parse(text)));
      expect(findDuplicateKeys(encoder.encode(text), 10)).toEqual([]);
      const [key] = Object.keys(value);
      const twice = `{${JSON.stringify(key)}\t: null,${text.slice(1)}`;
      expect(countKeys(encoder.encode(twice))).toBe(keysIn(JSON.parse(twice)) + 1);
      expect(findDuplicateKeys(encoder.encode(twice), 10).map((found) => found.key)).toEqual([key]);
    }),
  );
});

function keysIn(value: unknown): number {
  if (typeof value !== 'object' || value === null) return 0;
  const children = Object.values(value).reduce((sum: number, child) => sum + keysIn(child), 0);
  return children + (Array.isArray(value) ? 0 : Object.keys(value).length);
}
