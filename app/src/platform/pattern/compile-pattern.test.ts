import fc from 'fast-check';
import { expect, test } from 'vitest';
import { compilePattern } from './index.ts';

test.each([
  ['^lodash', 'lodash.merge', true],
  ['^lodash', 'x-lodash', false],
  ['merge$', 'lodash.merge', true],
  ['^(a|b)+$', 'abba', true],
  ['^[^/]{2,3}$', 'abcd', false],
  ['(?i)^MIT$', 'mit', true],
  ['\\bgpl\\b', 'the gpl here', true],
  ['\\d+\\.\\d+', 'v1.20', true],
  ['^$', '', true],
  ['', 'anything', true],
  ['a{0}b', 'b', true],
  ['^[\\w.-]+@\\w+', 'a.b-c@d', true],
])('%s on %s is %s', (source, text, expected) => {
  expect(compilePattern(source).test(text)).toBe(expected);
});

test.each(['(', 'a)', '*a', '[a', 'a**', '(?=a)', '\\1', 'a{2,1}', 'a{5000}', '((((((((((a{9}){9}){9}){9}){9})))))'])(
  '%s is refused',
  (source) => {
    expect(() => compilePattern(source)).toThrow(expect.objectContaining({ code: 'usage' }));
  },
);

test('nothing, repeated a thousand times a thousand times, is nothing', () => {
  expect(compilePattern('(((((){1000}){1000}){1000}){1000})').test('x')).toBe(true);
});

test('what makes other engines try for ever is one pass here', () => {
  expect(compilePattern('^(a+)+$').test(`${'a'.repeat(50_000)}b`)).toBe(false);
  expect(compilePattern('^(a|a?)+$').test(`${'a'.repeat(50_000)}b`)).toBe(false);
});

test('agrees with the engine of the language on what both understand', () => {
  const atom = fc.constantFrom('a', 'b', '.', '[ab]', '[^a]', '\\d', 'c?', '(?:ab|b)', '^', '$', '\\b');
  const quantified = fc
    .tuple(atom, fc.constantFrom('', '', '*', '+', '{1,2}'))
    .map(([one, many]) => (/^[\^$]|\\b/.test(one) ? one : many && one.endsWith('?') ? `(?:${one})${many}` : one + many));
  const source = fc.array(quantified, { maxLength: 6 }).map((parts) => parts.join(''));
  fc.assert(
    fc.property(source, fc.string({ unit: fc.constantFrom('a', 'b', 'c', '1', ' '), maxLength: 8 }), (pattern, text) => {
      expect(compilePattern(pattern).test(text)).toBe(new RegExp(pattern).test(text));
    }),
  );
});
