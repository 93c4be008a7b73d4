import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Advisory } from '../../../domain/advisory.ts';
import type { FeedRecord } from '../source.ts';
import { readRecord } from './read-record.ts';

const minimal = { id: 'TEST-2026-1', modified: '2026-01-02T03:04:05Z' };

function advisoryOf(record: unknown): Advisory {
  const read = readRecord(record, 'a.json');
  if (read.kind !== 'advisory') throw new Error(read.kind);
  return read.advisory;
}

function gapOf(read: FeedRecord) {
  return read.kind === 'unread' ? read.gap : undefined;
}

describe('a record is read', () => {
  test('without published, with aliases null and with fields that OSV does not know', () => {
    const advisory = advisoryOf({ ...minimal, aliases: null, surprise: { a: 1 }, database_specific: 'free text' });
    expect(advisory).toMatchObject({ id: 'TEST-2026-1', class: 'vulnerability', aliases: [], modified: '2026-01-02T03:04:05Z' });
    expect(advisory.published).toBeUndefined();
  });

  test('with ranges in any order, every kind of event, and versions beside them', () => {
    const { affected } = advisoryOf({
      ...minimal,
      affected: [
        {
          package: { ecosystem: 'PyPI', name: 'Some.Name', purl: 'pkg:pypi/some-name' },
          ranges: [
            { type: 'GIT', repo: 'https://example.org/x', events: [{ introduced: '0' }, { fixed: 'abc' }] },
            { type: 'ECOSYSTEM', events: [{ introduced: '0' }, { last_affected: '1.10' }, { limit: '2' }] },
          ],
          versions: ['1.10'],
        },
      ],
    });
    expect(affected).toEqual([
      {
        ecosystem: 'PyPI',
        name: 'Some.Name',
        purl: 'pkg:pypi/some-name',
        versions: ['1.10'],
        ranges: [
          { type: 'GIT', repo: 'https://example.org/x', events: [{ introduced: '0' }, { fixed: 'abc' }] },
          { type: 'ECOSYSTEM', events: [{ introduced: '0' }, { lastAffected: '1.10' }, { limit: '2' }] },
        ],
      },
    ]);
  });

  test('with the severities of the record and of its packages, each once', () => {
    const severity = [{ type: 'CVSS_V3', score: 'CVSS:3.1/AV:N' }];
    expect(advisoryOf({ ...minimal, severity, affected: [{ severity }] }).severity).toEqual(severity);
  });

  test.each([
    ['AlmaLinux:9', 'Important: a security update', 'Important'],
    ['Rocky Linux:9', 'Low: a security update', 'Low'],
    ['Red Hat:enterprise_linux:9', 'An important update', undefined],
    ['npm', 'Critical: a bug', undefined],
  ])('with the rating in the title where its distribution has it there: %s, %s', (ecosystem, summary, word) => {
    const affected = [{ package: { ecosystem, name: 'a' } }];
    expect(advisoryOf({ ...minimal, summary, affected }).severity).toEqual(word === undefined ? [] : [{ type: 'word', score: word }]);
    const severity = [{ type: 'CVSS_V3', score: 'CVSS:3.1/AV:N' }];
    expect(advisoryOf({ ...minimal, summary, affected, severity }).severity).toEqual(severity);
  });

  test('whose summary is missing, by the first line of its details', () => {
    expect(advisoryOf({ ...minimal, details: 'First.\nSecond.' }).summary).toBe('First.');
  });

  test('with what it passes on counted as related', () => {
    expect(advisoryOf({ ...minimal, related: ['CVE-2026-1'], upstream: ['CVE-2026-1', 'CVE-2026-2'] }).related).toEqual([
      'CVE-2026-1',
      'CVE-2026-2',
    ]);
  });

  describe('with what is built of a source package', () => {
    const read = (ecosystem: string, binaries: unknown, events: unknown = [{ introduced: '0' }, { fixed: '1-2' }]) =>
      advisoryOf({
        ...minimal,
        affected: [{ package: { ecosystem, name: 'openssl' }, ranges: [{ type: 'ECOSYSTEM', events }], ecosystem_specific: { binaries } }],
      }).affected[0]!.binaries;

    test('where SUSE names it, by version', () => {
      const tables = [
        JSON.parse('{"libssl1":"1-2","openssl":"1-2","libssl-devel":"1-2","__proto__":"3-1","odd":1}'),
        'odd',
        { libssl1: '1-2' },
      ];
      expect(read('SUSE:Linux Enterprise Server 15 SP5', tables)).toEqual([
        { fixed: '1-2', names: ['libssl1', 'libssl-devel'] },
        { fixed: '3-1', names: ['__proto__'] },
      ]);
      expect(read('openSUSE:Leap 15.5', tables)).toHaveLength(2);
    });

    test.each([
      ['in another form', 'Ubuntu:22.04:LTS', [{ binary_name: 'libssl3', binary_version: '1-2' }], undefined],
      ['where binary packages are named themselves', 'AlmaLinux:9', [{ libssl1: '1-2' }], undefined],
      ['without a fix', 'SUSE:Linux Enterprise Server 15 SP5', [{ libssl1: '1-2' }], [{ introduced: '0' }]],
      ['and not as a table', 'SUSE:Linux Enterprise Server 15 SP5', 'libssl1', undefined],
    ])('not %s', (_, ecosystem, binaries, events) => {
      expect(read(ecosystem, binaries, events)).toBeUndefined();
    });
  });

  test('with the second reading of its ranges where Go gives one', () => {
    const events = [{ introduced: '2.9.0' }, { fixed: '2.9.12' }];
    const [entry] = advisoryOf({
      ...minimal,
      affected: [
        { package: { ecosystem: 'Go', name: 'example.org/m' }, ecosystem_specific: { custom_ranges: [{ type: 'ECOSYSTEM', events }] } },
      ],
    }).affected;
    expect(entry!.customRanges).toEqual([{ type: 'ECOSYSTEM', events }]);
  });
});

