import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Action } from '../../licenses/index.ts';
import { parsePolicy } from '../file/parse-policy.ts';
import { licenseJudge } from './judge-licenses.ts';
import { severityOfAction } from './license-policy.ts';

const json = readFileSync(new URL('./fixtures/license.json', import.meta.url), 'utf8');

function judgeOf(text: string, path = 'policy.yaml') {
  return licenseJudge(parsePolicy(text, path).licenses!);
}

const practitioners = judgeOf(json, 'license.json');

describe('by a license.json', () => {
  test.each([
    ['MIT AND CC-BY-NC-4.0 AND Apache-2.0', 'deny'],
    ['CC-BY-NC-4.0 OR MIT OR CC-BY-NC-1.0', 'allow'],
    ['MIT AND GPL-3.0-only WITH Classpath-exception-2.0 AND CC-BY-NC-4.0', 'deny'],
    ['mit', 'allow'],
    ['MIT AND (GPL-3.0-only OR CC-BY-NC-4.0)', 'review'],
    ['MIT OR GPL-3.0-only AND CC-BY-NC-4.0', 'allow'],
    ['(MIT OR GPL-3.0-only) AND CC-BY-NC-4.0', 'deny'],
    ['GPL-2.0-only WITH Classpath-exception-2.0', 'allow'],
    ['GPL-2.0 with classpath-exception-2.0', 'allow'],
    ['GPL-2.0-only', 'review'],
    ['GPL-3.0-or-later', 'review'],
    ['NONE', 'review'],
    ['NOASSERTION', 'review'],
    ['', 'review'],
    // Names, by whole words: all of a name, or nothing.
    ['Apache License v2', 'allow'],
    ['Apache License, Version 2.0', 'allow'],
    ['Apache Software License 2', 'allow'],
    ['The MIT License (MIT)', 'allow'],
    ['Apache License v2 OR CC-BY-NC-4.0', 'allow'],
    ['(Apache License v2 OR MIT License) AND Creative Commons Attribution Non Commercial', 'deny'],
    ['Creative Commons Attribution', 'allow'],
    ['Creative Commons Attribution No Derivatives', 'review'],
    ['CC-BY', 'allow'],
    ['CC-BY-NC', 'deny'],
    ['CC-BY-NC-5.0', 'deny'],
    ['CC-BY-NC-3.0-IGO', 'deny'],
    ['CC-BY-ND', 'review'],
    ['CC-BY-ND-4.0', 'review'],
    ['CC-BY-2.0', 'allow'],
    ['Apache-1.1', 'review'],
    ['Apache License v2 and MIT License', 'allow'],
    ['(MIT or CC-BY-NC-4.0) and ASL 2.0', 'allow'],
    ['MIT and CC-BY-NC-4.0 and nothing else', 'review'],
    ['Acme Toolkit License', 'allow'],
    ['Acme-Toolkit', 'allow'],
    ['Acme Toolkit License with strings', 'review'],
  ])('%j: %s', (text, verdict) => {
    expect(practitioners.judge([text]).verdict).toBe(verdict);
  });

  test('a verdict names the rule, the term, the way to it and what the policy notes', () => {
    expect(practitioners.judge(['MIT AND (CC-BY-NC-4.0 OR CC-BY-NC-1.0)'])).toEqual({
      verdict: 'deny',
      expression: 'MIT AND (CC-BY-NC-4.0 OR CC-BY-NC-1.0)',
      decidedBy: [
        {
          rule: 'Creative Commons Attribution Non Commercial',
          term: 'CC-BY-NC-4.0',
          path: [1, 0],
          action: 'deny',
          reason: 'Not for products.',
          obligations: [],
        },
        {
          rule: 'Creative Commons Attribution Non Commercial',
          term: 'CC-BY-NC-1.0',
          path: [1, 1],
          action: 'deny',
          reason: 'Not for products.',
          obligations: [],
        },
      ],
      more: 0,
    });
    expect(practitioners.judge(['GPL-1.0-only']).decidedBy).toEqual([
      { rule: 'unknown', term: 'GPL-1.0-only', path: [], action: 'review', obligations: [] },
    ]);
    expect(practitioners.judge(['Apache License v2']).expression).toBe('Apache-2.0');
  });

  test('several statements on one component all hold', () => {
    expect(practitioners.judge(['MIT', 'CC-BY-NC-4.0'])).toMatchObject({ verdict: 'deny', expression: 'MIT AND CC-BY-NC-4.0' });
    expect(practitioners.judge([]).decidedBy).toMatchObject([{ rule: 'missing', term: 'NOASSERTION' }]);
  });
});

