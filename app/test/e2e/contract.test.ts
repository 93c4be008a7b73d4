import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { outputSchemas } from '../../src/show/cli/schemas.ts';
import { folderOf, freshFolder, linesOf, sbom, start, waybill } from './program.ts';

const data = freshFolder();
const run = (...args: string[]) => waybill(['--data', data, ...args]);

const map = `
assets:
  - name: shop
    kind: image
services:
  - name: Web shop
    assets: [shop]
processes:
  - name: Sales
    criticality: high
    owner: C. Owner
    services: [Web shop]
`;

let ingested: Awaited<ReturnType<typeof run>>;
let documents: string;

beforeAll(async () => {
  documents = folderOf({
    'a.json': sbom('shop', '2024-01-01T00:00:00Z', ['pkg:npm/lodash@4.17.20', 'pkg:npm/%40acme/core@1.0.0']),
    'b.json': sbom('shop', '2024-02-01T00:00:00Z', ['pkg:npm/lodash@4.17.21', 'pkg:npm/%40acme/core@1.0.0']),
    'broken.json': '{"bomFormat": "CycloneDX",',
    'no-root.json': JSON.stringify({ bomFormat: 'CycloneDX', specVersion: '1.5', components: [] }),
    'map.yaml': map,
    'notes.txt': 'not a document',
  });
  ingested = await run(
    'ingest',
    join(documents, 'a.json'),
    join(documents, 'b.json'),
    join(documents, 'broken.json'),
    join(documents, 'no-root.json'),
    '-o',
    'jsonl',
  );
  await run('map', 'import', join(documents, 'map.yaml'));
});

describe('ingest', () => {
  test('prints a line a document, the schema first and the summary last; one bad input stops no other', () => {
    const lines = linesOf(ingested.stdout);
    expect(lines).toHaveLength(5);
    expect(lines[0]).toMatchObject({
      schema: 'waybill/ingest/1',
      status: 'ingested',
      asset: 'shop',
      components: 2,
      documentTime: '2024-01-01T00:00:00Z',
    });
    expect(lines[2]).toMatchObject({ status: 'refused', error: { code: 'not-json', line: 1, column: 27 } });
    expect(lines[3]).toMatchObject({ status: 'refused', error: { code: 'no-asset', message: expect.stringContaining('--asset') } });
    expect(lines[4]).toEqual({ summary: { ingested: 2, unchanged: 0, refused: 2, components: 4 } });
    expect(ingested.code).toBe(2);
    for (const line of lines.slice(0, 4)) expect(outputSchemas.ingest!.safeParse(line).error).toBeUndefined();
  });

  test('takes standard input, and the same document twice changes nothing', async () => {
    const text = sbom('from-a-pipe', '2024-01-01T00:00:00Z', ['pkg:npm/piped@1.0.0']);
    const piped = await waybill(['--data', data, 'ingest', '-', '-o', 'jsonl'], { stdin: text });
    expect(linesOf(piped.stdout)[0]).toMatchObject({ path: '-', status: 'ingested' });
    const again = await waybill(['--data', data, 'ingest', '-', '-o', 'jsonl'], { stdin: text });
    expect(linesOf(again.stdout)[0]).toMatchObject({ status: 'unchanged' });
    expect(again.code).toBe(0);
  });
});

