import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parsePolicy } from '../file/parse-policy.ts';
import type { ComponentFacts, Surroundings } from './component-facts.ts';
import { judgeComponent } from './judge-component.ts';

const now = Date.UTC(2026, 0, 31);

/** Numbers between dots; what is none has no order. */
const surroundings: Surroundings = {
  now,
  compareVersions(_component, a, b) {
    const [x, y] = [a, b].map((version) => (/^\d+(\.\d+)*$/.test(version) ? version.split('.').map(Number) : undefined));
    if (!x || !y) return undefined;
    const at = [0, 1, 2].find((part) => (x[part] ?? 0) !== (y[part] ?? 0));
    return at === undefined ? 0 : (x[at] ?? 0) < (y[at] ?? 0) ? -1 : 1;
  },
  inRange: (version, range) => (range.includes('?') ? undefined : range.endsWith(version)),
};

const nothing: ComponentFacts = { name: 'x', cpes: [], hashes: [], licenses: [], origins: [] };

const log4j: ComponentFacts = {
  name: 'log4j-core',
  group: 'org.apache.logging.log4j',
  version: '2.14.1',
  purl: 'pkg:maven/org.apache.logging.log4j/log4j-core@2.14.1',
  cpes: ['cpe:2.3:a:apache:log4j:2.14.1:*:*:*:*:*:*:*'],
  swid: 'swid-log4j',
  hashes: [`sha256:${'a'.repeat(64)}`],
  licenses: ['Apache-2.0'],
  supplier: 'The Apache Software Foundation',
  origins: ['https://repo.maven.apache.org/maven2'],
  direct: true,
  published: Date.UTC(2021, 2, 6),
  latest: '3.0.0',
  findings: [
    {
      ids: ['GHSA-jfh8-c2jp-5v3q', 'CVE-2021-44228'],
      class: 'vulnerability',
      affected: true,
      severity: 'critical',
      cwes: ['CWE-20', 'CWE-502'],
      epss: 0.97,
      knownExploited: true,
    },
  ],
};

function brokenBy(
  condition: { readonly subject: string; readonly operator: string; readonly value: string },
  facts: ComponentFacts = log4j,
) {
  const text = JSON.stringify({ name: 'p', operator: 'ALL', violationState: 'FAIL', policyConditions: [condition] });
  return judgeComponent(parsePolicy(text, 'p.json').components, facts, {}, surroundings)[0]!.broken;
}

