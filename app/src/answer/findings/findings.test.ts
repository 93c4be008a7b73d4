import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { recordDocument } from '../../ledger/record.ts';
import { documentOf, freshLedger } from '../../ledger/testing.ts';
import { bringUpToDate } from '../bring-up-to-date.ts';
import { openData } from '../open-data.ts';
import { auditFinding } from './audit-finding.ts';
import { findingChanges } from './finding-changes.ts';
import { findings } from './findings.ts';

const start = Date.UTC(2026, 0, 1);
const hour = 3_600_000;

async function fixture() {
  const { folder } = freshLedger();
  let now = start;
  const data = openData(folder, () => now);
  const file = join(folder, 'T-1.json');
  writeFileSync(
    file,
    JSON.stringify({
      id: 'T-1',
      aliases: ['CVE-2026-0001'],
      modified: '2026-01-01T00:00:00Z',
      affected: [{ package: { ecosystem: 'npm', name: 'lib' }, versions: ['1.0.0'] }],
    }),
  );
  await data.advisories.importFrom(file, { now });
  const see = async (purls: readonly string[], time: number) => {
    now = time;
    recordDocument(data.ledger, documentOf(purls, time));
    await bringUpToDate(data.inventory);
  };
  return { data, see, setTime: (time: number) => (now = time) };
}

test('a decision survives that the component goes and comes back', async () => {
  const { data, see } = await fixture();
  await see(['pkg:npm/lib@1.0.0'], start);
  const [found] = findings(data.inventory, {}).findings;
  expect(found).toMatchObject({ finding: 'T-1/1', group: 'CVE-2026-0001', verdict: 'affected', assets: ['ws-1'] });
  auditFinding(data.inventory, 'T-1/1', { state: 'notAffected', justification: 'codeNotReachable', author: 'A. Owner' });
  expect(findings(data.inventory, {}).findings).toEqual([]);
  await see([], start + hour);
  await see(['pkg:npm/lib@1.0.0'], start + 2 * hour);
  expect(findings(data.inventory, {}).findings).toEqual([]);
  expect(findings(data.inventory, { all: true }).findings[0]).toMatchObject({
    audits: [{ state: 'notAffected', author: 'A. Owner', standing: true }],
  });
});

test('a decision that has expired no longer holds', async () => {
  const { data, see, setTime } = await fixture();
  await see(['pkg:npm/lib@1.0.0'], start);
  auditFinding(data.inventory, 'T-1/1', { state: 'resolved', author: 'A. Owner', expires: '2026-01-02' });
  expect(findings(data.inventory, {}).findings).toEqual([]);
  setTime(start + 48 * hour);
  expect(findings(data.inventory, {}).findings).toHaveLength(1);
});

test('a wrong decision is refused with what there is', async () => {
  const { data, see } = await fixture();
  await see(['pkg:npm/lib@1.0.0'], start);
  expect(() => auditFinding(data.inventory, 'T-1/1', { state: 'fine', author: 'A' })).toThrow(/inTriage/);
  expect(() => auditFinding(data.inventory, 'T-1/1', { state: 'notAffected', author: 'A' })).toThrow(/--justification/);
  expect(() => auditFinding(data.inventory, 'T-9/1', { state: 'resolved', author: 'A' })).toThrow(/no finding/);
});

test('changes tell of verdicts and of arrivals and departures, each with its cause', async () => {
  const { data, see } = await fixture();
  await see(['pkg:npm/lib@1.0.0'], start);
  await see([], start + hour);
  await see(['pkg:npm/lib@1.0.0'], start + 2 * hour);
  const { changes } = findingChanges(data.inventory, start);
  expect(changes.map(({ what, cause }) => [what, cause])).toEqual([
    ['opened', 'the component became known'],
    ['left', 'newer evidence of ws-1 is without it'],
    ['arrived', 'evidence of ws-1 tells of it'],
  ]);
  expect(findingChanges(data.inventory, start + 2 * hour).changes).toHaveLength(1);
});

test('it is told of which packages no feed speaks', async () => {
  const { data, see } = await fixture();
  await see(['pkg:npm/lib@1.0.0'], start);
  expect(findings(data.inventory, {}).because).toEqual(['1 finding: 0 to act on, 1 to attend to, 0 to track.']);
  await see(['pkg:npm/lib@1.0.0', 'pkg:cran/zoo@1.0.0', 'pkg:github/owner/name@v1'], start + hour);
  expect(findings(data.inventory, {}).because[1]).toBe(
    'No advisory feed speaks of cran, github (2 components): that nothing is found of them means nothing.',
  );
  data.close();
});