describe('by our own policy', () => {
  const own = judgeOf(`
unknown: review
licenses:
  - id: [MIT, ISC, GPL-2.0-only]
    action: allow
  - category: strong-copyleft
    action: deny
    rule: no strong copyleft
    reason: We ship binaries.
    obligations: Ask the legal department.
  - category: network
    exposure: internet
    action: deny
  - category: network
    action: allow
  - family: LGPL
    action: review
  - exception: Classpath-exception-2.0
    action: allow
  - expression: GPL-3.0-only WITH GCC-exception-3.1
    action: allow
  - expression: MPL-2.0 AND EPL-2.0
    action: deny
  - id: [MPL-2.0, EPL-2.0]
    action: allow
  - id: GPL-3.0-only
    component: pkg:npm/%40acme/*
    action: allow
  - name: Acme Commercial License
    action: allow
  - id: BUSL-1.1
    tag: product
    action: deny
  - id: BUSL-1.1
    distribution: [none, internal]
    action: allow
  - id: NONE
    action: deny
`);

  test.each([
    ['GPL-2.0-only', {}, 'allow'],
    ['GPL-2.0-or-later', {}, 'deny'],
    ['LGPL-2.1-or-later', {}, 'review'],
    ['GPL-2.0-only WITH Classpath-exception-2.0', {}, 'allow'],
    ['GPL-3.0-only WITH GCC-exception-3.1', {}, 'allow'],
    ['GPL-3.0-only WITH Bison-exception-2.2', {}, 'review'],
    ['AGPL-3.0-only', { exposure: 'internet' }, 'deny'],
    ['AGPL-3.0-only', { exposure: 'internal' }, 'allow'],
    ['AGPL-3.0-only', {}, 'review'],
    ['MPL-2.0', {}, 'allow'],
    ['MPL-2.0 AND EPL-2.0', {}, 'deny'],
    ['EPL-2.0 AND MIT AND MPL-2.0', {}, 'deny'],
    ['EPL-2.0 OR MPL-2.0', {}, 'allow'],
    ['GPL-3.0-only', { component: { name: 'core', purl: 'pkg:npm/%40acme/core@1.0.0' } }, 'allow'],
    ['GPL-3.0-only', { component: { name: 'other', purl: 'pkg:npm/other@1.0.0' } }, 'deny'],
    ['acme commercial licence', {}, 'allow'],
    ['BUSL-1.1', { tags: ['product'], distribution: 'none' }, 'deny'],
    ['BUSL-1.1', { tags: [], distribution: 'Internal' }, 'allow'],
    ['BUSL-1.1', { tags: [] }, 'review'],
    ['NONE', {}, 'deny'],
    ['NOASSERTION', {}, 'review'],
    ['Zlib', {}, 'review'],
  ])('%s in %j: %s', (text, situation, verdict) => {
    expect(own.judge([text], situation).verdict).toBe(verdict);
  });

  test('a verdict carries reason, obligations and line', () => {
    expect(own.judge(['GPL-1.0-only']).decidedBy).toMatchObject([
      { rule: 'no strong copyleft', reason: 'We ship binaries.', obligations: ['Ask the legal department.'], line: 6 },
    ]);
  });

  test('where everything else is allowed, an exception takes nothing away', () => {
    const open = judgeOf('unknown: allow\nlicenses:\n  - family: GPL\n    action: deny\n');
    expect(open.judge(['GPL-2.0-only WITH Bison-exception-2.2']).verdict).toBe('deny');
    expect(open.judge(['Apache-2.0 WITH LLVM-exception']).verdict).toBe('allow');
    expect(open.judge(['NOASSERTION']).verdict).toBe('review');
  });
});

