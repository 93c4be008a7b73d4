import { mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { zipOf } from '../../../test/support/zip-of.ts';
import { type Advisories, openAdvisories } from './advisories.ts';

const day = 86_400_000;
const start = Date.parse('2026-01-01T00:00:00Z');

let folder: string;
let feed: string;
let advisories: Advisories;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'waybill-index-'));
  feed = join(folder, 'feed');
  mkdirSync(feed);
  advisories = openAdvisories(join(folder, 'data'));
});

afterEach(() => {
  advisories.close();
  rmSync(folder, { recursive: true });
});

function record(id: string, fields: object = {}) {
  return { id, modified: '2026-01-01T00:00:00Z', ...fields };
}

function affects(ecosystem: string, name: string, fixed = '2.0.0') {
  return { package: { ecosystem, name }, ranges: [{ type: 'ECOSYSTEM', events: [{ introduced: '0' }, { fixed }] }] };
}

function put(name: string, value: unknown): void {
  writeFileSync(join(feed, name), typeof value === 'string' ? value : JSON.stringify(value));
}

const idsOf = (list: readonly { readonly advisory: { readonly id: string } }[]) => list.map(({ advisory }) => advisory.id);
const importIt = (now = start) => advisories.importFrom(feed, { now });

describe('an empty index', () => {
  test('answers with nothing', () => {
    expect(advisories.status(start)).toEqual([]);
    expect(advisories.candidates([{ ecosystem: 'npm', name: 'a' }])).toEqual([[]]);
    expect(advisories.byProduct([{ names: ['a'] }])).toEqual([[]]);
    expect(advisories.show('A-1')).toEqual([]);
    expect(advisories.groupOf('A-1')).toEqual({ id: 'A-1', members: ['A-1'] });
    expect([...advisories.changedSince(0)]).toEqual([]);
    expect(advisories.seq()).toBe(0);
  });

  test('is not made by a feed without advisories', async () => {
    await expect(importIt()).rejects.toMatchObject({ code: 'no-feed' });
    await expect(advisories.importFrom(join(folder, 'none'))).rejects.toMatchObject({ code: 'not-found' });
    expect(advisories.status(start)).toEqual([]);
  });
});

