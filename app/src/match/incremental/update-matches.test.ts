import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openAdvisories } from '../../advisories/index.ts';
import { recordDocument } from '../../ledger/record.ts';
import { documentOf, freshLedger } from '../../ledger/testing.ts';
import { allFindings } from '../findings.ts';
import { isMatched, updateMatches } from './update-matches.ts';

const record = (id: string, fixed: string, modified: string) =>
  JSON.stringify({
    id,
    modified,
    affected: [{ package: { ecosystem: 'npm', name: 'lib' }, ranges: [{ type: 'SEMVER', events: [{ introduced: '0' }, { fixed }] }] }],
  });

async function fixture() {
  const { ledger, folder } = freshLedger();
  const advisories = openAdvisories(join(folder, 'advisories'));
  const feed = mkdtempSync(join(tmpdir(), 'waybill-feed-'));
  const publish = (fixed: string, modified: string) => {
    writeFileSync(join(feed, 'T-1.json'), record('T-1', fixed, modified));
    return advisories.importFrom(feed);
  };
  const found = () => allFindings(ledger).map(({ advisory, component, verdict }) => [advisory, component, verdict]);
  return { ledger, advisories, feed, publish, found };
}

test('an advisory that comes after the component finds it, and a component that comes after the advisory is found', async () => {
  const { ledger, advisories, publish, found } = await fixture();
  recordDocument(ledger, documentOf(['pkg:npm/lib@1.0.0', 'pkg:npm/lib@3.0.0'], 100));
  updateMatches(ledger, advisories);
  expect(found()).toEqual([]);
  await publish('2.0.0', '2024-01-01T00:00:00Z');
  expect(isMatched(ledger, advisories)).toBe(false);
  updateMatches(ledger, advisories);
  expect(found()).toEqual([['T-1', 1, 'affected']]);
  recordDocument(ledger, documentOf(['pkg:npm/lib@1.5.0', 'pkg:npm/other@1.0.0'], 200));
  updateMatches(ledger, advisories);
  expect(found()).toEqual([
    ['T-1', 1, 'affected'],
    ['T-1', 3, 'affected'],
  ]);
  expect(isMatched(ledger, advisories)).toBe(true);
});

test('an amended advisory takes back what it no longer says, and asks the past too', async () => {
  const { ledger, advisories, publish, found } = await fixture();
  recordDocument(ledger, documentOf(['pkg:npm/lib@1.0.0'], 100));
  recordDocument(ledger, documentOf(['pkg:npm/lib@2.5.0'], 200));
  await publish('2.0.0', '2024-01-01T00:00:00Z');
  updateMatches(ledger, advisories);
  expect(found()).toEqual([['T-1', 1, 'affected']]);
  await publish('0.5.0', '2024-02-01T00:00:00Z');
  updateMatches(ledger, advisories);
  expect(found()).toEqual([]);
  await publish('3.0.0', '2024-03-01T00:00:00Z');
  updateMatches(ledger, advisories);
  expect(found()).toHaveLength(2);
});