describe('properties', () => {
  const id = fc.constantFrom(
    'MIT',
    'ISC',
    'GPL-2.0-only',
    'GPL-2.0-or-later',
    'AGPL-3.0-only',
    'CC-BY-NC-4.0',
    'EPL-2.0',
    'LicenseRef-x',
    'Nope-1',
  );
  const term = fc.oneof(id, fc.constantFrom('GPL-2.0-only WITH Classpath-exception-2.0', 'Apache-2.0+', 'NONE', 'BSD License'));
  const expression = fc.letrec<{ all: string; leaf: string; pair: string }>((tie) => ({
    all: fc.oneof({ maxDepth: 4 }, tie('leaf'), tie('pair')),
    leaf: term.filter((text) => text !== 'BSD License'),
    pair: fc.tuple(tie('all'), fc.constantFrom(' AND ', ' OR '), tie('all')).map(([a, operator, b]) => `(${a}${operator}${b})`),
  })).all;
  const selector = fc.oneof(
    id.map((one) => `id: ${one}`),
    fc.constantFrom('family: GPL', 'family: cc-by', 'category: strong', 'category: permissive', 'category: non-commercial'),
    fc.constantFrom('exception: Classpath-exception-2.0', 'expression: MIT AND EPL-2.0', 'expression: MIT OR GPL-2.0-only', 'reason: all'),
  );
  const circumstance = fc.constantFrom('', '\n    exposure: internet', '\n    tag: product', '\n    component: core');
  const rule = fc
    .tuple(selector, fc.constantFrom('allow', 'review', 'deny'), circumstance)
    .map(([speaks, action, when]) => `  - ${speaks}\n    action: ${action}${when}\n`);
  const policy = fc
    .tuple(fc.constantFrom('allow', 'review', 'deny'), fc.array(rule, { minLength: 1, maxLength: 6 }))
    .map(([unknown, rules]) => ({ unknown, rules }));
  const situation = fc.constantFrom(
    {},
    { exposure: 'internet' },
    { tags: ['product'], exposure: 'internal' },
    { component: { name: 'core' } },
  );
  const severity = (action: Action) => severityOfAction[action];
  const text = ({ unknown, rules }: { readonly unknown: string; readonly rules: readonly string[] }) =>
    `unknown: ${unknown}\nmissing: ${unknown}\nlicenses:\n${rules.join('')}`;

  test('a further denial makes no verdict milder', () => {
    fc.assert(
      fc.property(policy, selector, circumstance, expression, situation, (before, speaks, when, what, where) => {
        const after = { ...before, rules: [...before.rules, `  - ${speaks}\n    action: deny${when}\n`] };
        const [old, now] = [before, after].map((one) => severity(judgeOf(text(one)).judge([what], where).verdict));
        expect(now).toBeGreaterThanOrEqual(old!);
      }),
    );
  });

  test('AND is never milder than a part of it, OR never stricter', () => {
    fc.assert(
      fc.property(policy, expression, expression, situation, (one, a, b, where) => {
        const judge = judgeOf(text(one));
        const [alone, both, either] = [a, `(${a}) AND (${b})`, `(${a}) OR (${b})`].map((what) =>
          severity(judge.judge([what], where).verdict),
        );
        expect(both).toBeGreaterThanOrEqual(alone!);
        expect(either).toBeLessThanOrEqual(alone!);
      }),
    );
  });

  test('no text throws, and a part of a text that is no licence allows nothing', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 200 }), (what) => {
        expect(practitioners.judge([`MIT ${what}x`, what])).toMatchObject({ decidedBy: expect.any(Array) });
      }),
    );
  });
});

test('an expression of 100,000 terms is judged', () => {
  const many = Array(100_000).fill('MIT').join(' AND ');
  expect(practitioners.judge([many]).verdict).toBe('allow');
  expect(practitioners.judge([`${many} AND CC-BY-NC-4.0`]).verdict).toBe('deny');
});
