import { expect, test } from 'vitest';
import { auditFinding } from '../findings/audit-finding.ts';
import { advisoryOf, day, findingsFixture, openVexOf, start } from '../findings/testing.ts';
import { explain, explainFinding } from './explain.ts';

const lib = 'pkg:npm/lib@1.0.0';
const ranged = (events: readonly object[], more: object = {}) =>
  advisoryOf('T-1', {
    affected: [{ package: { ecosystem: 'npm', name: 'lib' }, ranges: [{ type: 'SEMVER', events }] }],
    ...more,
  });

test('a finding tells record, revision, clause, order, name, age, evidence, and what became of it', async () => {
  const all = await findingsFixture();
  await all.see([lib], start);
  await all.take(openVexOf('under_investigation'));
  all.setTime(start + day);
  await all.publish([ranged([{ introduced: '0' }, { fixed: '2.0.0' }], { modified: '2026-01-02T00:00:00Z', aliases: ['CVE-2026-0001'] })]);
  auditFinding(all.data.inventory, 'T-1/1', { state: 'exploitable', author: 'A. Owner' });
  const told = explainFinding(all.data.inventory, 'T-1/1');
  expect(told).toMatchObject({
    component: lib,
    verdict: 'affected',
    identity: ['npm: lib'],
    records: [
      {
        advisory: 'T-1',
        revision: 2,
        clause: 'introduced 0, fixed 2.0.0',
        comparator: 'npm',
        identity: `npm package lib, named by ${lib}`,
        feedAgeHours: 0,
        fixed: ['2.0.0'],
      },
    ],
    finding: { state: 'affected', priority: { level: 'attend' } },
    seen: [{ asset: 'ws-1', to: null, evidence: { tools: ['a-tool'] } }],
  });
  expect(told.history.map(({ what }) => what)).toEqual(['opened', 'stated', 'decided']);
  expect(told.because.join(' ')).toContain('A. Owner decided');
  expect(told.feeds.map(({ name }) => name)).toContain('feed');
});

test('a finding that there is no more tells why not, by the nearest miss', async () => {
  const all = await findingsFixture();
  await all.see([lib], start);
  await all.publish([ranged([{ introduced: '0' }, { fixed: '0.9.0' }], { modified: '2026-01-02T00:00:00Z' })]);
  expect(explainFinding(all.data.inventory, 'T-1/1')).toMatchObject({
    verdict: 'fixed',
    finding: null,
    records: [{ clause: 'fixed 0.9.0', nearMisses: [{ what: 'version', found: '1.0.0' }] }],
    history: [{ what: 'opened' }, { what: 'closed', cause: expect.stringContaining('amended') }],
  });
});

test('a component is explained whether the ledger has it or not', async () => {
  const all = await findingsFixture();
  await all.see([lib], start);
  expect(explain(all.data.inventory, lib, 'cve-2026-0001')).toMatchObject({ advisory: 'CVE-2026-0001', finding: { finding: 'T-1/1' } });
  expect(explain(all.data.inventory, 'pkg:npm/lib@1.0.1', 'T-1')).toMatchObject({ verdict: 'notAffected', finding: null, seen: [] });
});

test('a CVE is told by the updates of distributions that repair it, where they are about the component', async () => {
  const all = await findingsFixture();
  const update = (id: string, ecosystem: string, fixed: string) =>
    advisoryOf(id, {
      aliases: [],
      related: ['CVE-2026-0007'],
      affected: [{ package: { ecosystem, name: 'lib' }, ranges: [{ type: 'ECOSYSTEM', events: [{ introduced: '0' }, { fixed }] }] }],
    });
  await all.publish([update('U-1', 'AlmaLinux:9', '2.0-1.el9'), update('N-1', 'npm', '2.0.0')]);
  const recordsOn = (purl: string) => explain(all.data.inventory, purl, 'CVE-2026-0007').records.map((one) => [one.advisory, one.verdict]);
  expect(recordsOn('pkg:rpm/almalinux/lib@1.0-1.el9?distro=almalinux-9')).toEqual([['U-1', 'affected']]);
  expect(recordsOn(lib)).toEqual([['U-1', 'notAffected']]);
  expect(() => explain(all.data.inventory, lib, 'CVE-2026-0008')).toThrow(expect.objectContaining({ code: 'not-found' }));
});

test.each(['T-1', 'T-1/99', 'no/such/1', 'T-9/1'])('“%s” is refused', async (name) => {
  const all = await findingsFixture();
  await all.see([lib], start);
  expect(() => explainFinding(all.data.inventory, name)).toThrow(expect.objectContaining({ code: 'bad-query' }));
});