describe('what no registry holds', () => {
  const git = (repo: string) => ({ type: 'GIT', repo, events: [{ introduced: '0' }, { fixed: 'abc' }] });

  test('is known by each repository whose commits are named', () => {
    const { affected } = advisoryOf({
      ...minimal,
      affected: [{ ranges: [git('https://a.example/x'), git('https://b.example/x')], versions: ['v1'] }],
    });
    expect(affected.map(({ ecosystem, name, versions }) => [ecosystem, name, versions])).toEqual([
      ['GIT', 'https://a.example/x', ['v1']],
      ['GIT', 'https://b.example/x', ['v1']],
    ]);
  });

  test('so is a project of OSS-Fuzz, and no package of a registry', () => {
    const named = (ecosystem: string) => ({ package: { ecosystem, name: 'x' }, ranges: [git('https://a.example/x')] });
    const { affected } = advisoryOf({ ...minimal, affected: [named('OSS-Fuzz'), named('npm')] });
    expect(affected.map(({ ecosystem }) => ecosystem)).toEqual(['OSS-Fuzz', 'GIT', 'npm']);
  });

  test('is unread where repositories and versions are too many together', () => {
    const ranges = Array.from({ length: 500 }, (_, at) => git(`https://a.example/${at}`));
    const record = { ...minimal, affected: [{ ranges, versions: Array.from({ length: 500 }, (_, at) => `v${at}`) }] };
    expect(gapOf(readRecord(record, 'a.json'))?.message).toContain('500 repositories for 500 versions');
  });
});

describe('the class', () => {
  test.each([
    ['malware', { id: 'MAL-2026-1' }],
    ['malware', { database_specific: { 'malicious-packages-origins': [] } }],
    ['compromise', { database_specific: { waybill: { class: 'compromise', remedy: 'Remove it.' } } }],
    ['compromise', { id: 'MAL-2026-2', database_specific: { waybill: { class: 'compromise' } } }],
    ['vulnerability', { id: 'GHSA-2222-3333-4444' }],
  ])('is %s for %j', (expected, fields) => {
    expect(advisoryOf({ ...minimal, ...fields }).class).toBe(expected);
  });

  test('that does not exist makes the record unread', () => {
    expect(gapOf(readRecord({ ...minimal, database_specific: { waybill: { class: 'worm' } } }, 'a.json'))?.pointer).toBe(
      '/database_specific/waybill/class',
    );
  });
});

test('a product of our own catalogue is read with what it leaves out as empty', () => {
  const product = { names: ['Desktop App'], publishers: ['Example Ltd'], hashes: ['SHA256:AB'], window: { from: '2023-03-01' } };
  const [entry] = advisoryOf({ ...minimal, affected: [{ database_specific: { waybill: { product } } }] }).affected;
  expect(entry).toEqual({
    versions: [],
    ranges: [],
    product: { ...product, hashes: ['sha256:ab'], signers: [], platforms: [], versions: [], domains: [] },
  });
});

describe('a record is unread, with its place', () => {
  test.each([
    ['no object', 7, ''],
    ['no id', { modified: minimal.modified }, ''],
    ['no time', { id: 'A' }, ''],
    ['a time that does not exist', { ...minimal, withdrawn: '2026-02-30T00:00:00Z' }, '/withdrawn'],
    ['a version that lost its spelling', { ...minimal, affected: [{ versions: [1.1] }] }, '/affected/0/versions/0'],
    ['a package without a name', { ...minimal, affected: [{ package: { ecosystem: 'npm' } }] }, '/affected/0/package'],
    ['a range of no type', { ...minimal, affected: [{ ranges: [{ type: 'DATE', events: [] }] }] }, '/affected/0/ranges/0/type'],
    [
      'an event that says nothing',
      { ...minimal, affected: [{ ranges: [{ type: 'GIT', events: [{}] }] }] },
      '/affected/0/ranges/0/events/0',
    ],
  ])('%s', (_, record, pointer) => {
    expect(gapOf(readRecord(record, 'dir/a.json'))).toMatchObject({
      kind: 'unreadable-advisory',
      path: 'dir/a.json',
      pointer,
      blocking: true,
    });
  });

  test('and its name, where it gives one', () => {
    expect(gapOf(readRecord({ id: 'A-1' }, 'a.json'))?.subject).toBe('A-1');
  });
});

test('whatever the value, it is an advisory or unread', () => {
  const key = fc.constantFrom(
    'id',
    'modified',
    'affected',
    'package',
    'ranges',
    'events',
    'versions',
    'aliases',
    '__proto__',
    'database_specific',
  );
  const value = fc.letrec((tie) => ({
    any: fc.oneof({ maxDepth: 5 }, fc.jsonValue(), fc.array(tie('any'), { maxLength: 3 }), fc.dictionary(key, tie('any'), { maxKeys: 5 })),
  })).any;
  fc.assert(fc.property(value, (record) => ['advisory', 'unread'].includes(readRecord(record, 'a.json').kind)));
});
