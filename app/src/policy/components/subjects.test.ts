import { describe, expect, test } from 'vitest';
import { parsePolicy } from '../file/parse-policy.ts';
import type { ComponentFacts, Surroundings } from './component-facts.ts';
import { type Operator, operators } from './condition.ts';
import { judgeComponent } from './judge-component.ts';

const surroundings: Surroundings = {
  now: Date.UTC(2026, 0, 31, 12),
  compareVersions: (_, a, b) => Math.sign(Number(a) - Number(b)) as -1 | 0 | 1,
  inRange: () => undefined,
};

const facts: ComponentFacts = {
  name: 'left',
  group: 'acme',
  version: '2',
  purl: 'pkg:npm/%40acme/left@2',
  cpes: ['cpe:2.3:a:acme:left:2:*:*:*:*:*:*:*'],
  swid: 'acme-left',
  hashes: [`sha1:${'a'.repeat(40)}`],
  licenses: ['MIT'],
  origins: [],
  direct: true,
  published: Date.UTC(2025, 0, 31),
  latest: '4',
  findings: [{ ids: ['CVE-2026-1'], class: 'vulnerability', affected: true, severity: 'high', cwes: ['CWE-79', 'CWE-89'], epss: 0.5 }],
};

function broken(subject: string, operator: Operator, value: string, of: ComponentFacts = facts): boolean | undefined {
  const text = JSON.stringify({ name: 'p', operator: 'ALL', violationState: 'FAIL', policyConditions: [{ subject, operator, value }] });
  return judgeComponent(parsePolicy(text, 'p.json').components, of, {}, surroundings)[0]!.broken;
}

const texts: readonly Operator[] = ['IS', 'IS_NOT', 'MATCHES', 'NO_MATCH'];
const equal: readonly Operator[] = ['IS', 'IS_NOT'];
const matching: readonly Operator[] = ['MATCHES', 'NO_MATCH'];
const contains: readonly Operator[] = ['CONTAINS_ALL', 'CONTAINS_ANY'];
const numeric = operators.filter((operator) => operator.startsWith('NUMERIC'));

/** For each subject: the operators that fit, and a value that the component has exactly. */
const subjects: readonly (readonly [subject: string, fitting: readonly Operator[], same: string])[] = [
  ['AGE', numeric, 'P1Y'],
  ['COORDINATES', matching, '{"group": "acme", "name": "left", "version": "2"}'],
  ['CPE', texts, 'cpe:2.3:a:acme:left:2:*:*:*:*:*:*:*'],
  ['LICENSE', equal, 'MIT'],
  ['LICENSE_GROUP', equal, 'Permissive'],
  ['PACKAGE_URL', texts, 'pkg:npm/%40acme/left@2'],
  ['SEVERITY', [...equal, ...numeric], 'HIGH'],
  ['SWID_TAGID', texts, 'acme-left'],
  ['VERSION', [...texts, ...numeric], '2'],
  ['IS_INTERNAL', equal, 'true'],
  ['COMPONENT_HASH', equal, `{"algorithm": "SHA-1", "value": "${'a'.repeat(40)}"}`],
  ['CWE', contains, 'CWE-79, 89'],
  ['VULNERABILITY_ID', equal, 'CVE-2026-1'],
  ['VERSION_DISTANCE', numeric, '{"major": "2"}'],
  ['EPSS', numeric, '0.5'],
];

/** What each operator says of a value that is there exactly. */
const ofSame: Readonly<Record<Operator, boolean>> = {
  IS: true,
  IS_NOT: false,
  MATCHES: true,
  NO_MATCH: false,
  NUMERIC_GREATER_THAN: false,
  NUMERIC_LESS_THAN: false,
  NUMERIC_EQUAL: true,
  NUMERIC_NOT_EQUAL: false,
  NUMERIC_GREATER_THAN_OR_EQUAL: true,
  NUMERIC_LESSER_THAN_OR_EQUAL: true,
  CONTAINS_ALL: true,
  CONTAINS_ANY: true,
};

