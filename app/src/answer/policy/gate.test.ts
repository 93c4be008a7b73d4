import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { parsePolicy, parseWaivers, waiverFinder } from '../../policy/index.ts';
import { readInputs } from '../check/read-inputs.ts';
import { type GateOptions, gate } from './gate.ts';
import { readReleases } from './read-releases.ts';

const now = Date.UTC(2026, 5, 1);
const folder = mkdtempSync(join(tmpdir(), 'waybill-gate-'));

function fileOf(name: string, text: string): string {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
}

const sbom = (name: string, components: readonly object[]) =>
  fileOf(
    name,
    JSON.stringify({
      bomFormat: 'CycloneDX',
      specVersion: '1.6',
      metadata: { component: { type: 'application', name: 'shop' } },
      components: components.map((one) => ({ type: 'library', ...one })),
    }),
  );

const left = { name: 'left', version: '1.0.1', purl: 'pkg:npm/left@1.0.1', licenses: [{ license: { id: 'GPL-3.0-only' } }] };

async function judged(policy: string, path: string, more: Partial<GateOptions> = {}) {
  const told = gate(readInputs([path], process.stdin), [parsePolicy(policy, 'p.yaml')], {
    situation: {},
    index: undefined,
    explain: false,
    now,
    ...more,
  });
  const lines = await Array.fromAsync(told.lines);
  return { verdicts: lines.map(({ subject, verdict }) => [subject.split('/').at(-1), verdict]), lines, summary: told.summary() };
}

const deny = (condition: string) => `components:\n  - ${condition}\n    action: deny\n`;

test('a document is judged by its score, once, and what is no document is not', async () => {
  const path = sbom('a.json', [left]);
  expect((await judged(deny('score: "< 60"'), path)).verdicts).toEqual([
    ['a.json', 'deny'],
    ['left@1.0.1', 'allow'],
  ]);
  expect((await judged(deny('score: "< 1"'), path)).verdicts).toEqual([
    ['a.json', 'allow'],
    ['left@1.0.1', 'allow'],
  ]);
  expect((await judged(deny('score: "< 60"'), 'pkg:npm/left@1.0.1')).verdicts).toEqual([['left@1.0.1', 'allow']]);
});

test('when a version was published is told by the document or a file of releases, or not known', async () => {
  const path = sbom('b.json', [
    left,
    { ...left, purl: 'pkg:npm/left@2.0.0', releaseNotes: { type: 'minor', timestamp: '2026-05-01T00:00:00Z' } },
  ]);
  const old = deny('age: 1 year');
  expect((await judged(old, path)).verdicts).toEqual([
    ['left@1.0.1', 'undetermined'],
    ['left@2.0.0', 'allow'],
  ]);
  const releases = readReleases(
    fileOf('r.jsonl', '{"purl":"pkg:npm/left@1.0.1","published":"2020-01-01"}\n{"purl":"pkg:npm/left","latest":"3.0.0"}\n'),
  );
  expect((await judged(old, path, { releases })).verdicts).toEqual([
    ['left@1.0.1', 'deny'],
    ['left@2.0.0', 'allow'],
  ]);
  expect((await judged(deny('versionDistance: "> 1 major"'), path, { releases })).verdicts).toEqual([
    ['left@1.0.1', 'deny'],
    ['left@2.0.0', 'allow'],
  ]);
});

test.each([
  ['x'],
  ['{"purl": "left"}'],
  ['{"purl": "pkg:npm/left@1", "published": "2026-02-30"}'],
  ['{"purl": "pkg:npm/left", "newest": "1"}'],
])('a file of releases that says %s is refused, with its line', (line) => {
  expect(() => readReleases(fileOf('bad.jsonl', `\n${line}\n`))).toThrow(
    expect.objectContaining({ code: 'schema', place: expect.objectContaining({ line: 2 }) }),
  );
});

test('only what is new counts, whatever the version of what was there', async () => {
  const policy = 'licenses:\n  - family: GPL\n    action: deny\n';
  const path = sbom('c.json', [left, { name: 'right', purl: 'pkg:npm/right@1.0.0', licenses: left.licenses }]);
  const old = sbom('old.json', [{ ...left, purl: 'pkg:npm/left@0.9.0' }]);
  const { verdicts, summary } = await judged(policy, path, { old: readInputs([old], process.stdin) });
  expect(verdicts).toEqual([
    ['left@1.0.1', 'allow'],
    ['right@1.0.0', 'deny'],
  ]);
  expect(summary.known).toBe(1);
});

test('a waiver lets pass until it ends, and bites then', async () => {
  const waivers = parseWaivers(
    'waivers:\n  - {author: A, reason: r, rule: no gpl, component: pkg:npm/left, created: 2026-01-01, expires: 2026-07-01}\n',
    'w.yaml',
  );
  const policy = 'licenses:\n  - rule: no gpl\n    family: GPL\n    action: deny\n';
  const path = sbom('d.json', [left]);
  const at = (time: number) => judged(policy, path, { now: time, waivers: waiverFinder(waivers, time) });
  expect((await at(now)).lines[0]).toMatchObject({ verdict: 'allow', waived: [{ author: 'A', reason: 'r' }] });
  expect((await at(Date.UTC(2026, 7, 1))).lines[0]).toMatchObject({ verdict: 'deny', expired: [{ author: 'A' }] });
});

test('what declares nothing is judged by the licence that was found in it', async () => {
  const { licenses: _, ...bare } = left;
  const path = sbom('e.json', [{ ...bare, evidence: { licenses: [{ license: { id: 'GPL-3.0-only' } }] } }]);
  const { lines } = await judged('licenses:\n  - family: GPL\n    action: deny\n', path);
  expect(lines[0]).toMatchObject({ verdict: 'deny', expression: 'GPL-3.0-only' });
});