describe('where', () => {
  test('tells presence with both bounds, evidence, services and processes', async () => {
    const { stdout, code } = await run('where', 'pkg:npm/lodash@4.17.21', '-o', 'json');
    const answer = JSON.parse(stdout);
    expect(outputSchemas.where!.safeParse(answer).error).toBeUndefined();
    expect(code).toBe(0);
    expect(answer).toMatchObject({ schema: 'waybill/where/1', answer: 'present' });
    expect(answer.presences).toHaveLength(1);
    expect(answer.presences[0]).toMatchObject({
      asset: 'shop',
      component: { purl: 'pkg:npm/lodash@4.17.21', name: 'lodash', version: '4.17.21' },
      from: { after: '2024-01-01T00:00:00Z', by: '2024-02-01T00:00:00Z' },
      to: null,
      services: ['Web shop'],
      processes: [{ name: 'Sales', criticality: 'high', owner: 'C. Owner' }],
    });
  });

  test.each([
    [['pkg:npm/lodash@4.17.20'], 'absent', 0],
    [['pkg:npm/lodash@4.17.20', '--at', '2024-01-15'], 'undetermined', 0],
    [['pkg:npm/lodash@4.17.20', '--at', '2024-01-01'], 'present', 0],
    [['pkg:npm/lodash@4.17.20', '--between', '2023-12-01', '2024-01-02'], 'present', 0],
    [['--between', '2023-12-01', '2024-01-02', 'pkg:npm/lodash@4.17.20'], 'present', 0],
    [['pkg:npm/lodash', '--at', '2023-12-31'], 'undetermined', 0],
    [['pkg:npm/lodash', 'vers:npm/>=4|<4.17.21'], 'absent', 0],
    [['pkg:npm/lodash', 'vers:npm/>=4|<4.17.22'], 'present', 0],
    [['lodash', '4.17.0..4.17.99'], 'present', 0],
    [['@acme/core'], 'present', 0],
    [['*oda*'], 'present', 0],
    [['process:Sales', 'name:lodash'], 'present', 0],
    [['pkg:npm/left-pad'], 'absent', 0],
    [['CVE-2000-0001'], 'undetermined', 0],
    [['pkg:npm/left-pad', '--fail-if', 'absent'], 'absent', 1],
    [['pkg:npm/lodash', '--fail-if', 'absent'], 'present', 0],
  ])('where %j is %s', async (args, expected, code) => {
    const ran = await run('where', ...(args as string[]), '-o', 'json');
    expect(JSON.parse(ran.stdout).answer).toBe(expected);
    expect(ran.code).toBe(code);
  });
});

describe('every document answer', () => {
  test.each([
    ['impact', ['impact', 'pkg:npm/lodash']],
    ['coverage', ['coverage']],
    ['diff', ['diff', 'shop', '--between', '2024-01-10', '2024-02-10']],
    ['diff', ['diff', 'DOCUMENTS/a.json', 'DOCUMENTS/b.json']],
    ['assets', ['assets', 'list']],
    ['asset', ['assets', 'show', 'shop']],
    ['components', ['components', 'show', 'lodash']],
    ['evidence', ['evidence', 'list']],
    ['feeds', ['advisories', 'status']],
    ['advisory', ['advisories', 'show', 'WB-COMP-2023-0001']],
    ['explain', ['explain', 'pkg:npm/event-stream@3.3.5', 'WB-COMP-2018-0005']],
    ['findings', ['findings', 'list', '--all']],
    ['finding-changes', ['findings', 'changes', '--since', '2020-01-01']],
    ['db-verify', ['db', 'verify']],
    ['corrections', ['assets', 'corrections']],
    ['doctor', ['doctor']],
  ])('%s follows its schema, and has every form', async (name, args) => {
    const called = args.map((arg) => arg.replace('DOCUMENTS', documents));
    const { stdout, stderr } = await run(...called, '-o', 'json');
    const value = JSON.parse(stdout || `"${stderr}"`);
    expect(value.schema).toBe(`waybill/${name}/1`);
    expect(outputSchemas[name]!.safeParse(value).error).toBeUndefined();
    for (const format of ['table', 'jsonl', 'csv', 'markdown']) {
      const ran = await run(...called, '-o', format);
      expect(ran.stdout).not.toBe('');
      expect([0, 2]).toContain(ran.code);
    }
  });

  test('goes to several places in one run', async () => {
    const file = join(freshFolder(), 'answer.json');
    const { stdout } = await run('where', 'lodash', '-o', 'table', '-o', `json=${file}`);
    expect(stdout).toContain('Yes');
    const { readFileSync } = await import('node:fs');
    expect(JSON.parse(readFileSync(file, 'utf8')).answer).toBe('present');
  });
});