describe('every subject with every operator, of a value that is there exactly', () => {
  for (const [subject, fitting, same] of subjects) {
    test.each(operators)(`${subject} %s`, (operator) => {
      if (!fitting.includes(operator)) expect(() => broken(subject, operator, same)).toThrow(expect.objectContaining({ code: 'schema' }));
      // Which components are internal a policy of Dependency-Track does not say.
      else expect(broken(subject, operator, same)).toBe(subject === 'IS_INTERNAL' ? undefined : ofSame[operator]);
    });
  }
});

describe('on either side of it', () => {
  const sides: readonly (readonly [subject: string, less: string, more: string])[] = [
    ['AGE', 'P11M', 'P13M'],
    ['SEVERITY', 'MEDIUM', 'CRITICAL'],
    ['VERSION', '1', '3'],
    ['VERSION_DISTANCE', '{"major": "1"}', '{"major": "3"}'],
    ['EPSS', '0.4', '0.6'],
  ];
  test.each(sides.flatMap(([subject, less, more]) => numeric.map((operator) => [subject, operator, less, more] as const)))(
    '%s %s',
    (subject, operator, less, more) => {
      const isGreater = operator.includes('GREATER') || operator === 'NUMERIC_NOT_EQUAL';
      const isLess = operator.includes('LESS') || operator === 'NUMERIC_NOT_EQUAL';
      expect([broken(subject, operator, less), broken(subject, operator, more)]).toEqual([isGreater, isLess]);
    },
  );

  test.each([
    ['COORDINATES', 'MATCHES', '{"group": "acme", "name": "right", "version": "2"}', false],
    ['COORDINATES', 'NO_MATCH', '{"group": "other", "name": "right", "version": "9"}', true],
    ['CPE', 'IS', 'cpe:2.3:a:acme:left:3:*:*:*:*:*:*:*', false],
    ['CPE', 'MATCHES', 'oracle', false],
    ['LICENSE', 'IS', 'ISC', false],
    ['LICENSE', 'IS_NOT', 'ISC', true],
    ['LICENSE_GROUP', 'IS_NOT', 'Copyleft', true],
    ['PACKAGE_URL', 'MATCHES', 'pkg:npm/%40acme/*', true],
    ['PACKAGE_URL', 'NO_MATCH', 'pkg:pypi/*', true],
    ['SWID_TAGID', 'IS_NOT', 'other', true],
    ['VERSION', 'IS', '3', false],
    ['COMPONENT_HASH', 'IS_NOT', `{"algorithm": "SHA-1", "value": "${'b'.repeat(40)}"}`, true],
    ['CWE', 'CONTAINS_ALL', 'CWE-79, CWE-1', false],
    ['CWE', 'CONTAINS_ANY', 'CWE-1, CWE-89', true],
    ['CWE', 'CONTAINS_ANY', 'CWE-1', false],
    ['VULNERABILITY_ID', 'IS_NOT', 'CVE-2026-2', true],
  ] as const)('%s %s %s: %s', (subject, operator, value, expected) => {
    expect(broken(subject, operator, value)).toBe(expected);
  });
});

test('the distance of what others need is not judged, and that of what nobody tells of not surely', () => {
  const of = (direct: boolean | undefined) => {
    const { direct: _, ...rest } = facts;
    return broken('VERSION_DISTANCE', 'NUMERIC_GREATER_THAN', '{"major": "1"}', direct === undefined ? rest : { ...rest, direct });
  };
  expect([of(true), of(false), of(undefined)]).toEqual([true, false, undefined]);
});

test('the score of a document, by a set of minimum elements', () => {
  const rule = (score: string) => parsePolicy(`components:\n  - score: "${score}"\n    action: deny\n`, 'p.yaml').components;
  const document: ComponentFacts = {
    name: 'sbom.json',
    cpes: [],
    hashes: [],
    licenses: [],
    origins: [],
    scores: { ntia: 55.5, cisa: null },
  };
  const of = (score: string, what = document) => judgeComponent(rule(score), what, {}, surroundings)[0]!.broken;
  expect([of('60'), of('< 50'), of('ntia >= 55.5'), of('cisa < 60'), of('bsi < 60')]).toEqual([true, false, true, undefined, undefined]);
  expect(of('60', facts)).toBe(false);
  expect(() => rule('101')).toThrow('no score');
});
