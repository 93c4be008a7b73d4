import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  type Action,
  compareExpressions,
  evaluateExpression,
  foldExpression,
  parseExpression,
  printExpression,
  printTerm,
} from '../index.ts';
import type { Expression } from './expression.ts';
import { satisfiesExpression } from './satisfies-expression.ts';
import { simplifyExpression } from './simplify-expression.ts';

function parsed(text: string): Expression {
  const result = parseExpression(text);
  if (!result.ok) throw new Error(`${text}: ${result.message}`);
  return result.expression;
}

const names = ['MIT', 'ISC', 'Zlib', '0BSD', 'X11'];
const anyText = fc.letrec<{ all: string; pair: string }>((tie) => ({
  all: fc.oneof({ maxDepth: 5 }, fc.constantFrom(...names), tie('pair')),
  pair: fc
    .tuple(fc.array(tie('all'), { minLength: 2, maxLength: 4 }), fc.constantFrom(' AND ', ' OR '))
    .map(([parts, operator]) => `(${parts.join(operator)})`),
})).all;

/** The row of the truth table in which exactly the licences of the set are held. */
const holds = (expression: Expression, held: number) =>
  foldExpression<boolean>(
    expression,
    (leaf) => ((held >> names.indexOf(printTerm(leaf))) & 1) === 1,
    (kind, values) => (kind === 'and' ? values.every(Boolean) : values.some(Boolean)),
  );
const table = (expression: Expression) => Array.from({ length: 32 }, (_, held) => holds(expression, held));

describe('simplify', () => {
  test.each([
    ['MIT OR MIT', 'MIT'],
    ['MIT AND (MIT OR ISC)', 'MIT'],
    ['MIT OR (ISC AND MIT)', 'MIT'],
    ['Zlib OR ISC OR Zlib', 'ISC OR Zlib'],
    ['GPL-2.0+ OR GPL-2.0-or-later', 'GPL-2.0-or-later'],
    ['(MIT OR ISC) AND (ISC OR MIT)', 'ISC OR MIT'],
  ])('%s to %s', (text, printed) => {
    expect(printExpression(simplifyExpression(parsed(text)))).toBe(printed);
  });

  test('keeps the meaning, and a second time changes nothing', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const simple = simplifyExpression(parsed(text));
        expect(table(simple)).toEqual(table(parsed(text)));
        expect(printExpression(simplifyExpression(simple))).toBe(printExpression(simple));
      }),
    );
  });
});

describe('compare', () => {
  test.each([
    ['MIT AND ISC', 'ISC AND mit', 'same'],
    ['MIT AND ISC', 'MIT', 'narrower'],
    ['MIT OR ISC', 'MIT', 'wider'],
    ['MIT', 'ISC', 'different'],
    ['MIT AND (ISC OR Zlib)', '(MIT AND ISC) OR (MIT AND Zlib)', 'same'],
  ] as const)('%s with %s: %s', (a, b, order) => {
    expect(compareExpressions(parsed(a), parsed(b))).toBe(order);
  });

  test('too many terms are undetermined', () => {
    const many = Array.from({ length: 40 }, (_, i) => `LicenseRef-${i}`);
    expect(compareExpressions(parsed(many.join(' OR ')), parsed(many.slice(1).join(' OR ')))).toBeUndefined();
  });

  test('agrees with the truth table', () => {
    fc.assert(
      fc.property(anyText, anyText, (a, b) => {
        const [x, y] = [table(parsed(a)), table(parsed(b))];
        const narrower = x.every((value, row) => !value || y[row]);
        const wider = y.every((value, row) => !value || x[row]);
        const expected = narrower && wider ? 'same' : narrower ? 'narrower' : wider ? 'wider' : 'different';
        expect(compareExpressions(parsed(a), parsed(b))).toBe(expected);
      }),
    );
  });
});

test.each([
  ['MIT OR GPL-3.0-only', ['MIT'], true],
  ['MIT AND GPL-3.0-only', ['MIT'], false],
  ['MIT AND ISC', ['isc OR mit'], true],
  ['GPL-2.0+', ['GPL-3.0-only'], true],
  ['GPL-2.0-only', ['GPL-3.0-only'], false],
  ['GPL-3.0-only', ['GPL-2.0-or-later'], true],
  ['GPL-1.0-only', ['GPL-2.0-or-later'], false],
  ['GPL-2.0-only WITH Classpath-exception-2.0', ['GPL-2.0-only'], false],
  ['GPL-2.0-only WITH Classpath-exception-2.0', ['GPL-2.0-with-classpath-exception'], true],
  ['Apache-1.1+', ['Apache-2.0'], true],
  ['CC-BY-NC-4.0', ['CC-BY-4.0'], false],
  ['NOASSERTION', ['NOASSERTION'], false],
  ['Unlisted', ['Unlisted'], false],
])('%s with %j: %s', (text, accepted, expected) => {
  expect(satisfiesExpression(parsed(text), accepted.map(parsed))).toBe(expected);
});

describe('evaluate', () => {
  const policy: Readonly<Record<string, Action>> = {
    MIT: 'allow',
    'Apache-2.0': 'allow',
    'CC-BY-NC-4.0': 'deny',
    'CC-BY-NC-1.0': 'deny',
    'GPL-3.0-only': 'review',
    'GPL-3.0-only WITH Classpath-exception-2.0': 'allow',
  };
  const judge = (text: string) => evaluateExpression(parsed(text), (term) => policy[printTerm(term)]);

  test.each([
    ['MIT AND CC-BY-NC-4.0 AND Apache-2.0', 'deny'],
    ['CC-BY-NC-4.0 OR MIT OR CC-BY-NC-1.0', 'allow'],
    ['MIT AND GPL-3.0-only WITH Classpath-exception-2.0 AND CC-BY-NC-4.0', 'deny'],
    ['mit', 'allow'],
    ['GPL-3.0-only', 'review'],
    ['GPL-3.0-only WITH Classpath-exception-2.0', 'allow'],
    ['ISC', 'review'],
    ['ISC OR CC-BY-NC-4.0', 'review'],
    ['NOASSERTION', 'review'],
    ['MIT AND (CC-BY-NC-4.0 OR ISC)', 'review'],
  ])('%s: %s', (text, verdict) => {
    expect(judge(text).verdict).toBe(verdict);
  });

  test('tells the terms that decided, and the way to each', () => {
    expect(judge('MIT AND (CC-BY-NC-4.0 OR ISC)').decidedBy).toEqual([
      { term: { kind: 'term', license: 'ISC', orLater: false, known: true }, action: 'review', decided: false, path: [1, 1] },
    ]);
  });

  test('any depth', () => {
    const deep = `${'MIT AND (ISC OR ('.repeat(50_000)}CC-BY-NC-4.0${'))'.repeat(50_000)}`;
    expect(judge(deep).verdict).toBe('review');
  });

  test('a stricter decision on one term never gives a better verdict', () => {
    const severity = { allow: 0, review: 1, deny: 2 };
    const actions = fc.array(fc.constantFrom<Action>('allow', 'review', 'deny'), { minLength: 5, maxLength: 5 });
    fc.assert(
      fc.property(anyText, actions, fc.nat(4), (text, chosen, stricter) => {
        const verdict = (of: readonly Action[]) =>
          severity[evaluateExpression(parsed(text), (term) => of[names.indexOf(printTerm(term))]).verdict];
        expect(verdict(chosen.with(stricter, 'deny'))).toBeGreaterThanOrEqual(verdict(chosen));
      }),
    );
  });
});