describe('diff', () => {
  test('compares by component, and answers to --fail-if', async () => {
    const { stdout, code } = await run(
      'diff',
      join(documents, 'a.json'),
      join(documents, 'b.json'),
      '-o',
      'json',
      '--fail-if',
      'different',
    );
    expect(code).toBe(1);
    expect(JSON.parse(stdout)).toMatchObject({
      added: [],
      removed: [],
      changed: [{ component: 'npm/lodash', from: { version: '4.17.20' }, to: { version: '4.17.21' }, what: ['version'] }],
    });
  });
});

describe('a wrong call', () => {
  test.each([
    [['frobnicate']],
    [['where']],
    [['where', 'pkg:npm']],
    [['where', 'x', '--at', 'yesterday']],
    [['where', 'x', '-o', 'sausages']],
    [['ingest']],
    [['assets', 'show', 'nothing-of-this-name']],
    [['diff', 'only-one.json']],
    [['where', 'x', '--between', '2024-01-01']],
  ])('%j exits with 3 and says what to do on standard error', async (args) => {
    const { code, stdout, stderr } = await run(...args);
    expect(code).toBe(3);
    expect(stdout).toBe('');
    expect(stderr).not.toBe('');
  });

  test('a missing file is an answer that could not be given', async () => {
    const { code, stdout } = await run('ingest', '/no/such/file.json', '-o', 'jsonl');
    expect(code).toBe(2);
    expect(linesOf(stdout)[0]).toMatchObject({ status: 'refused', error: { code: 'not-found' } });
  });
});

test('every command has an example in its help, and the schemas print', async () => {
  const help = await waybill(['--help']);
  expect(help.code).toBe(0);
  for (const command of [
    'ingest',
    'collect',
    'where',
    'impact',
    'check',
    'coverage',
    'diff',
    'map',
    'assets',
    'components',
    'evidence',
    'advisories',
    'up',
    'demo',
    'license',
    'schema',
    'doctor',
  ]) {
    expect(help.stdout).toContain(command);
    const own = await waybill([command, '--help']);
    expect(own.stdout).toContain('Examples:');
    expect(own.code).toBe(0);
  }
  for (const name of Object.keys(outputSchemas)) {
    const { stdout, code } = await waybill(['schema', name]);
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({ $id: `waybill/${name}/1` });
  }
});

describe('versions', () => {
  test('compare appends the order to each line, and says ? where there is none', async () => {
    const stdin =
      'npm\t1.2.3\t1.10.0\ndeb\t1.0~rc1-1\t1.0-1\npypi\t1.0\t1.0.0\ngolang\tv2.0.0\tv1.0.0\nnpm\tnot a version\t1.0.0\nnothing\n';
    const { stdout, code } = await waybill(['versions', 'compare', '-'], { stdin });
    expect(code).toBe(0);
    expect(stdout.split('\n').map((line) => line.split('\t').at(-1))).toEqual(['<', '<', '=', '>', '?', '?', '']);
  });

  test.each([
    [['compare', '1.0', '1.1', '--scheme', 'maven'], '<\n', 0],
    [['compare', 'x', '1.1', '--scheme', 'semver'], '?\n', 2],
    [['satisfies', '4.17.20', 'vers:npm/>=4|<4.17.21'], 'yes\n', 0],
    [['satisfies', '4.17.21', 'vers:npm/>=4|<4.17.21'], 'no\n', 0],
    [['sort', '1.10', '1.9', '1.9rc1', '--scheme', 'pypi'], '1.9rc1\n1.9\n1.10\n', 0],
    [['compare', '1', '2', '--scheme', 'sausages'], '', 3],
  ])('%j', async (args, stdout, code) => {
    expect(await waybill(['versions', ...(args as string[])])).toMatchObject({ stdout, code });
  });
});