describe('conditions of Dependency-Track', () => {
  test.each([
    ['AGE', 'NUMERIC_GREATER_THAN', 'P2Y', true],
    ['AGE', 'NUMERIC_LESS_THAN', 'P2Y', false],
    ['AGE', 'NUMERIC_GREATER_THAN_OR_EQUAL', 'P100Y', false],
    ['COORDINATES', 'MATCHES', '{"name": "log4j-core"}', true],
    ['COORDINATES', 'MATCHES', '{"group": "*", "name": "log4j", "version": "*"}', true],
    ['COORDINATES', 'MATCHES', '{"name": "log4j-core", "version": ">= 2.15"}', false],
    ['COORDINATES', 'MATCHES', '{"name": "log4j-core", "version": "<2.15"}', true],
    ['COORDINATES', 'MATCHES', '{"name": "slf4j"}', false],
    ['COORDINATES', 'NO_MATCH', '{"name": "slf4j"}', true],
    ['CPE', 'MATCHES', 'cpe:2.3:a:apache:.*', true],
    ['CPE', 'NO_MATCH', 'cpe:2.3:a:oracle', true],
    ['LICENSE', 'IS', 'Apache-2.0', true],
    ['LICENSE', 'IS_NOT', 'Apache-2.0', false],
    ['LICENSE', 'IS', 'unresolved', false],
    ['LICENSE', 'IS_NOT', 'unresolved', true],
    ['LICENSE', 'IS', 'c09b39fa-fcac-4ad8-a8ef-65cba3b8b0e3', undefined],
    ['LICENSE_GROUP', 'IS', 'Permissive', true],
    ['LICENSE_GROUP', 'IS', 'Copyleft', false],
    ['LICENSE_GROUP', 'IS_NOT', 'Weak Copyleft', true],
    ['PACKAGE_URL', 'MATCHES', '^pkg:maven/.*$', true],
    ['PACKAGE_URL', 'NO_MATCH', 'pkg:npm/*', true],
    ['SEVERITY', 'IS', 'CRITICAL', true],
    ['SEVERITY', 'IS', 'HIGH', false],
    ['SEVERITY', 'IS_NOT', 'HIGH', true],
    ['SWID_TAGID', 'MATCHES', 'log4j', true],
    ['SWID_TAGID', 'IS', 'log4j', false],
    ['VERSION', 'NUMERIC_LESS_THAN', '2.15.0', true],
    ['VERSION', 'NUMERIC_EQUAL', '2.14.1', true],
    ['VERSION', 'NUMERIC_NOT_EQUAL', '2.14.1', false],
    ['VERSION', 'NUMERIC_LESSER_THAN_OR_EQUAL', 'latest', undefined],
    ['VERSION', 'MATCHES', '2.14', true],
    ['IS_INTERNAL', 'IS', 'true', undefined],
    ['COMPONENT_HASH', 'IS', `{"algorithm": "SHA-256", "value": "${'A'.repeat(64)}"}`, true],
    ['COMPONENT_HASH', 'IS', `{"algorithm": "SHA-1", "value": "${'a'.repeat(40)}"}`, undefined],
    ['CWE', 'CONTAINS_ANY', 'CWE-79, CWE-20', true],
    ['CWE', 'CONTAINS_ALL', 'CWE-20,CWE-502', true],
    ['CWE', 'CONTAINS_ALL', '20,79', false],
    ['CWE', 'CONTAINS_ANY', '*', true],
    ['VULNERABILITY_ID', 'IS', 'cve-2021-44228', true],
    ['VULNERABILITY_ID', 'IS', 'CVE-2000-0001', false],
    ['VERSION_DISTANCE', 'NUMERIC_GREATER_THAN', '{"major": "0", "minor": "?", "patch": "?"}', true],
    ['VERSION_DISTANCE', 'NUMERIC_GREATER_THAN', '{"major": "1"}', false],
    ['VERSION_DISTANCE', 'NUMERIC_GREATER_THAN', '{"minor": "9"}', true],
    ['VERSION_DISTANCE', 'NUMERIC_GREATER_THAN', '{"major": "1", "minor": "1"}', false],
    ['EPSS', 'NUMERIC_GREATER_THAN', '0.9', true],
    ['EPSS', 'NUMERIC_LESS_THAN', '0.9', false],
  ])('%s %s %s: %s', (subject, operator, value, expected) => {
    expect(brokenBy({ subject, operator, value })).toBe(expected);
  });

  test.each([
    ['AGE', 'NUMERIC_GREATER_THAN', 'P1Y'],
    ['LICENSE', 'IS', 'MIT'],
    ['SEVERITY', 'IS', 'LOW'],
    ['VERSION', 'NUMERIC_LESS_THAN', '1'],
    ['VERSION_DISTANCE', 'NUMERIC_GREATER_THAN', '{"major": "1"}'],
    ['EPSS', 'NUMERIC_GREATER_THAN', '0.1'],
    ['CWE', 'CONTAINS_ANY', '79'],
    ['VULNERABILITY_ID', 'IS', 'CVE-2021-44228'],
    ['KNOWN_EXPLOITED', 'IS', 'true'],
    ['COMPROMISE', 'IS', 'true'],
    ['COMPONENT_HASH', 'IS', `sha256:${'a'.repeat(64)}`],
  ])('%s %s %s cannot be told of what nothing is known of', (subject, operator, value) => {
    expect(brokenBy({ subject, operator, value }, nothing)).toBeUndefined();
  });

  test('an advisory that may affect it decides nothing surely', () => {
    const facts = { ...log4j, findings: [{ ...log4j.findings![0]!, affected: false }] };
    expect(brokenBy({ subject: 'SEVERITY', operator: 'IS', value: 'CRITICAL' }, facts)).toBeUndefined();
    expect(brokenBy({ subject: 'SEVERITY', operator: 'IS', value: 'LOW' }, facts)).toBe(false);
  });

  test('a choice that avoids a licence is a choice', () => {
    const facts = { ...log4j, licenses: ['MIT OR GPL-3.0-only'] };
    expect(brokenBy({ subject: 'LICENSE', operator: 'IS', value: 'GPL-3.0-only' }, facts)).toBe(false);
    expect(brokenBy({ subject: 'LICENSE', operator: 'IS_NOT', value: 'MIT' }, facts)).toBe(false);
    expect(
      brokenBy({ subject: 'LICENSE_GROUP', operator: 'IS', value: 'Copyleft' }, { ...log4j, licenses: ['MIT AND GPL-3.0-only'] }),
    ).toBe(true);
  });

  test.each([
    ['NONSENSE', 'IS', 'x'],
    ['AGE', 'MATCHES', 'P1Y'],
    ['AGE', 'NUMERIC_GREATER_THAN', 'soon'],
    ['PACKAGE_URL', 'MATCHES', '(a+)+\\1'],
    ['PACKAGE_URL', 'NUMERIC_EQUAL', '1'],
    ['EPSS', 'NUMERIC_EQUAL', '7'],
    ['CWE', 'IS', '79'],
    ['COORDINATES', 'MATCHES', 'log4j'],
    ['SEVERITY', 'IS', 'AWFUL'],
  ])('%s %s %s is refused, with its line', (subject, operator, value) => {
    const text = `[\n{"name": "p", "policyConditions": [\n${JSON.stringify({ subject, operator, value })}\n]}]`;
    expect(() => parsePolicy(text, 'p.json')).toThrow(expect.objectContaining({ code: 'schema', place: { path: 'p.json', line: 3 } }));
  });

  test('policies are read as they are given out', () => {
    const { components } = parsePolicy(readFileSync(new URL('./fixtures/dependency-track.json', import.meta.url), 'utf8'), 'dt.json');
    expect(components.map(({ name, operator, action, when }) => [name, operator, action, when])).toEqual([
      ['No old Django', 'ANY', 'deny', {}],
      ['Rated high and known', 'ALL', 'review', { tag: ['team-a'] }],
    ]);
    const broken = (tags: readonly string[] | undefined) =>
      judgeComponent(components, log4j, tags ? { tags } : {}, surroundings).map(({ rule, broken: is }) => [rule.name, is]);
    expect(broken(['team-b'])).toEqual([['No old Django', true]]);
    expect(broken(['team-a'])).toEqual([
      ['No old Django', true],
      ['Rated high and known', false],
    ]);
  });

  test('licences and groups that the file explains are known by their uuid', () => {
    const uuid = 'c09b39fa-fcac-4ad8-a8ef-65cba3b8b0e3';
    const condition = { subject: 'LICENSE_GROUP', operator: 'IS', value: uuid };
    const text = JSON.stringify({
      policies: [{ name: 'p', violationState: 'FAIL', policyConditions: [condition] }],
      licenseGroups: [{ uuid, name: 'Ours', licenses: [{ licenseId: 'Apache-2.0' }] }],
    });
    expect(judgeComponent(parsePolicy(text, 'p').components, log4j, {}, surroundings)[0]!.broken).toBe(true);
  });
});

