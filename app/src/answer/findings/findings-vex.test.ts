import { describe, expect, test } from 'vitest';
import { renameAsset } from '../../ledger/assets.ts';
import { retractEvidence } from '../../ledger/evidence.ts';
import { auditFinding } from './audit-finding.ts';
import { findingChanges } from './finding-changes.ts';
import { findings } from './findings.ts';
import { advisoryOf, day, findingsFixture, hour, openVexOf, start } from './testing.ts';

const lib = 'pkg:npm/lib@1.0.0';

async function seen() {
  const all = await findingsFixture();
  await all.see([lib], start);
  const told = () => findings(all.data.inventory, { all: true }).findings[0]!;
  const open = () => findings(all.data.inventory, {}).findings.length;
  const audit = (decision: object) =>
    auditFinding(all.data.inventory, told().finding, { state: 'resolved', author: 'A. Owner', ...decision });
  return { ...all, told, open, audit };
}

describe('a statement of somebody else', () => {
  test.each([
    ['not_affected', 'notAffected', 0],
    ['fixed', 'fixed', 0],
    ['under_investigation', 'undetermined', 1],
    ['affected', 'affected', 1],
  ])('that it is %s makes it %s', async (status, state, open) => {
    const all = await seen();
    await all.take(openVexOf(status));
    expect(all.told()).toMatchObject({ verdict: 'affected', state, places: [{ state, by: 'statement', assets: ['ws-1'] }] });
    expect(all.told().statements).toMatchObject([{ author: 'Vendor', counts: true, assets: ['ws-1'] }]);
    expect(all.open()).toBe(open);
  });

  test('counts however the advisory is called', async () => {
    const all = await seen();
    await all.take(openVexOf('fixed', { vulnerability: { name: 't-1' } }));
    expect(all.open()).toBe(0);
  });

  test('came before the component and the advisory', async () => {
    const all = await findingsFixture();
    await all.take(openVexOf('fixed'));
    await all.see([lib], start);
    expect(findings(all.data.inventory, { all: true }).findings).toMatchObject([{ state: 'fixed' }]);
  });

  test('on another version, or another package, is none on it', async () => {
    const all = await seen();
    for (const id of ['pkg:npm/lib@1.0.1', 'pkg:npm/other@1.0.0']) await all.take(openVexOf('fixed', { products: [{ '@id': id }] }));
    expect(all.told()).toMatchObject({ state: 'affected', statements: [] });
  });

  test('ends when it expires, and nobody need notice', async () => {
    const all = await seen();
    await all.take(openVexOf('not_affected', { 'waybill:expires': '2026-01-02T00:00:00Z' }));
    expect(all.open()).toBe(0);
    all.setTime(start + 2 * day);
    expect(all.open()).toBe(1);
    expect(all.told().statements).toMatchObject([{ counts: false, why: 'It has expired.' }]);
    const { changes } = findingChanges(all.data.inventory, start);
    expect(changes.map(({ what }) => what)).toEqual(['opened', 'stated', 'expired']);
  });

  test('is not heard once its document is taken back', async () => {
    const all = await seen();
    const { sha256 } = await all.take(openVexOf('fixed'));
    retractEvidence(all.data.ledger, sha256!, 'not theirs');
    expect(all.told()).toMatchObject({ state: 'affected', statements: [] });
  });

  test('of several authors the least sure counts, of one the newest', async () => {
    const all = await seen();
    await all.take(openVexOf('affected', { timestamp: '2025-11-01T00:00:00Z' }));
    await all.take(openVexOf('not_affected'));
    expect(all.told().state).toBe('notAffected');
    await all.take(openVexOf('under_investigation', {}, 'Distributor'));
    expect(all.told().state).toBe('undetermined');
  });

  test('holds on the asset that it was ingested for', async () => {
    const all = await seen();
    await all.see([lib], start, { asset: { name: 'ws-2', kind: 'host' }, path: 'two.json' });
    await all.take(openVexOf('fixed'), 'ws-2');
    renameAsset(all.data.ledger, 'ws-2', 'ws-two');
    expect(all.told().places).toMatchObject([
      { state: 'affected', by: 'advisory', assets: ['ws-1'] },
      { state: 'fixed', by: 'statement', assets: ['ws-two'] },
    ]);
    expect(findings(all.data.inventory, { asset: 'ws-two' }).findings).toEqual([]);
    expect(findings(all.data.inventory, { asset: 'ws-1' }).findings).toHaveLength(1);
  });

  test('on a product holds for what the documents about it list', async () => {
    const all = await findingsFixture();
    const sbom = (name: string) => ({
      bomFormat: 'CycloneDX',
      specVersion: '1.6',
      serialNumber: 'urn:uuid:11111111-1111-4111-8111-111111111111',
      metadata: { component: { type: 'container', 'bom-ref': 'root', name, version: '7', purl: `pkg:oci/${name}@7` } },
      components: [{ type: 'library', 'bom-ref': 'l', name: 'lib', version: '1.0.0', purl: lib }],
    });
    await all.take(sbom('shop'));
    await all.take({ ...sbom('desk'), serialNumber: undefined });
    const told = () => findings(all.data.inventory, { all: true }).findings[0]!.places.map(({ state, assets }) => [state, assets]);
    await all.take(openVexOf('fixed', { products: [{ '@id': 'pkg:oci/shop', subcomponents: [{ '@id': lib }] }] }));
    expect(told()).toEqual([
      ['affected', ['desk']],
      ['fixed', ['shop']],
    ]);
    await all.take({
      bomFormat: 'CycloneDX',
      specVersion: '1.6',
      vulnerabilities: [
        {
          id: 'CVE-2026-0001',
          analysis: { state: 'exploitable', lastUpdated: '2025-12-31T00:00:00Z' },
          affects: [{ ref: 'urn:cdx:11111111-1111-4111-8111-111111111111/1#l' }],
        },
      ],
    });
    expect(told()).toEqual([
      ['affected', ['desk']],
      ['affected', ['shop']],
    ]);
  });

  test('is shown of a compromise, and changes nothing', async () => {
    const all = await seen();
    const own = { database_specific: { waybill: { class: 'compromise' } } };
    await all.publish([advisoryOf('T-1', { aliases: ['CVE-2026-0001'], modified: '2026-01-02T00:00:00Z', ...own })]);
    await all.take(openVexOf('not_affected'));
    expect(all.told()).toMatchObject({
      class: 'compromise',
      state: 'affected',
      statements: [{ author: 'Vendor' }],
      priority: { level: 'act' },
    });
    expect(all.open()).toBe(1);
  });
});