test('the edits of an advisory give exactly the changes that they are', async () => {
  const { ledger, advisories, feed } = await fixture();
  recordDocument(ledger, documentOf(['pkg:npm/lib@1.0.0', 'pkg:npm/lib@2.0.0', 'pkg:npm/lib@3.0.0'], 100));
  updateMatches(ledger, advisories);
  let day = 0;
  const history: [string, number, string | null][][] = [];
  let told = 0;
  const publish = async (record: object) => {
    day += 1;
    writeFileSync(join(feed, 'T-1.json'), JSON.stringify({ id: 'T-1', modified: `2024-01-0${day}T00:00:00Z`, ...record }));
    await advisories.importFrom(feed);
    updateMatches(ledger, advisories);
    const rows = ledger.database.prepare('SELECT id, what, component, after FROM finding_change WHERE id > ? ORDER BY id').all(told);
    told = Number(rows.at(-1)?.id ?? told);
    history.push(rows.map(({ what, component, after }) => [String(what), Number(component), after as string | null]));
  };
  const affects = (...events: object[]) => ({
    affected: [{ package: { ecosystem: 'npm', name: 'lib' }, ranges: [{ type: 'SEMVER', events }] }],
  });
  await publish(affects({ introduced: '0' }, { fixed: '3.0.0' }));
  await publish({ ...affects({ introduced: '0' }, { fixed: '3.0.0' }), summary: 'better words' });
  await publish(affects({ introduced: '0' }, { fixed: '2.0.0' }));
  await publish(affects({ introduced: '0' }, { fixed: '4.0.0' }));
  await publish(affects({ introduced: '2.0.0' }, { fixed: 'what is this' }));
  await publish({ ...affects({ introduced: '0' }), withdrawn: '2024-01-06T00:00:00Z' });
  const causeOfLast = () =>
    JSON.parse(String(ledger.database.prepare('SELECT cause FROM finding_change ORDER BY id DESC LIMIT 1').get()!.cause));
  expect(causeOfLast()).toEqual({ kind: 'advisory', revision: 6, what: 'withdrawn', feed: expect.any(String) });
  expect(allFindings(ledger)).toEqual([]);
  await publish(affects({ introduced: '0' }));
  expect(history).toEqual([
    [
      ['opened', 1, 'affected'],
      ['opened', 2, 'affected'],
    ],
    [],
    [['narrowed', 2, null]],
    [
      ['opened', 2, 'affected'],
      ['opened', 3, 'affected'],
    ],
    [
      ['changed', 1, 'undetermined'],
      ['changed', 2, 'undetermined'],
      ['changed', 3, 'undetermined'],
    ],
    [
      ['closed', 1, null],
      ['closed', 2, null],
      ['closed', 3, null],
    ],
    [
      ['opened', 1, 'affected'],
      ['opened', 2, 'affected'],
      ['opened', 3, 'affected'],
    ],
  ]);
  expect(causeOfLast()).toEqual({ kind: 'advisory', revision: 7, what: 'amended', feed: expect.any(String) });
  rmSync(join(feed, 'T-1.json'));
  writeFileSync(join(feed, 'T-2.json'), JSON.stringify({ id: 'T-2', modified: '2024-01-08T00:00:00Z', affected: [] }));
  await advisories.importFrom(feed);
  updateMatches(ledger, advisories);
  expect(causeOfLast()).toMatchObject({ kind: 'advisory', what: 'removed' });
  expect(allFindings(ledger)).toEqual([]);
});

test('a component of which a source tells more later is judged again', async () => {
  const { ledger, advisories, feed, found } = await fixture();
  const product = {
    names: ['Phone App'],
    publishers: ['Example Ltd'],
    signers: ['Example Ltd'],
    versions: ['18.12.416'],
    hashes: [`sha256:${'ab'.repeat(32)}`],
  };
  const own = { database_specific: { waybill: { class: 'compromise', product } } };
  writeFileSync(join(feed, 'C-1.json'), JSON.stringify({ id: 'C-1', modified: '2026-01-01T00:00:00Z', affected: [own], ...own }));
  await advisories.importFrom(feed);
  const see = (time: number, more: object) => {
    const component = { ref: 'a', kind: 'application' as const, name: 'renamed', purl: 'pkg:generic/renamed@18.12.416', ...more };
    const collected = { scope: '', complete: true, components: [component], services: [], relations: [], gaps: [] };
    recordDocument(ledger, documentOf([], time, { collected, source: `tool-${time}` }));
    updateMatches(ledger, advisories);
    expect(isMatched(ledger, advisories)).toBe(true);
  };
  see(100, { version: '18.12.416' });
  expect(found()).toEqual([]);
  see(200, { licenses: ['MIT'] });
  expect(found()).toEqual([]);
  see(300, { hashes: [`sha256:${'ab'.repeat(32)}`] });
  expect(found()).toEqual([['C-1', 1, 'affected']]);
  const { cause } = ledger.database.prepare('SELECT cause FROM finding_change ORDER BY id DESC LIMIT 1').get()!;
  expect(JSON.parse(String(cause))).toEqual({ kind: 'facts' });
});

