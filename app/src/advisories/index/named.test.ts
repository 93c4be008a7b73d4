import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openDatabase } from '../../platform/sql/database.ts';
import { type Advisories, openAdvisories } from './advisories.ts';
import { layout } from './layout.ts';

let folder: string;
let advisories: Advisories;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'waybill-named-'));
  advisories = openAdvisories(join(folder, 'data'));
});

afterEach(() => {
  advisories.close();
  rmSync(folder, { recursive: true });
});

const range = (fixed: string) => ({ type: 'ECOSYSTEM', events: [{ introduced: '0' }, { fixed }] });

async function importRecords(name: string, records: readonly object[]): Promise<void> {
  const path = join(folder, name);
  writeFileSync(path, JSON.stringify(records.map((record) => ({ modified: '2026-01-01T00:00:00Z', ...record }))));
  await advisories.importFrom(path, { now: Date.parse('2026-01-02') });
}

const group = (name: string) => advisories.named([{ ecosystem: 'PyPI', name }])[0]![0]?.group;

test('a record on many packages tells of each only what it says of it, and keeps what it says whole', async () => {
  const entry = (name: string, fixed: string) => ({ package: { ecosystem: 'PyPI', name }, ranges: [range(fixed)], versions: ['0.1'] });
  await importRecords('a.json', [{ id: 'A-1', affected: [entry('One', '1.0'), entry('two', '2.0'), entry('one', '1.5')] }]);
  const [found, other, none] = advisories.named(['one', 'two', 'three'].map((name) => ({ ecosystem: 'PyPI', name })));
  expect(found!.map(({ advisory }) => advisory.affected.map(({ name }) => name))).toEqual([['One', 'one']]);
  expect(other![0]!.advisory.affected[0]!.ranges[0]!.events[1]).toEqual({ fixed: '2.0' });
  expect(none).toEqual([]);
  expect(advisories.show('A-1')[0]!.advisory.affected).toHaveLength(3);
});

test('what is built of a source package is found by its own name, with what the record says of it', async () => {
  const entry = (release: string, fixed: string) => ({
    package: { ecosystem: `SUSE:${release}`, name: 'openssl' },
    ranges: [range(fixed)],
    ecosystem_specific: { binaries: [{ libssl1: fixed, 'libssl-devel': fixed }] },
  });
  await importRecords('a.json', [{ id: 'S-1', affected: [entry('Leap 15.4', '1-4'), entry('Leap 15.5', '1-5')] }]);
  const names = ['libssl1', 'openssl', 'libcurl'].map((name) => ({ ecosystem: 'SUSE', name }));
  const [binary, source, none] = advisories.named(names).map((found) => found.flatMap(({ advisory }) => advisory.affected));
  expect(binary!.map(({ binaries }) => binaries)).toEqual([[{ names: ['libssl1'], fixed: '1-4' }], [{ names: ['libssl1'], fixed: '1-5' }]]);
  expect(source!.map(({ binaries }) => binaries)).toEqual([undefined, undefined]);
  expect(none).toEqual([]);
});

test('listed versions that a range holds are told to people and not kept for judging; a compromise keeps its list', async () => {
  const affected = [{ package: { ecosystem: 'PyPI', name: 'a' }, ranges: [range('1.0')], versions: ['0.1', '0.2', '7.0', 'odd'] }];
  await importRecords('a.json', [
    { id: 'A-1', affected },
    { id: 'A-2', affected, database_specific: { waybill: { class: 'compromise' } } },
  ]);
  const [judged, compromise] = advisories.named([{ ecosystem: 'PyPI', name: 'a' }])[0]!;
  expect(judged!.advisory.affected[0]!.versions).toEqual(['7.0', 'odd']);
  expect(compromise!.advisory.affected[0]!.versions).toEqual(affected[0]!.versions);
  expect(advisories.show('A-1')[0]!.advisory.affected[0]!.versions).toEqual(affected[0]!.versions);
});