describe('validate', () => {
  test('prints a verdict a document, and the worst decides the exit code', async () => {
    const good = join(documents, 'a.json');
    const bad = join(folderOf({ 'bad.json': sbom('shop', 'yesterday', ['pkg:npm/lodash@4.17.20']) }), 'bad.json');
    const { stdout, code } = await waybill(['validate', good, bad, join(documents, 'broken.json'), '-o', 'jsonl']);
    const lines = linesOf(stdout);
    expect(lines.slice(0, 3).map(({ verdict }) => verdict)).toEqual(['valid', 'invalid', 'unreadable']);
    for (const line of lines.slice(0, 3)) expect(outputSchemas.validate!.safeParse(line).error).toBeUndefined();
    expect(lines[1]!.errors).toMatchObject([{ severity: 'error', pointer: '/metadata/timestamp', line: 1 }]);
    expect(code).toBe(1);
    expect((await waybill(['validate', good])).code).toBe(0);
    expect((await waybill(['validate', join(documents, 'broken.json')])).code).toBe(2);
    const unknown = await waybill(['validate', '--schema-only', '-', '-o', 'jsonl'], { stdin: '{"a": 1}' });
    expect(linesOf(unknown.stdout)[0]).toMatchObject({ verdict: 'invalid' });
    expect(unknown.code).toBe(1);
  });
});

describe('license scan', () => {
  test('prints a line a file, and the conflicts in the summary', async () => {
    const folder = folderOf({
      'package.json': '{"name": "x", "license": "MIT"}',
      LICENSE: 'SPDX-License-Identifier: ISC\n',
      'a.txt': 'hello',
    });
    const { stdout, code } = await waybill(['license', 'scan', folder, '-o', 'jsonl']);
    const lines = linesOf(stdout);
    for (const line of lines.slice(0, -1)) expect(outputSchemas['license-scan']!.safeParse(line).error).toBeUndefined();
    expect(lines.slice(0, -1).map(({ expression }) => expression)).toEqual(['ISC', null, 'MIT']);
    expect(lines.at(-1)).toMatchObject({ summary: { files: 3, withLicense: 2, conflicts: [{ declared: 'MIT', agreement: 'different' }] } });
    expect(code).toBe(0);
    expect((await waybill(['license', 'scan', '/no/such/folder'])).code).toBe(2);
    expect((await waybill(['license', 'scan', folder])).stdout).toContain('ISC');
    const sarif = JSON.parse((await waybill(['license', 'scan', folder, '-o', 'sarif'])).stdout);
    expect(sarif.runs[0].results.map(({ ruleId }: { ruleId: string }) => ruleId)).toEqual([
      'license/found',
      'license/found',
      'license/conflict',
    ]);
    for (const format of ['cyclonedx', 'spdx']) {
      const document = join(freshFolder(), 'scan.json');
      await waybill(['license', 'scan', folder, '-o', `${format}=${document}`]);
      const [verdict] = linesOf((await waybill(['validate', document, '-o', 'jsonl'])).stdout);
      expect(verdict).toMatchObject({ verdict: 'valid', errors: [] });
    }
  });
});