describe('our own rules', () => {
  function outcome(rule: string, facts: ComponentFacts = log4j, situation = {}) {
    const { components } = parsePolicy(
      `internal: [pkg:npm/%40acme/*, acme-*]\ncomponents:\n  - ${rule.split('\n').join('\n    ')}\n    action: deny\n`,
      'p.yaml',
    );
    return judgeComponent(components, facts, situation, surroundings)[0];
  }

  test.each([
    ['component: pkg:maven/org.apache.logging.log4j/*', true],
    ['component: [left-pad, log4j-*]', true],
    ['component: log4j-core\nversion: "< 2.17"', true],
    ['component: log4j-core\nversion: "> 2.17"', false],
    ['version: vers:maven/2.14.1', true],
    ['version: vers:maven/?', undefined],
    ['supplier: "the apache*"', true],
    ['supplier: Evil Corp', false],
    ['age: 2 years', true],
    ['age: "< P6M"', false],
    ['versionDistance: 1 major', true],
    ['versionDistance: "> 1 major"', false],
    ['missing: [hash, supplier, license]', false],
    ['severity: high', true],
    ['severity: "= high"', false],
    ['epss: 0.5\nknownExploited: true', true],
    ['vulnerability: [CVE-1999-0001, CVE-2021-44228]', true],
    ['cwe: [CWE-502]', true],
    ['compromise: true', false],
    ['endOfLife: true', false],
    ['internal: true', false],
    ['direct: false', false],
    ['score: 60', false],
    ['license: GPL-3.0-only', false],
    ['licenseGroup: network-copyleft', false],
    ['notFrom: ["https://repo.maven.apache.org/*"]', false],
    ['notFrom: https://registry.example.org/*', true],
    ['match: any\ncomponent: nothing\nseverity: low', true],
    ['conditions: [{subject: CPE, operator: MATCHES, value: "apache:log4j"}]', true],
  ])('%j: %s', (rule, broken) => {
    expect(outcome(rule)!.broken).toBe(broken);
  });

  test('what is missing, and what is unknown where it stands', () => {
    expect(outcome('missing: [hash, supplier]', nothing)!.broken).toBe(true);
    expect(outcome('missing: license', { ...nothing, licenses: ['NOASSERTION'] })!.broken).toBe(true);
    expect(outcome('notFrom: https://registry.example.org/*', nothing)!.broken).toBe(true);
    expect(outcome('severity: low\nexposure: internet')).toMatchObject({ broken: undefined, unknownCircumstances: ['exposure'] });
    expect(outcome('severity: low\nexposure: internet', log4j, { exposure: 'internal' })).toBeUndefined();
    expect(outcome('internal: true', { ...nothing, name: 'acme-core' })!.broken).toBe(true);
  });

  test.each([
    ['components:\n  - action: deny\n', 2],
    ['components:\n  - component: x\n    age: soon\n    action: deny\n', 3],
    ['components:\n  - component: x\n    sevrity: high\n    action: deny\n', 3],
    ['components:\n  - conditions: [{subject: CPE, operator: LOOKS, value: x}]\n    action: deny\n', 2],
  ])('%j: what is wrong has its line', (text, line) => {
    expect(() => parsePolicy(text, 'p.yaml')).toThrow(expect.objectContaining({ code: 'schema', place: { path: 'p.yaml', line } }));
  });

  test('a rule is waived for one advisory at a time, and the others still break it', () => {
    const second = { ...log4j.findings![0]!, ids: ['CVE-2021-45046'] };
    const { components } = parsePolicy('components:\n  - severity: high\n    action: deny\n  - missing: purl\n    action: deny\n', 'p');
    const broken = (findings: ComponentFacts['findings'], ...waived: readonly string[]) =>
      judgeComponent(components, { ...log4j, findings: findings ?? [] }, {}, surroundings, (_rule, finding) =>
        waived.includes(finding?.ids.at(-1) ?? 'all'),
      )[0]!.broken;
    expect(broken([log4j.findings![0]!, second])).toBe(true);
    expect(broken([log4j.findings![0]!, second], 'CVE-2021-44228')).toBe(true);
    expect(broken([log4j.findings![0]!, second], 'CVE-2021-44228', 'CVE-2021-45046')).toBe(false);
    expect(broken([log4j.findings![0]!], 'all')).toBe(true);
    const [, missing] = judgeComponent(components, nothing, {}, surroundings, (_rule, finding) => finding === undefined);
    expect(missing!.broken).toBe(false);
  });

  test('a further rule makes nothing milder, and no fact makes what is known unknown', () => {
    const rule = fc.constantFrom('severity: high', 'missing: hash', 'component: log4j*', 'age: 1 year', 'compromise: true');
    fc.assert(
      fc.property(fc.array(rule, { minLength: 1, maxLength: 4 }), rule, fc.constantFrom(log4j, nothing), (rules, more, facts) => {
        const outcomes = (all: readonly string[]) =>
          judgeComponent(
            parsePolicy(`components:\n${all.map((one) => `  - ${one}\n    action: deny\n`).join('')}`, 'p').components,
            facts,
            {},
            surroundings,
          );
        const [before, after] = [outcomes(rules), outcomes([...rules, more])];
        expect(after.slice(0, before.length).map(({ broken }) => broken)).toEqual(before.map(({ broken }) => broken));
      }),
    );
  });
});