describe('an import', () => {
  test('finds packages in whatever spelling, and ids, aliases and related ids without case', async () => {
    put('a.json', record('A-1', { aliases: ['CVE-2026-1'], related: ['CVE-2026-9'], affected: [affects('PyPI', 'Jw.Util')] }));
    put(
      'b.yaml',
      'id: B-1\nmodified: 2026-01-02T00:00:00Z\naffected:\n- package: {ecosystem: "Debian:12", name: curl}\n  versions: [1.10]\n',
    );
    put('c.json', record('C-1', { affected: [affects('Go', 'example.org/Mixed/Case')] }));
    const report = await importIt();
    expect(report).toMatchObject({ feed: 'feed', status: 'imported', records: 3, added: 3, unread: 0, seq: 3 });
    const found = advisories.candidates([
      { ecosystem: 'PyPI', name: 'jw_util' },
      { ecosystem: 'Debian', name: 'curl' },
      { ecosystem: 'Go', name: 'example.org/mixed/case' },
      { ecosystem: 'npm', name: 'curl' },
    ]);
    expect(found.map(idsOf)).toEqual([['A-1'], ['B-1'], ['C-1'], []]);
    expect(found[1]![0]!.advisory.affected[0]).toMatchObject({ ecosystem: 'Debian:12', versions: ['1.10'] });
    expect(advisories.show('cve-2026-1').map(({ by }) => by)).toEqual(['alias']);
    expect(advisories.show('CVE-2026-9').map(({ by, advisory }) => [by, advisory.id])).toEqual([['related', 'A-1']]);
  });

  test('of the same files again changes nothing', async () => {
    put('a.json', record('A-1'));
    await importIt();
    expect(await importIt(start + day)).toMatchObject({ added: 0, amended: 0, removed: 0, records: 1, seq: 1 });
    expect([...advisories.changedSince(1)]).toEqual([]);
    expect(advisories.status(start + day)[0]).toMatchObject({ ageHours: 0, stale: false });
  });

  test('of an amended record keeps what it said before and moves its keys', async () => {
    put('a.json', record('A-1', { summary: 'old', aliases: ['OLD-1'], affected: [affects('npm', 'old')] }));
    await importIt();
    put(
      'a.json',
      record('A-1', { summary: 'new', aliases: ['NEW-1'], affected: [affects('npm', 'new')], modified: '2026-02-01T00:00:00Z' }),
    );
    expect(await importIt()).toMatchObject({ added: 0, amended: 1, records: 1, seq: 2 });
    const [shown] = advisories.show('A-1');
    expect(shown).toMatchObject({ revision: 2, advisory: { summary: 'new' } });
    expect(advisories.revisions(shown!.key)).toMatchObject([{ revision: 1, advisory: { summary: 'old', aliases: ['OLD-1'] } }]);
    expect(advisories.show('OLD-1')).toEqual([]);
    const names = ['old', 'new'].map((name) => ({ ecosystem: 'npm', name }));
    expect(advisories.candidates(names).map(idsOf)).toEqual([[], ['A-1']]);
    expect([...advisories.changedSince(1)].map(({ seq, revision, gone }) => ({ seq, revision, gone }))).toEqual([
      { seq: 2, revision: 2, gone: false },
    ]);
  });

  test('of a file that is written anew with the same content makes no revision', async () => {
    put('a.json', record('A-1', { affected: [affects('npm', 'a')] }));
    await importIt();
    put('a.json', JSON.stringify(record('A-1', { unknown: 1, affected: [affects('npm', 'a')] }), null, 2));
    expect(await importIt()).toMatchObject({ amended: 0, seq: 1 });
  });

  test('tells of a record that left its feed, and of its return', async () => {
    put('a.json', record('A-1', { affected: [affects('npm', 'a')] }));
    put('b.json', record('B-1'));
    await importIt();
    rmSync(join(feed, 'a.json'));
    expect(await importIt()).toMatchObject({ removed: 1, records: 1, seq: 3 });
    expect([...advisories.changedSince(2)]).toMatchObject([{ gone: true, advisory: { id: 'A-1' } }]);
    expect(advisories.candidates([{ ecosystem: 'npm', name: 'a' }])).toEqual([[]]);
    expect(advisories.show('A-1')).toMatchObject([{ gone: true }]);
    expect(advisories.status(start)[0]!.ecosystems).toEqual([]);
    put('a.json', record('A-1', { affected: [affects('npm', 'a')] }));
    expect(await importIt()).toMatchObject({ added: 1, seq: 4 });
    expect(advisories.show('A-1')).toMatchObject([{ gone: false, revision: 1 }]);
  });

  test('follows a file that was renamed', async () => {
    put('b.json', record('A-1'));
    await importIt();
    renameSync(join(feed, 'b.json'), join(feed, 'a.json'));
    expect(await importIt()).toMatchObject({ added: 0, removed: 0, records: 1, seq: 1 });
    renameSync(join(feed, 'a.json'), join(feed, 'c.json'));
    expect(await importIt()).toMatchObject({ added: 0, removed: 0, records: 1, seq: 1 });
  });

  test('takes the newer of two records with one id, and counts the other', async () => {
    put('a.json', record('A-1', { summary: 'new', modified: '2026-02-01T00:00:00Z' }));
    put('b.json', record('A-1', { summary: 'old' }));
    expect(await importIt()).toMatchObject({ records: 1, duplicates: 1 });
    expect(advisories.show('A-1')).toMatchObject([{ advisory: { summary: 'new' } }]);
    expect(await importIt()).toMatchObject({ records: 1, duplicates: 1, amended: 0 });
  });

  test('counts and names what cannot be read, and keeps its last good state', async () => {
    put('a.json', record('A-1'));
    put('b.json', [record('B-1'), record('B-2')]);
    await importIt();
    put('a.json', '{');
    put('b.json', [record('B-1'), { id: 'B-2', modified: 'never' }]);
    put('c.json', { surprise: true });
    put('schema.json', { $schema: 'https://json-schema.org/draft/2020-12/schema' });
    expect(await importIt()).toMatchObject({ records: 3, removed: 0, unread: 3, seq: 3 });
    const unread = advisories.unread('feed');
    expect(unread.map(({ path, kind, subject, pointer }) => ({ path, kind, subject, pointer }))).toEqual([
      { path: 'a.json', kind: 'unreadable-file', subject: undefined, pointer: undefined },
      { path: 'b.json', kind: 'unreadable-advisory', subject: 'B-2', pointer: '/1/modified' },
      { path: 'c.json', kind: 'unknown-format', subject: undefined, pointer: undefined },
    ]);
    expect(advisories.status(start)[0]).toMatchObject({ unread: 3 });
    expect(await importIt()).toMatchObject({ unread: 3 });
  });

  test('that is interrupted leaves the last good state', async () => {
    put('a.json', record('A-1'));
    await importIt();
    put('a.json', record('A-1', { summary: 'other' }));
    await expect(advisories.importFrom(feed, { signal: AbortSignal.abort() })).rejects.toThrow();
    expect(advisories.show('A-1')).toMatchObject([{ revision: 1, advisory: { summary: '' } }]);
    rmSync(join(feed, 'a.json'));
    await expect(importIt()).rejects.toMatchObject({ code: 'no-feed' });
    expect(advisories.status(start)).toMatchObject([{ records: 1 }]);
  });

  test('of an archive is the same as of its folder', async () => {
    const zip = join(folder, 'all.zip');
    writeFileSync(
      zip,
      zipOf([
        ['A-1.json', JSON.stringify(record('A-1'))],
        ['B-1.json', JSON.stringify(record('B-1'))],
      ]),
    );
    expect(await advisories.importFrom(zip)).toMatchObject({ records: 2 });
  });
});