test('a rating is worked out at the import, from vectors and from words', async () => {
  const affected = [{ package: { ecosystem: 'PyPI', name: 'a' }, ranges: [range('1.0')] }];
  await importRecords('a.json', [
    { id: 'A-1', affected, severity: [{ type: 'CVSS_V3', score: 'CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H' }] },
    { id: 'A-2', affected, database_specific: { severity: 'MODERATE' } },
    { id: 'A-3', affected },
  ]);
  const rated = advisories.named([{ ecosystem: 'PyPI', name: 'a' }])[0]!.map(({ advisory }) => advisory.rated?.rating);
  expect(rated).toEqual(['critical', 'medium', undefined]);
});

test('groups are written down over all feeds, and follow when aliases come and go', async () => {
  const affects = (name: string) => [{ package: { ecosystem: 'PyPI', name }, ranges: [range('1.0')] }];
  await importRecords('a.json', [{ id: 'GHSA-1', aliases: ['CVE-1'], affected: affects('a') }]);
  expect(group('a')).toEqual({ id: 'CVE-1', members: ['CVE-1', 'GHSA-1'] });
  await importRecords('b.json', [{ id: 'PYSEC-1', aliases: ['cve-1', 'X-1'], affected: affects('b') }]);
  const joined = { id: 'CVE-1', members: ['CVE-1', 'GHSA-1', 'PYSEC-1', 'X-1'] };
  expect([group('a'), group('b')]).toEqual([joined, joined]);
  expect(advisories.groupOf('x-1')).toEqual(joined);
  await importRecords('b.json', [{ id: 'PYSEC-1', aliases: ['X-1'], affected: affects('b'), modified: '2026-01-03T00:00:00Z' }]);
  expect(group('a')).toEqual({ id: 'CVE-1', members: ['CVE-1', 'GHSA-1'] });
  expect(group('b')).toEqual({ id: 'PYSEC-1', members: ['PYSEC-1', 'X-1'] });
});

test('an index from before is brought up to date with its records, revisions and groups', () => {
  const path = join(folder, 'data', 'advisories.db');
  const database = openDatabase(path);
  for (const step of layout.slice(0, 3)) database.exec(step);
  database.exec(`PRAGMA user_version = 3;
    INSERT INTO feed (id, origin, name) VALUES (1, 'o', 'f');
    INSERT INTO ecosystem VALUES (1, 'PyPI');`);
  const affected = [{ ecosystem: 'PyPI', name: 'a', versions: [], ranges: [range('1.0')] }];
  for (const [id, aliases] of [
    ['A-1', ['CVE-1']],
    ['B-1', ['CVE-1']],
  ] as const) {
    const judged = JSON.stringify({ id, class: 'vulnerability', summary: 's', aliases, modified: 'm', severity: [], affected });
    const told = JSON.stringify({ details: 'd', references: [], related: [] });
    const { lastInsertRowid: key } = database
      .prepare(
        `INSERT INTO advisory (feed, name, file, revision, seq, recorded, modified, judged, told) VALUES (1, ?, 1, 2, 1, 0, 'm', ?, ?)`,
      )
      .run(id, judged, told);
    database.prepare('INSERT INTO revision VALUES (?, 1, 0, ?, ?)').run(key, judged, told);
    database.prepare('INSERT INTO affected VALUES (1, ?, ?)').run('a', key);
    for (const [name, kind] of [
      [id.toLowerCase(), 0],
      ['cve-1', 1],
    ] as const)
      database.prepare('INSERT INTO alias VALUES (?, ?, ?)').run(name, key, kind);
  }
  database.close();
  expect(group('a')).toEqual({ id: 'CVE-1', members: ['A-1', 'B-1', 'CVE-1'] });
  const [shown] = advisories.show('A-1');
  expect(shown!.advisory).toMatchObject({ id: 'A-1', details: 'd', affected });
  expect(advisories.revisions(shown!.key)[0]!.advisory).toMatchObject({ id: 'A-1', affected });
});