test('who published a component decides, whenever it becomes known', async () => {
  const { ledger, advisories, feed, found } = await fixture();
  const product = { names: ['Phone App'], publishers: ['Example Ltd'], signers: [], versions: ['18.12.416'], hashes: [] };
  const own = { database_specific: { waybill: { class: 'compromise', product } } };
  writeFileSync(join(feed, 'C-1.json'), JSON.stringify({ id: 'C-1', modified: '2026-01-01T00:00:00Z', affected: [own], ...own }));
  await advisories.importFrom(feed);
  const see = (time: number, more: object) => {
    const component = { ref: 'a', kind: 'application' as const, name: 'Phone App', purl: 'pkg:generic/phone%20app@18.12.416', ...more };
    const collected = { scope: '', complete: true, components: [component], services: [], relations: [], gaps: [] };
    recordDocument(ledger, documentOf([], time, { collected, source: `tool-${time}` }));
    updateMatches(ledger, advisories);
  };
  see(100, {});
  expect(found()).toEqual([['C-1', 1, 'undetermined']]);
  see(200, { publisher: 'Example Ltd' });
  expect(found()).toEqual([['C-1', 1, 'affected']]);
});

test('a product is found by its CPE in both directions', async () => {
  const { ledger, advisories, feed, found } = await fixture();
  const statement = (id: string, cpe: string, status: object) =>
    writeFileSync(
      join(feed, `${id}.json`),
      JSON.stringify({
        document: { csaf_version: '2.0', title: 'A flaw', tracking: { id, initial_release_date: '2026-01-02T00:00:00Z' } },
        product_tree: {
          branches: [
            {
              category: 'vendor',
              name: 'Example AG',
              branches: [
                {
                  category: 'product_name',
                  name: 'Controller X',
                  product: { product_id: 'P', name: 'Controller X', product_identification_helper: { cpe } },
                },
              ],
            },
          ],
        },
        vulnerabilities: [{ cve: 'CVE-2026-1000', product_status: status }],
      }),
    );
  const see = (time: number, cpe: string) => {
    const component = { ref: 'a', kind: 'application' as const, name: `ctl-${time}`, version: '3.1.0', cpes: [cpe] };
    const collected = { scope: '', complete: true, components: [component], services: [], relations: [], gaps: [] };
    recordDocument(ledger, documentOf([], time, { collected, source: `tool-${time}` }));
  };
  statement('C-1', 'cpe:2.3:a:example:controller:3.1.0:*:*:*:*:*:*:*', { known_affected: ['P'] });
  await advisories.importFrom(feed);
  see(100, 'cpe:/a:example:controller:3.1.0');
  updateMatches(ledger, advisories);
  expect(found()).toEqual([['C-1', 1, 'affected']]);
  see(200, 'cpe:2.3:a:example:controller:3.1.0:*:*:*:*:windows:*:*');
  see(300, 'cpe:2.3:a:example:controller_two:3.1.0:*:*:*:*:*:*:*');
  updateMatches(ledger, advisories);
  expect(found()).toHaveLength(2);
  statement('C-2', 'cpe:/a:example:controller:3.1.0', { known_affected: ['P'] });
  statement('C-1', 'cpe:/a:example:controller:3.1.0', { known_not_affected: ['P'] });
  await advisories.importFrom(feed);
  updateMatches(ledger, advisories);
  expect(found()).toEqual([
    ['C-2', 1, 'affected'],
    ['C-2', 2, 'affected'],
  ]);
});
