import { expect, test } from 'vitest';
import { auditFinding } from '../../../answer/findings/audit-finding.ts';
import { findings } from '../../../answer/findings/findings.ts';
import { findingsFixture, openVexOf, start } from '../../../answer/findings/testing.ts';
import { readVex } from '../../../documents/index.ts';
import { findingsCycloneDx } from './findings-cyclonedx.ts';
import { findingsOpenVex, type VexOptions } from './findings-openvex.ts';

const options: VexOptions = { version: '1', now: '2026-01-01T00:00:00Z', author: 'Example AG', asset: undefined };
const lib = 'pkg:npm/lib@1.0.0';

async function company() {
  const all = await findingsFixture();
  await all.see([lib], start);
  await all.see([lib], start, { asset: { name: 'ws-2', kind: 'host' }, path: 'two.json' });
  const write = (more: Partial<VexOptions> = {}) => {
    const { findings: found } = findings(all.data.inventory, { all: true });
    const texts = [findingsOpenVex(found, { ...options, ...more }), findingsCycloneDx(found, { ...options, ...more })];
    return texts.map((text) => readVex(Buffer.from(text), 'out.json'));
  };
  const audit = (decision: object) => auditFinding(all.data.inventory, 'T-1/1', { state: 'resolved', author: 'A. Owner', ...decision });
  return { ...all, write, audit };
}

test.each([
  [{ state: 'notAffected', justification: 'codeNotReachable', comment: 'only built with' }, 'notAffected'],
  [{ state: 'falsePositive', comment: 'another library of this name' }, 'notAffected'],
  [{ state: 'resolved', comment: 'patched' }, 'fixed'],
  [{ state: 'exploitable' }, 'affected'],
  [{ state: 'inTriage' }, 'underInvestigation'],
])('a decision %o is stated as %s', async (decision, status) => {
  const { audit, write } = await company();
  audit({ ...decision, expires: '2027-01-01' });
  for (const { statements, gaps } of write()) {
    expect(gaps).toEqual([]);
    expect(statements).toMatchObject([
      { status, author: 'Example AG', time: start, expires: Date.UTC(2027, 0, 1), products: [{ told: lib }] },
    ]);
    expect(statements[0]!.vulnerability).toEqual(['CVE-2026-0001', 'T-1']);
  }
});

test('what is decided of one asset is not said of all', async () => {
  const { audit, write } = await company();
  audit({ asset: 'ws-2' });
  const [openVex, cycloneDx] = write();
  expect(openVex!.statements).toMatchObject([
    { status: 'affected', products: [{ told: lib, within: { told: 'pkg:generic/ws-1' } }] },
    { status: 'fixed', products: [{ told: lib, within: { told: 'pkg:generic/ws-2' } }] },
  ]);
  expect(cycloneDx!.statements).toMatchObject([{ status: 'affected' }]);
  expect(write({ asset: 'ws-2' })[1]!.statements).toMatchObject([{ status: 'fixed' }]);
});

test('what somebody else states is passed on as theirs', async () => {
  const { take, write } = await company();
  await take(openVexOf('not_affected'));
  expect(write()[0]!.statements).toMatchObject([{ status: 'notAffected', author: 'Vendor', justification: 'vulnerable_code_not_present' }]);
});

test('what one ledger writes another one understands', async () => {
  const one = await company();
  one.audit({ state: 'notAffected', justification: 'codeNotPresent', asset: 'ws-2' });
  const text = findingsOpenVex(findings(one.data.inventory, { all: true }).findings, options);
  const other = await company();
  await other.take(JSON.parse(text));
  expect(findings(other.data.inventory, { all: true }).findings[0]!.places).toMatchObject([
    { state: 'affected', assets: ['ws-1'] },
    { state: 'notAffected', by: 'statement', assets: ['ws-2'] },
  ]);
});
