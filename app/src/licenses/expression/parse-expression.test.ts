import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Expression } from './expression.ts';
import { normalizeExpression } from './normalize-expression.ts';
import { parseExpression } from './parse-expression.ts';
import { printExpression } from './print-expression.ts';

function parsed(text: string): Expression {
  const result = parseExpression(text);
  if (!result.ok) throw new Error(`${text}: ${result.message}`);
  return result.expression;
}

const normalized = (text: string) => printExpression(normalizeExpression(parsed(text)));

describe('precedence', () => {
  test.each([
    ['MIT AND ISC OR Apache-2.0', 'or'],
    ['MIT OR ISC AND Apache-2.0', 'or'],
    ['(MIT OR ISC) AND Apache-2.0', 'and'],
    ['GPL-2.0-only WITH Classpath-exception-2.0 AND MIT', 'and'],
  ])('of %s', (text, kind) => {
    expect(parsed(text).kind).toBe(kind);
    expect(printExpression(parsed(text))).toBe(text);
  });

  test('three of a kind are one compound', () => {
    expect(parsed('MIT AND ISC AND Zlib')).toMatchObject({ kind: 'and', of: [{}, {}, {}] });
  });
});

test.each([
  ['mit', 'MIT'],
  ['apache-2.0 or mit', 'Apache-2.0 OR MIT'],
  ['\tMIT\u00a0AND\r\n  isc ', 'MIT AND ISC'],
  ['gpl-2.0 with CLASSPATH-exception-2.0', 'GPL-2.0 WITH Classpath-exception-2.0'],
  ['((((MIT))))', 'MIT'],
  ['Apache-2.0+', 'Apache-2.0+'],
  ['LicenseRef-Mine', 'LicenseRef-Mine'],
  ['DocumentRef-a:licenseref-Mine AND MIT', 'DocumentRef-a:LicenseRef-Mine AND MIT'],
  ['MIT WITH AdditionRef-Ours', 'MIT WITH AdditionRef-Ours'],
  ['none', 'NONE'],
  ['NOASSERTION', 'NOASSERTION'],
  ['Nonsense-1.0', 'Nonsense-1.0'],
])('%j reads as %s', (text, printed) => {
  expect(printExpression(parsed(text))).toBe(printed);
});

test.each([
  ['GPL-2.0', 'GPL-2.0-only'],
  ['GPL-2.0+', 'GPL-2.0-or-later'],
  ['gpl-2.0-only+', 'GPL-2.0-or-later'],
  ['LGPL-3.0-or-later+', 'LGPL-3.0-or-later'],
  ['GPL-2.0-with-classpath-exception', 'GPL-2.0-only WITH Classpath-exception-2.0'],
  ['GPL-2.0-with-classpath-exception+', 'GPL-2.0-or-later WITH Classpath-exception-2.0'],
  ['wxWindows', 'LGPL-2.0-or-later WITH WxWindows-exception-3.1'],
  ['StandardML-NJ', 'SMLNJ'],
  ['Apache-2.0+', 'Apache-2.0+'],
  ['MIT AND (ISC AND (Zlib OR (MIT OR 0BSD)))', 'MIT AND ISC AND (Zlib OR MIT OR 0BSD)'],
])('%s is normalised to %s', (text, printed) => {
  expect(normalized(text)).toBe(printed);
});

test.each([
  ['', 0],
  ['   ', 3],
  ['MIT AND', 7],
  ['AND MIT', 0],
  ['MIT ISC', 4],
  ['(MIT', 0],
  ['MIT)', 3],
  ['()', 1],
  ['MIT WITH', 8],
  ['MIT WITH WITH', 9],
  ['(MIT) WITH Classpath-exception-2.0', 6],
  ['MIT WITH Classpath-exception-2.0 WITH GCC-exception-3.1', 33],
  ['NONE WITH Classpath-exception-2.0', 5],
  ['MIT/ISC', 3],
  ['MIT, ISC', 3],
  ['LicenseRef-', 0],
  ['DocumentRef-a', 0],
  ['a+b', 0],
  ['MIT AND 💥', 8],
])('%j is refused at its place', (text, at) => {
  expect(parseExpression(text)).toMatchObject({ ok: false, at });
});

test('what is unknown or deprecated is told with its place', () => {
  const result = parseExpression('mit OR Nope-1.0 OR GPL-2.0 WITH Nope-exception');
  expect(result).toMatchObject({
    notes: [
      { kind: 'spelling', at: 0 },
      { kind: 'unknown-id', at: 7 },
      { kind: 'deprecated-id', at: 19 },
      { kind: 'unknown-exception', at: 32 },
    ],
  });
});

describe('any size', () => {
  const many = 100_000;

  test('a long row of terms', () => {
    const text = Array(many).fill('MIT').join(' AND ');
    expect(printExpression(parsed(text)) === text).toBe(true);
  });

  test('a deep nest of parentheses', () => {
    expect(printExpression(parsed(`${'('.repeat(many)}MIT${')'.repeat(many)}`))).toBe('MIT');
  });

  test('a deep nest of terms', () => {
    const once = normalized(`${'MIT AND (ISC OR ('.repeat(many / 2)}Zlib${'))'.repeat(many / 2)}`);
    expect(once.startsWith('MIT AND (ISC OR MIT AND (ISC OR ')).toBe(true);
    expect(normalized(once) === once).toBe(true);
    expect(normalized(`${'MIT AND ('.repeat(many)}ISC${')'.repeat(many)}`) === `${'MIT AND '.repeat(many)}ISC`).toBe(true);
  });
});

describe('properties', () => {
  const term = fc.constantFrom(
    'MIT',
    'GPL-2.0+',
    'GPL-2.0-only WITH Classpath-exception-2.0',
    'LicenseRef-x',
    'Apache-2.0+',
    'Odd-1',
    'NONE',
  );
  const text = fc.letrec<{ all: string; leaf: string; pair: string }>((tie) => ({
    all: fc.oneof({ maxDepth: 6 }, tie('leaf'), tie('pair')),
    leaf: term,
    pair: fc
      .tuple(fc.array(tie('all'), { minLength: 2, maxLength: 4 }), fc.constantFrom(' AND ', ' or ', '\n AND\t'))
      .map(([parts, operator]) => `(${parts.join(operator)})`),
  })).all;

  test('what is printed reads the same', () => {
    fc.assert(
      fc.property(text, (t) => {
        expect(parsed(printExpression(parsed(t)))).toEqual(parsed(t));
      }),
    );
  });

  test('normalising twice is normalising once', () => {
    fc.assert(
      fc.property(text, (t) => {
        expect(normalized(normalized(t))).toBe(normalized(t));
      }),
    );
  });

  test('no text throws, and every refusal has a place in it', () => {
    const pieces = fc.array(fc.constantFrom('(', ')', ' ', 'MIT', 'AND', 'OR', 'with', '+', ':', 'LicenseRef-a', 'é', 'GCC-exception-3.1'));
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          pieces.map((all) => all.join('')),
        ),
        (t) => {
          const result = parseExpression(t);
          if (!result.ok) expect(result.at).toBeLessThanOrEqual(t.length);
          else expect(parsed(printExpression(result.expression))).toEqual(result.expression);
        },
      ),
    );
  });
});