describe('license policy', () => {
  const files = folderOf({
    'policy.yaml': 'licenses:\n  - id: [MIT, ISC]\n    action: allow\n  - category: non-commercial\n    action: deny\n',
    'wrong.yaml': 'licenses:\n  - id: MIT\n    action: sometimes\n',
    'odd.yaml': 'licenses:\n  - id: MIT\n    action: allow\n  - id: MIT\n    action: deny\n',
    'bom.json': sbom('shop', '2024-01-01T00:00:00Z', [], {
      components: [
        { type: 'library', name: 'a', version: '1', purl: 'pkg:npm/a@1', licenses: [{ license: { id: 'MIT' } }] },
        { type: 'library', name: 'b', version: '1', purl: 'pkg:npm/b@1', licenses: [{ expression: 'MIT AND CC-BY-NC-4.0' }] },
        { type: 'library', name: 'c', version: '1', purl: 'pkg:npm/c@1' },
      ],
    }),
  });
  const policy = join(files, 'policy.yaml');

  test('names the rule of every verdict, and the worst decides the exit code', async () => {
    const { stdout, code } = await waybill(['license', 'policy', join(files, 'bom.json'), '--policy', policy, '-o', 'json']);
    const answer = JSON.parse(stdout);
    expect(outputSchemas['license-policy']!.safeParse(answer).error).toBeUndefined();
    expect(answer.results).toMatchObject([
      {
        subject: 'pkg:npm/a@1',
        expression: 'MIT',
        verdict: 'allow',
        decidedBy: [{ rule: 'allow id MIT, ISC', term: 'MIT', action: 'allow' }],
      },
      {
        subject: 'pkg:npm/b@1',
        verdict: 'deny',
        decidedBy: [{ rule: 'deny category non-commercial', term: 'CC-BY-NC-4.0', action: 'deny' }],
      },
      { subject: 'pkg:npm/c@1', expression: null, verdict: 'review', decidedBy: [{ rule: 'missing', action: 'review' }] },
    ]);
    expect(code).toBe(1);
  });

  test.each([
    [['--expression', 'mit'], 0],
    [['--expression', 'Zlib'], 4],
    [['--expression', 'CC-BY-NC-4.0 OR MIT'], 0],
    [['--expression', 'CC-BY-NC-4.0', '--expression', 'Zlib'], 1],
    [['/no/such.json'], 2],
    [['/no/such.json', '--expression', 'Zlib'], 2],
    [['--check'], 0],
    [[], 3],
  ])('%j exits with %i', async (args, expected) => {
    expect((await waybill(['license', 'policy', ...(args as string[]), '--policy', policy])).code).toBe(expected);
  });

  test('a policy that cannot be read judges nothing; one that contradicts itself is told', async () => {
    const wrong = await waybill(['license', 'policy', '--expression', 'MIT', '--policy', join(files, 'wrong.yaml')]);
    expect(wrong).toMatchObject({ code: 2, stdout: '' });
    expect(wrong.stderr).toContain('line 3');
    const odd = await waybill(['license', 'policy', '--check', '--policy', join(files, 'odd.yaml'), '-o', 'json']);
    expect(odd.code).toBe(1);
    expect(outputSchemas['license-policy-check']!.safeParse(JSON.parse(odd.stdout)).error).toBeUndefined();
  });
});