describe('feeds', () => {
  test('know their age, and when they are stale', async () => {
    put(
      'a.json',
      record('A-1', { modified: '2026-01-05T00:00:00Z', affected: [affects('AlmaLinux:9', 'a'), affects('AlmaLinux:10', 'a')] }),
    );
    await importIt();
    expect(advisories.status(start + 6 * day)).toMatchObject([
      {
        name: 'feed',
        kinds: ['osv'],
        ecosystems: ['AlmaLinux'],
        releases: ['AlmaLinux:10', 'AlmaLinux:9'],
        newest: '2026-01-05T00:00:00Z',
        ageHours: 144,
        staleAfterHours: 168,
        stale: false,
      },
    ]);
    expect(advisories.status(start + 8 * day)[0]!.stale).toBe(true);
  });

  test('speak of the releases of distributions that their records are about', async () => {
    put('a.json', record('A-1', { affected: [affects('Debian:11', 'a'), affects('Maven:https://example.org', 'a')] }));
    put('b.json', record('B-1', { affected: [affects('Debian:12', 'a')] }));
    await importIt();
    expect(advisories.status(start)).toMatchObject([{ ecosystems: ['Debian', 'Maven'], releases: ['Debian:11', 'Debian:12'] }]);
    rmSync(join(feed, 'a.json'));
    await importIt();
    expect(advisories.status(start)).toMatchObject([{ ecosystems: ['Debian'], releases: ['Debian:12'] }]);
  });

  test('may have an identity that is not their path, and never grow old', async () => {
    put('a.json', record('A-1'));
    const options = { origin: 'waybill:compromises', name: 'Catalogue', staleAfterHours: null, now: start };
    await advisories.importFrom(feed, options);
    renameSync(feed, `${feed}2`);
    expect(await advisories.importFrom(`${feed}2`, options)).toMatchObject({ feed: 'Catalogue', added: 0, records: 1 });
    expect(advisories.status(start + 999 * day)).toMatchObject([{ origin: 'waybill:compromises', stale: false, staleAfterHours: null }]);
  });

  test('of one name are told apart', async () => {
    put('a.json', record('A-1'));
    const other = join(folder, 'x', 'feed');
    mkdirSync(other, { recursive: true });
    writeFileSync(join(other, 'a.json'), JSON.stringify(record('A-1')));
    await importIt();
    await advisories.importFrom(other);
    expect(advisories.status(start).map(({ name }) => name)).toEqual(['feed', 'feed (2)']);
    expect(advisories.show('A-1').map(({ feed: name }) => name)).toEqual(['feed', 'feed (2)']);
  });
});

describe('groups', () => {
  test('are what aliases connect, under the CVE', async () => {
    put('a.json', record('GO-1', { aliases: ['CVE-2026-2', 'GHSA-2'] }));
    put('b.json', record('PYSEC-1', { aliases: ['ghsa-2'] }));
    put('c.json', record('GHSA-9', { aliases: ['ALPHA-1'], related: ['CVE-2026-2'] }));
    await importIt();
    const expected = { id: 'CVE-2026-2', members: ['CVE-2026-2', 'GHSA-2', 'GO-1', 'PYSEC-1'] };
    for (const id of ['pysec-1', 'CVE-2026-2', 'GO-1']) {
      expect(advisories.groupOf(id)).toMatchObject({ id: expected.id });
      expect(
        advisories
          .groupOf(id)
          .members.map((member) => member.toUpperCase())
          .sort(),
      ).toEqual(expected.members);
    }
    expect(advisories.groupOf('ALPHA-1').id).toBe('GHSA-9');
  });
});

test('products are found by name, hash, signer and domain', async () => {
  const product = { names: ['Desktop  App'], hashes: [`sha256:${'ab'.repeat(32)}`], signers: ['Example Ltd'], domains: ['bad.example'] };
  put(
    'a.json',
    record('W-1', { affected: [{ database_specific: { waybill: { product } } }], database_specific: { waybill: { class: 'compromise' } } }),
  );
  await importIt();
  const found = advisories.byProduct([
    { names: ['desktop app'] },
    { hashes: [`SHA256:${'AB'.repeat(32)}`], names: ['other'] },
    { signers: ['example ltd'] },
    { domains: ['BAD.example'] },
    { names: ['Example Ltd'] },
  ]);
  expect(found.map(idsOf)).toEqual([['W-1'], ['W-1'], ['W-1'], ['W-1'], []]);
});

test('a second reader sees an import as soon as it is done', async () => {
  put('a.json', record('A-1', { affected: [affects('npm', 'a')] }));
  await importIt();
  const second = openAdvisories(join(folder, 'data'));
  expect(second.candidates([{ ecosystem: 'npm', name: 'a' }])[0]![0]!.advisory.affected[0]!.ranges[0]!.events[1]).toEqual({
    fixed: '2.0.0',
  });
  put('a.json', record('A-1', { affected: [affects('npm', 'a', '3.0.0')] }));
  await importIt();
  expect(second.candidates([{ ecosystem: 'npm', name: 'a' }])[0]![0]!.advisory.affected[0]!.ranges[0]!.events[1]).toEqual({
    fixed: '3.0.0',
  });
  second.close();
});