describe('what people decide', () => {
  test('stands above what others state, and a newer word against it is told', async () => {
    const all = await seen();
    await all.take(openVexOf('not_affected'));
    all.audit({ state: 'exploitable' });
    expect(all.told()).toMatchObject({ state: 'affected', places: [{ by: 'decision' }] });
    all.audit({ state: 'falsePositive' });
    all.setTime(start + day);
    await all.take(openVexOf('affected', { timestamp: '2026-01-01T12:00:00Z' }));
    expect(all.told().state).toBe('notAffected');
    expect(all.told().places[0]!.why).toContain('Since then Vendor states');
  });

  test('that somebody is looking keeps it open whatever others state', async () => {
    const all = await seen();
    await all.take(openVexOf('not_affected'));
    all.audit({ state: 'inTriage' });
    expect(all.told()).toMatchObject({ state: 'affected', places: [{ by: 'decision' }] });
  });

  test('about one asset goes before what is about all, and with the asset', async () => {
    const all = await seen();
    await all.see([lib], start, { asset: { name: 'ws-2', kind: 'host' }, path: 'two.json' });
    all.audit({ asset: 'ws-2' });
    expect(all.open()).toBe(1);
    renameAsset(all.data.ledger, 'ws-2', 'ws-two');
    expect(all.told().places.map(({ state, assets }) => [state, assets])).toEqual([
      ['affected', ['ws-1']],
      ['fixed', ['ws-two']],
    ]);
    all.audit({ asset: 'ws-1' });
    expect(all.open()).toBe(0);
    expect(all.told().audits.map(({ standing }) => standing)).toEqual([true, true]);
    expect(() => all.audit({ asset: 'nobody' })).toThrow(/no asset/);
  });

  test('survives that the advisory gets another name, and that it loses one', async () => {
    const all = await findingsFixture();
    await all.publish([advisoryOf('GHSA-1111-2222-3333')]);
    await all.see([lib], start);
    auditFinding(all.data.inventory, 'GHSA-1111-2222-3333/1', { state: 'resolved', author: 'A' });
    auditFinding(all.data.inventory, 'T-1/1', { state: 'resolved', author: 'A' });
    const open = () => findings(all.data.inventory, {}).findings.map(({ finding }) => finding);
    expect(open()).toEqual([]);
    await all.publish([
      advisoryOf('GHSA-1111-2222-3333', { aliases: ['CVE-2026-0009'], modified: '2026-01-02T00:00:00Z' }),
      advisoryOf('T-1', { modified: '2026-01-02T00:00:00Z' }),
    ]);
    expect(
      findings(all.data.inventory, { all: true })
        .findings.map(({ group }) => group)
        .sort(),
    ).toEqual(['CVE-2026-0009', 'T-1']);
    expect(open()).toEqual([]);
  });

  test('an end that is past, and nobody as author, are refused', async () => {
    const all = await seen();
    expect(() => all.audit({ expires: '2025-12-31' })).toThrow(/is past/);
    expect(() => all.audit({ author: ' ' })).toThrow(/author/);
  });

  test('is among the changes', async () => {
    const all = await seen();
    all.setTime(start + hour);
    all.audit({ comment: 'updated' });
    const { changes } = findingChanges(all.data.inventory, start + hour);
    expect(changes).toMatchObject([{ what: 'decided', before: 'affected', after: 'fixed', cause: 'A. Owner decided: resolved, updated' }]);
  });
});