describe('gate', () => {
  const component = (purl: string, more: object = {}) => ({
    type: 'library',
    name: purl.slice(8, purl.lastIndexOf('@')),
    version: purl.slice(purl.lastIndexOf('@') + 1),
    purl,
    ...more,
  });
  const mit = { licenses: [{ license: { id: 'MIT' } }], supplier: { name: 'Acme' } };
  const bom = (...components: object[]) => sbom('shop', '2024-01-01T00:00:00Z', [], { components });
  const files = folderOf({
    'licenses.yaml': 'licenses:\n  - id: MIT\n    action: allow\n  - category: strong\n    action: deny\n    reason: We ship it.\n',
    'components.yaml': 'components:\n  - component: left-pad\n    action: deny\n  - missing: supplier\n    action: review\n',
    'advisories.yaml': 'components:\n  - severity: high\n    action: deny\n',
    'nothing.yaml': 'policy: empty\n',
    'good.json': bom(component('pkg:npm/a@1.0.0', mit)),
    'old.json': bom(component('pkg:npm/a@1.0.0', mit), component('pkg:npm/left-pad@1.0.0', mit)),
    'new.json': bom(
      component('pkg:npm/a@1.0.0', mit),
      component('pkg:npm/left-pad@1.3.0', mit),
      component('pkg:npm/b@1.0.0', { licenses: [{ expression: 'GPL-3.0-only' }] }),
    ),
    'review.json': bom(component('pkg:npm/b@1.0.0', { licenses: [{ license: { id: 'MIT' } }] })),
  });
  const at = (name: string) => join(files, name);
  const both = ['--policy', at('licenses.yaml'), '--policy', at('components.yaml')];
  const gate = (...args: string[]) => waybill(['--data', data, 'gate', ...args]);

  test('judges licences and components by all policies, and names the rules', async () => {
    const { stdout, code } = await gate(at('new.json'), ...both, '-o', 'jsonl', '--explain');
    const lines = linesOf(stdout);
    for (const line of lines.slice(0, -1)) expect(outputSchemas.gate!.safeParse(line).error).toBeUndefined();
    expect(lines.map(({ verdict }) => verdict)).toEqual(['allow', 'deny', 'deny', undefined]);
    expect(lines[1]).toMatchObject({
      subject: 'pkg:npm/left-pad@1.3.0',
      decidedBy: [{ kind: 'component', rule: 'deny component left-pad', action: 'deny', line: 2 }],
      considered: [{ outcome: 'broken' }, { outcome: 'kept' }],
    });
    expect(lines[2]).toMatchObject({
      decidedBy: [{ kind: 'license', rule: 'deny category strong', term: 'GPL-3.0-only', reason: 'We ship it.' }],
    });
    expect(lines[3]).toMatchObject({ summary: { subjects: 3, verdicts: { allow: 1, deny: 2, review: 0, undetermined: 0 } } });
    expect(code).toBe(1);
  });

  test.each([
    [['good.json', 'licenses.yaml'], 0],
    [['review.json', 'components.yaml'], 4],
    [['old.json', 'components.yaml'], 1],
    [['good.json', 'advisories.yaml'], 2],
    [['none.json', 'licenses.yaml'], 2],
    [['good.json', 'nothing.yaml'], 3],
    [['good.json', 'none.yaml'], 2],
  ])('%j exits with %i', async ([input, policy], expected) => {
    expect((await waybill(['--data', freshFolder(), 'gate', at(input!), '--policy', at(policy!)])).code).toBe(expected);
  });

  test('--only-new judges what a change brings', async () => {
    const { stdout, code } = await gate(at('new.json'), '--only-new', at('old.json'), '--policy', at('licenses.yaml'), '-o', 'json');
    expect(JSON.parse(stdout).results.map(({ verdict }: { verdict: string }) => verdict)).toEqual(['allow', 'allow', 'deny']);
    expect(code).toBe(1);
    const same = await gate(at('old.json'), '--only-new', at('old.json'), ...both, '-o', 'json');
    expect(JSON.parse(same.stdout).summary).toMatchObject({ known: 1, verdicts: { deny: 0 } });
    expect(same.code).toBe(0);
  });

  test('--waivers accepts breaks until they end', async () => {
    const waivers = (expires: string) => `waivers:
  - author: A. Person
    reason: It is a toy.
    component: left-pad
    rule: deny component left-pad
    created: 2020-01-01
    expires: ${expires}
  - author: A. Person
    reason: We have asked the author.
    rule: deny category strong
    component: pkg:npm/b
    created: 2020-01-01
    expires: ${expires}
`;
    const accepted = folderOf({
      'waivers.yaml': waivers('2999-01-01'),
      'ended.yaml': waivers('2021-01-01'),
      'wrong.yaml': 'waivers: [{author: x}]\n',
    });
    const holding = await gate(
      at('new.json'),
      '--policy',
      at('licenses.yaml'),
      '--policy',
      at('components.yaml'),
      '--waivers',
      join(accepted, 'waivers.yaml'),
      '-o',
      'json',
    );
    expect(JSON.parse(holding.stdout)).toMatchObject({
      results: [
        { verdict: 'allow', waived: [] },
        {
          verdict: 'allow',
          waived: [{ rule: 'deny component left-pad', author: 'A. Person', reason: 'It is a toy.', expires: '2999-01-01T00:00:00Z' }],
        },
        { verdict: 'review', waived: [{ rule: 'deny category strong', term: 'GPL-3.0-only' }] },
      ],
      summary: { waived: 2, expired: 0 },
    });
    expect(holding.code).toBe(4);
    const ended = await gate(at('new.json'), ...both, '--waivers', join(accepted, 'ended.yaml'), '-o', 'json');
    expect(JSON.parse(ended.stdout).summary).toMatchObject({ waived: 0, expired: 2, verdicts: { deny: 2 } });
    expect(ended.code).toBe(1);
    expect(ended.stderr).toContain('ended');
    expect((await gate(at('new.json'), ...both, '--waivers', join(accepted, 'wrong.yaml'))).code).toBe(2);
  });

  test('--replay shows what would have been flagged, now and before', async () => {
    const folder = freshFolder();
    const documents = folderOf({
      'a.json': sbom('shop', '2024-01-01T00:00:00Z', ['pkg:npm/left-pad@1.0.0', 'pkg:npm/a@1.0.0']),
      'b.json': sbom('shop', '2024-02-01T00:00:00Z', ['pkg:npm/a@1.0.0']),
    });
    await waybill(['--data', folder, 'ingest', documents]);
    const { stdout, code } = await waybill(['--data', folder, 'gate', '--replay', '--policy', at('components.yaml'), '-o', 'jsonl']);
    const lines = linesOf(stdout);
    for (const line of lines.slice(0, -1)) expect(outputSchemas['gate-replay']!.safeParse(line).error).toBeUndefined();
    const past = lines.find(({ verdict }) => verdict === 'deny');
    expect(past).toMatchObject({
      asset: 'shop',
      component: { purl: 'pkg:npm/left-pad@1.0.0' },
      from: { after: null, by: '2024-01-01T00:00:00Z' },
      to: { after: '2024-01-01T00:00:00Z', by: '2024-02-01T00:00:00Z' },
      decidedBy: [{ rule: 'deny component left-pad' }],
    });
    expect(lines.at(-1)).toMatchObject({ summary: { verdicts: { deny: 1, review: 1 } } });
    expect(code).toBe(0);
    expect((await waybill(['--data', folder, 'gate', '--replay', '--policy', at('components.yaml')])).stdout).toContain('left-pad');
    expect((await waybill(['--data', freshFolder(), 'gate', '--replay', '--policy', at('components.yaml')])).code).toBe(2);
  });

  test('has a form for every pipeline', async () => {
    for (const format of ['table', 'csv', 'markdown'])
      expect((await gate(at('new.json'), ...both, '-o', format)).stdout).toContain('left-pad');
    const sarif = JSON.parse((await gate(at('new.json'), ...both, '-o', 'sarif')).stdout);
    expect(sarif.runs[0].results).toMatchObject([
      { ruleId: 'deny component left-pad', level: 'error' },
      { ruleId: 'deny category strong' },
    ]);
    expect((await gate(at('new.json'), ...both, '-o', 'junit')).stdout).toContain('tests="3" failures="2" errors="0"');
  });
});

