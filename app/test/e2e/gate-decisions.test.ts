import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, expect, test } from 'vitest';
import { outputSchemas } from '../../src/show/cli/schemas.ts';
import { folderOf, freshFolder, linesOf, sbom, waybill } from './program.ts';

const record = (id: string, name: string, more: object = {}) =>
  JSON.stringify({
    id,
    modified: '2026-01-01T00:00:00Z',
    affected: [{ package: { ecosystem: 'npm', name }, ranges: [{ type: 'SEMVER', events: [{ introduced: '0' }, { fixed: '2.0.0' }] }] }],
    database_specific: { severity: 'HIGH' },
    ...more,
  });

const records = folderOf({
  'N-1.json': record('N-1', 'left', { aliases: ['CVE-2026-0001'] }),
  'MAL-1.json': record('MAL-1', 'bad'),
});

let data: string;
let files: string;

beforeEach(async () => {
  data = freshFolder();
  files = folderOf({
    'shop.json': sbom('shop', '2026-01-01T00:00:00Z', ['pkg:npm/left@1.0.0']),
    'bad.json': sbom('bad-shop', '2026-01-01T00:00:00Z', ['pkg:npm/bad@1.0.0']),
    'policy.yaml': 'components:\n  - severity: high\n    action: deny\n  - compromise: true\n    action: deny\n',
  });
  await run('advisories', 'import', records);
});

const run = (...args: string[]) => waybill(['--data', data, ...args]);

async function gate(document: string, ...args: string[]) {
  const { code, stdout } = await run('gate', join(files, document), '--policy', join(files, 'policy.yaml'), '-o', 'jsonl', ...args);
  const lines = linesOf(stdout).slice(0, -1);
  for (const line of lines) expect(outputSchemas.gate!.safeParse(line).error).toBeUndefined();
  return { code, line: lines[0] as { verdict: string; settled: object[] } };
}

async function decide(document: string, state: readonly string[]): Promise<void> {
  await run('ingest', join(files, document));
  const { stdout } = await run('findings', 'list', '--all', '-o', 'json');
  const { findings } = JSON.parse(stdout) as { findings: { finding: string }[] };
  await run('findings', 'audit', findings[0]!.finding, ...state, '--author', 'A. Owner', '--comment', 'looked at');
}

async function replayed(): Promise<number> {
  const { stdout } = await run('gate', '--replay', '--policy', join(files, 'policy.yaml'), '-o', 'jsonl');
  return (linesOf(stdout).at(-1)!.summary as { verdicts: { deny: number } }).verdicts.deny;
}

test('what people decided counts, and is told', async () => {
  expect(await gate('shop.json')).toMatchObject({ code: 1, line: { verdict: 'deny', settled: [] } });
  await decide('shop.json', ['--state', 'falsePositive']);
  const { code, line } = await gate('shop.json');
  expect([code, line.verdict]).toEqual([0, 'allow']);
  expect(line.settled).toMatchObject([{ advisory: 'N-1', verdict: 'notAffected', reason: expect.stringContaining('A. Owner decided') }]);
  expect(await replayed()).toBe(0);
});

test('a decision about another asset does not, nor does one about what is bad on purpose', async () => {
  await decide('shop.json', ['--state', 'resolved', '--asset', 'shop']);
  expect((await gate('shop.json')).code).toBe(0);
  expect((await gate('shop.json', '--asset', 'warehouse')).code).toBe(1);
  expect(await replayed()).toBe(0);
  data = freshFolder();
  await run('advisories', 'import', records);
  await decide('bad.json', ['--state', 'notAffected', '--justification', 'codeNotPresent']);
  expect((await gate('bad.json')).code).toBe(1);
  expect(await replayed()).toBe(1);
});

test('what others state counts, in a file or in the ledger', async () => {
  const vex = join(files, 'left.openvex.json');
  const statement = { vulnerability: { name: 'CVE-2026-0001' }, products: [{ '@id': 'pkg:npm/left@1.0.0' }], status: 'not_affected' };
  const document = { '@context': 'https://openvex.dev/ns/v0.2.0', '@id': 'https://left.example/1', author: 'Left', version: 1 };
  writeFileSync(
    vex,
    JSON.stringify({
      ...document,
      timestamp: '2026-01-02T00:00:00Z',
      statements: [{ ...statement, justification: 'vulnerable_code_not_present' }],
    }),
  );
  expect(await gate('shop.json', '--vex', vex)).toMatchObject({
    code: 0,
    line: { verdict: 'allow', settled: [{ advisory: 'N-1', verdict: 'notAffected', reason: expect.stringContaining('Left states') }] },
  });
  await run('ingest', join(files, 'shop.json'));
  expect([(await gate('shop.json')).code, await replayed()]).toEqual([1, 1]);
  await run('ingest', vex);
  expect([(await gate('shop.json')).code, await replayed()]).toEqual([0, 0]);
});
