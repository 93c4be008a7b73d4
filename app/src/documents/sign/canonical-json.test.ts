import fc from 'fast-check';
import { expect, test } from 'vitest';
import { canonicalJson } from './canonical-json.ts';

test.each([
  ['{"b": [ 1.0, 1E30, 4.50, 2e-3, -0 ], "a": null}', '{"a":null,"b":[1,1e+30,4.5,0.002,0]}'],
  ['"\\u20ac\\u000f\\u000A\\u0042\\/\\u2028"', '"€\\u000f\\nB/\u2028"'],
  // By UTF-16 code units a surrogate pair stands before U+FB33, by code points after it.
  ['{"\\ufb33": 1, "\\ud83d\\ude02": 2, "\\r": 3, "1": 4, "__proto__": 5}', '{"\\r":3,"1":4,"__proto__":5,"😂":2,"\ufb33":1}'],
])('%s', (text, canonical) => {
  expect(canonicalJson(JSON.parse(text))).toBe(canonical);
});

test.each(['"\\ud800"', '{"\\udc00": 1}', '1e999'])('%s cannot be signed', (text) => {
  expect(() => canonicalJson(JSON.parse(text))).toThrow(expect.objectContaining({ code: 'malformed' }));
});

test('it says the same as the value, whatever the order of its keys', () => {
  fc.assert(
    fc.property(fc.jsonValue({ noUnicodeString: false }), (value) => {
      const text = canonicalJson(value);
      expect(JSON.parse(text)).toEqual(JSON.parse(JSON.stringify(value)));
      expect(canonicalJson(JSON.parse(text))).toBe(text);
    }),
  );
});