describe('license notice', () => {
  test('tells each text once, those that packages carry and those that are known', async () => {
    const folder = folderOf({
      'package.json': '{"name": "shop", "version": "1.0.0", "license": "MIT"}',
      LICENSE: 'MIT License\n\nCopyright (c) 2020 A. Author\n\nThe rest of it.\n',
      'bom.json': sbom('shop', '2024-01-01T00:00:00Z', [], {
        components: [
          { type: 'library', name: 'other', version: '2', licenses: [{ license: { id: 'ISC' } }] },
          { type: 'library', name: 'mute', version: '3' },
        ],
      }),
    });
    const ran = await waybill(['license', 'notice', folder, join(folder, 'bom.json')]);
    expect(ran.stdout).toMatch(/shop 1\.0\.0\n\s+Copyright \(c\) 2020 A\. Author/);
    expect(ran.stdout).toContain('THE SOFTWARE IS PROVIDED "AS IS" AND ISC DISCLAIMS');
    expect(ran.stderr).toContain('no licence text of mute 3');
    expect(ran.code).toBe(2);
    const { stdout } = await waybill(['license', 'notice', folder, '-o', 'json']);
    expect(outputSchemas['license-notice']!.safeParse(JSON.parse(stdout)).error).toBeUndefined();
    expect((await waybill(['license', 'notice', folder, '-o', 'markdown'])).code).toBe(0);
  });
});

describe('a reader that goes away', () => {
  test.each([[['--help']], [['schema', 'check']], [['check', 'pkg:npm/x@1', '--advisories', '/none']]])(
    'ends %j without a complaint',
    async (args) => {
      const child = start(args);
      child.stdout!.destroy();
      let stderr = '';
      child.stderr!.setEncoding('utf8').on('data', (chunk: string) => (stderr += chunk));
      const code = await new Promise((resolve) => child.once('close', resolve));
      expect(code).toBe(args[0] === 'check' ? 2 : 0);
      expect(stderr).not.toMatch(/EPIPE|should not have happened/);
    },
  );
});
