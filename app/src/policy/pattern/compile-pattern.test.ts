import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compilePattern } from './compile-pattern.ts';

function matches(source: string, text: string): boolean {
  const compiled = compilePattern(source);
  if (!compiled.ok) throw new Error(`${source}: ${compiled.message}`);
  return compiled.matches(text);
}

test.each([
  ['a', 'a', true],
  ['a', 'ab', false],
  ['a*b', 'aaab', true],
  ['(?:ab|cd)+', 'abcdab', true],
  ['.*log4j.*', 'pkg:maven/x/log4j-core@2', true],
  ['^pkg:npm/.*$', 'pkg:npm/x', true],
  ['x{2,3}', 'xxxx', false],
  ['x{2,}', 'xxxx', true],
  ['[a-c]+\\d?', 'abc7', true],
  ['[^/]+', 'a/b', false],
  ['(?i)LODASH', 'lodash', true],
  ['(?i)[A-C]', 'b', true],
  ['a.c', 'a\nc', false],
  ['(?s)a.c', 'a\nc', true],
  ['\\Qa.b\\E', 'axb', false],
  ['\\bfoo\\b', 'foo', true],
  ['foo\\b.*', 'foobar', false],
  ['(?<name>a)|b', 'b', true],
  ['a\\.b', 'axb', false],
  ['\\x41\\u0042', 'AB', true],
  ['[]a]', ']', true],
  ['(a*)*', 'aaa', true],
  ['', '', true],
])('%s on %j: %s', (source, text, expected) => {
  expect(matches(source, text)).toBe(expected);
});

test.each([
  ['(a)\\1'],
  ['(?=a)'],
  ['(?<!a)b'],
  ['a++'],
  ['(?>a)'],
  ['('],
  [')'],
  ['[a'],
  ['*'],
  ['a{5,2}'],
  ['a{9999}'],
  ['(((a{1000}){1000}){1000}){1000}'],
  ['\\p{L}'],
  ['['.repeat(10)],
  ['('.repeat(100)],
  ['x'.repeat(2001)],
  ['a\\'],
  ['\\Qab\\E+'],
])('%s is refused', (source) => {
  expect(compilePattern(source)).toMatchObject({ ok: false, message: expect.any(String) });
});

test('what makes others backtrack for ever takes no time', () => {
  expect(matches('(a+)+$', `${'a'.repeat(8000)}!`)).toBe(false);
  expect(matches('(a|a)*(a|a)*(a|a)*b', 'a'.repeat(8000))).toBe(false);
  expect(matches('(?:.*){50}x', 'a'.repeat(4000))).toBe(false);
});

describe('properties', () => {
  const atom = fc.constantFrom('a', 'b', '.', '[ab]', '[^a]', '\\d', '(a|b)', '(?:ab)', '\\w', '^', '$', '\\b');
  const piece = fc
    .tuple(atom, fc.constantFrom('', '*', '+', '?', '{2}', '{1,3}', '*?'))
    .map(([one, times]) => (/[$^b]$/.test(one) && one !== 'b' ? one : one + times));
  const pattern = fc.array(piece, { maxLength: 5 }).map((pieces) => pieces.join(''));
  const text = fc.array(fc.constantFrom('a', 'b', '1', ' '), { maxLength: 8 }).map((all) => all.join(''));

  test('answers as the built-in ones do', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          pattern,
          fc.tuple(pattern, pattern).map(([a, b]) => `${a}|${b}`),
        ),
        text,
        (source, value) => {
          expect(matches(source, value)).toBe(new RegExp(`^(?:${source})$`).test(value));
        },
      ),
    );
  });

  test('no pattern throws', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.array(fc.constantFrom('(', ')', '[', ']', '*', '?', '{1', ',', '}', '\\', '|', 'a')).map((all) => all.join('')),
        ),
        (source) => void compilePattern(source),
      ),
    );
  });
});
