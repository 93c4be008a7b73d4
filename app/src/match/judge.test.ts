import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { AdvisoryClass, AdvisoryEvent, AffectedPackage, Product } from '../domain/advisory.ts';
import { parsePurl } from '../domain/purl/index.ts';
import { type Judgeable, judge } from './judge.ts';
import type { Subject } from './subject.ts';

function record(affected: readonly Partial<AffectedPackage>[], advisoryClass: AdvisoryClass = 'vulnerability'): Judgeable {
  return { id: 'TEST-1', class: advisoryClass, affected: affected.map((entry) => ({ versions: [], ranges: [], ...entry })) };
}

function range(...events: readonly AdvisoryEvent[]) {
  return { type: 'ECOSYSTEM' as const, events };
}

const git = { type: 'GIT' as const, repo: 'https://example.org/x', events: [{ introduced: '0' }, { fixed: 'abcdef' }] };

function purl(text: string): Subject {
  const parsed = parsePurl(text)!;
  return { purl: parsed, name: parsed.name, ...(parsed.version === undefined ? {} : { version: parsed.version }) };
}

describe('ranges and versions', () => {
  const between = [{ introduced: '1.0.0' }, { fixed: '2.0.0' }, { introduced: '3.0.0' }, { lastAffected: '3.5.0' }];
  const npm = (entry: Partial<AffectedPackage>) => record([{ ecosystem: 'npm', name: 'a', ...entry }]);

  test.each([
    ['0.9.0', 'notAffected', 'introduced 1.0.0'],
    ['1.0.0', 'affected', 'introduced 1.0.0, fixed 2.0.0'],
    ['2.0.0-rc.1', 'affected', 'introduced 1.0.0, fixed 2.0.0'],
    ['2.0.0', 'fixed', 'fixed 2.0.0'],
    ['2.9.9', 'fixed', 'fixed 2.0.0'],
    ['3.0.0', 'affected', 'introduced 3.0.0, last affected 3.5.0'],
    ['3.5.0', 'affected', 'introduced 3.0.0, last affected 3.5.0'],
    ['3.5.1', 'notAffected', 'last affected 3.5.0'],
    ['not a version', 'undetermined', 'introduced 1.0.0, fixed 2.0.0, introduced 3.0.0, last affected 3.5.0'],
  ])('%s is %s: %s', (version, kind, clause) => {
    expect(judge(purl(`pkg:npm/a@${encodeURIComponent(version)}`), npm({ ranges: [range(...between)] }))).toMatchObject({
      kind,
      clause,
      fixed: ['2.0.0'],
    });
    // The order in which a record writes its events decides nothing.
    expect(judge(purl(`pkg:npm/a@${encodeURIComponent(version)}`), npm({ ranges: [range(...between.toReversed())] })).kind).toBe(kind);
  });

  test.each([
    ['in the first of two ranges', '1.5.0', 'affected'],
    ['in the second', '5.0.0', 'affected'],
    ['in none', '3.0.0', 'fixed'],
  ])('a version %s', (_, version, kind) => {
    const ranges = [range({ introduced: '1.0.0' }, { fixed: '2.0.0' }), range({ introduced: '4.0.0' }, { fixed: '6.0.0' })];
    expect(judge(purl(`pkg:npm/a@${version}`), npm({ ranges })).kind).toBe(kind);
  });

  test.each([
    ['1.5.0', 'affected'],
    ['2.0.0', 'notAffected'],
    ['9.0.0', 'notAffected'],
  ])('a limit ends what is affected: %s is %s', (version, kind) => {
    expect(judge(purl(`pkg:npm/a@${version}`), npm({ ranges: [range({ introduced: '0' }, { limit: '2.0.0' })] })).kind).toBe(kind);
  });

  test.each([
    ['1.5.0', 'affected'],
    ['2.0.0', 'affected'],
    ['3.0.0', 'fixed'],
    ['4.0.0', 'fixed'],
    ['5.0.0', 'fixed'],
  ])('stretches that touch leave no gap, and an empty one holds nothing: %s is %s', (version, kind) => {
    const events = [
      { introduced: '2.0.0' },
      { fixed: '3.0.0' },
      { introduced: '1.0.0' },
      { fixed: '2.0.0' },
      { introduced: '4.0.0' },
      { fixed: '4.0.0' },
    ];
    expect(judge(purl(`pkg:npm/a@${version}`), npm({ ranges: [range(...events)] })).kind).toBe(kind);
  });

  test('`introduced: 0` is before every version, pre-releases of 0.0.0 too', () => {
    expect(judge(purl('pkg:npm/a@0.0.0-0'), npm({ ranges: [range({ introduced: '0' }, { fixed: '1.0.0' })] })).kind).toBe('affected');
  });

  test('a listed version is affected though no range holds it', () => {
    const found = judge(purl('pkg:npm/a@9.9.9'), npm({ versions: ['9.9.9'], ranges: [range({ introduced: '0' }, { fixed: '2.0.0' })] }));
    expect(found).toMatchObject({ kind: 'affected', clause: 'version 9.9.9' });
  });

  test('a range of which one end cannot be read leaves it open, unless another one decides', () => {
    const broken = range({ introduced: '0' }, { fixed: 'see below' });
    expect(judge(purl('pkg:npm/a@1.0.0'), npm({ ranges: [broken] })).kind).toBe('undetermined');
    expect(judge(purl('pkg:npm/a@1.0.0'), npm({ ranges: [broken, range({ introduced: '1.0.0' })] })).kind).toBe('affected');
    expect(judge(purl('pkg:npm/a@1.0.0'), npm({ ranges: [broken, range({ introduced: '2.0.0' })] })).kind).toBe('undetermined');
  });

  test('what every version is affected by affects an unknown one', () => {
    expect(judge(purl('pkg:npm/a'), npm({ ranges: [range({ introduced: '0' })] })).kind).toBe('affected');
    expect(judge(purl('pkg:npm/a'), npm({ ranges: [range({ introduced: '0' }, { fixed: '1.0.0' })] }))).toMatchObject({
      kind: 'undetermined',
      fixed: ['1.0.0'],
    });
  });

  test('an ecosystem whose order is unknown is compared as it is spelt', () => {
    const entry = { ecosystem: 'Android', name: 'a' };
    expect(judge(purl('pkg:generic/a@1'), record([{ ...entry, versions: ['1'] }])).kind).toBe('notAffected');
  });

  test('the reason is a sentence that a person understands', () => {
    expect(judge(purl('pkg:npm/a@1.0.0'), npm({ ranges: [range({ introduced: '0' }, { fixed: '2.0.0' })] })).reason).toBe(
      'a 1.0.0 is in the affected range: introduced 0, fixed 2.0.0.',
    );
  });
});

describe('GIT ranges', () => {
  const entry = { ecosystem: 'PyPI', name: 'a' };

  test.each([
    ['before an ecosystem range', [git, range({ introduced: '0' }, { fixed: '2.0' })], [], '1.0', 'affected'],
    ['before an ecosystem range', [git, range({ introduced: '0' }, { fixed: '2.0' })], [], '2.0', 'fixed'],
    ['beside a list', [git], ['1.0'], '1.0.0', 'affected'],
    ['beside a list', [git], ['1.0'], '1.1', 'notAffected'],
    ['alone', [git], [], '1.0', 'undetermined'],
  ] as const)('%s: %j %j, %s is %s', (_, ranges, versions, version, kind) => {
    expect(judge(purl(`pkg:pypi/a@${version}`), record([{ ...entry, ranges, versions }])).kind).toBe(kind);
  });
});

describe('spellings of versions and names', () => {
  test.each([
    ['PyPI', 'Jw.Util', 'pkg:pypi/jw_util@1.0', ['1'], 'affected'],
    ['PyPI', 'a', 'pkg:pypi/a@1.0.post1', ['1.0-1'], 'affected'],
    ['PyPI', 'a', 'pkg:pypi/a@2004d', ['2004d'], 'affected'],
    ['PyPI', 'a', 'pkg:pypi/a@2004d', ['2004e'], 'undetermined'],
    ['npm', '@Scope/Name', 'pkg:npm/%40scope/name@1.0.0', ['1.0.0'], 'affected'],
    ['Go', 'example.org/Mixed/Case', 'pkg:golang/example.org/mixed/case@v1.0.0', ['1.0.0'], 'affected'],
    ['Go', 'example.org/mixed/case', 'pkg:golang/example.org/Mixed/case@v1.0.0', ['1.0.0'], 'notAffected'],
    ['NuGet', 'Newtonsoft.Json', 'pkg:nuget/newtonsoft.json@1.0.0', ['1.0.0'], 'affected'],
    ['npm', 'a', 'pkg:pypi/a@1.0.0', ['1.0.0'], 'notAffected'],
  ])('%s %s and %s', (ecosystem, name, text, versions, kind) => {
    expect(judge(purl(text), record([{ ecosystem, name, versions }])).kind).toBe(kind);
  });

  test.each(['pkg:golang/stdlib@1.20.5', 'pkg:golang/stdlib@go1.20.5', 'pkg:golang/std@v1.20.5'])('%s is the standard library', (text) => {
    const stdlib = record([
      { ecosystem: 'Go', name: 'stdlib', ranges: [{ type: 'SEMVER', events: [{ introduced: '1.20.0-0' }, { fixed: '1.20.6' }] }] },
    ]);
    expect(judge(purl(text), stdlib).kind).toBe('affected');
  });
});

describe('releases of distributions', () => {
  const debian = record([
    { ecosystem: 'Debian:11', name: 'curl', ranges: [range({ introduced: '0' }, { fixed: '7.74.0-1.3+deb11u2' })] },
    { ecosystem: 'Debian:12', name: 'curl', ranges: [range({ introduced: '0' }, { fixed: '7.88.1-10+deb12u1' })] },
  ]);

  test.each([
    ['pkg:deb/debian/curl@7.88.1-10?distro=debian-12', 'affected'],
    ['pkg:deb/debian/curl@7.88.1-10%2Bdeb12u1?distro=debian-12', 'fixed'],
    ['pkg:deb/debian/curl@7.74.0-1.3%2Bdeb11u2?distro=bullseye', 'fixed'],
    ['pkg:deb/debian/curl@7.88.1-10', 'undetermined'],
    ['pkg:deb/debian/curl@7.88.1-10?distro=debian-13', 'notAffected'],
    ['pkg:deb/ubuntu/curl@7.88.1-10?distro=ubuntu-22.04', 'notAffected'],
  ])('%s is %s', (text, kind) => {
    expect(judge(purl(text), debian).kind).toBe(kind);
  });

  test('the other release is the near miss', () => {
    expect(judge(purl('pkg:deb/debian/curl@1?distro=debian-13'), debian).nearMisses).toEqual([
      { what: 'release', expected: 'Debian:11', found: 'Debian:13' },
      { what: 'release', expected: 'Debian:12', found: 'Debian:13' },
    ]);
  });

  test('a record for no release in particular holds for all', () => {
    const all = record([{ ecosystem: 'Debian', name: 'xz-utils', versions: ['5.6.1-1'] }]);
    expect(judge(purl('pkg:deb/debian/xz-utils@5.6.1-1'), all).kind).toBe('affected');
  });

  test('a binary package is judged by its source and the version of that', () => {
    const openssl = record([{ ecosystem: 'Debian:12', name: 'openssl', ranges: [range({ introduced: '0' }, { fixed: '3.0.11-1' })] }]);
    expect(judge(purl('pkg:deb/debian/libssl3@3.0.9-1?distro=debian-12&upstream=openssl'), openssl).kind).toBe('affected');
    expect(judge(purl('pkg:deb/debian/libssl3@9.9-1?distro=debian-12&upstream=openssl%403.0.9-1'), openssl)).toMatchObject({
      kind: 'affected',
      reason: expect.stringContaining('of openssl 3.0.9-1'),
    });
    expect(judge(purl('pkg:deb/debian/openssl@3.0.9-1?distro=debian-12&upstream=other'), openssl).kind).toBe('notAffected');
  });

  test('binary packages of SUSE and others are known by their source, whose file name leaves the epoch out', () => {
    const entry = { ecosystem: 'SUSE:Linux Enterprise Module for Basesystem 15 SP5', name: 'openssl-1_1', versions: [] };
    const openssl = record([{ ...entry, ranges: [range({ introduced: '0' }, { fixed: '1:1.1.1l-4' })] }]);
    const kindOf = (name: string, more: string) => judge(purl(`pkg:rpm/suse/${name}?distro=sles-15.5${more}`), openssl).kind;
    expect(kindOf('libopenssl1_1@1.1.1l-3', '&epoch=1&upstream=openssl-1_1-1.1.1l-3.src.rpm')).toBe('affected');
    expect(kindOf('libopenssl1_1@1.1.1l-4', '&epoch=1&upstream=openssl-1_1-1.1.1l-4.src.rpm')).toBe('fixed');
    expect(kindOf('libopenssl1_1@9-1', '&upstream=openssl-1_1-1.1.1l-3.src.rpm')).toBe('affected');
    expect(kindOf('openssl-1_1@1.1.1l-3', '')).toBe('affected');
    expect(kindOf('libopenssl1_1@1.1.1l-3', '')).toBe('notAffected');
  });

  test('a binary package that does not tell its source is known where the record names it, by the version that has its fix', () => {
    const binaries = [
      { names: ['libopenssl1_1', 'libopenssl1_1-32bit'], fixed: '1.1.1l-4' },
      { names: ['openssl-legacy'], fixed: '7-2' },
    ];
    const ranges = [range({ introduced: '0' }, { fixed: '1.1.1l-4' })];
    const openssl = record([{ ecosystem: 'SUSE:Linux Enterprise Server 15 SP5', name: 'openssl-1_1', versions: [], ranges, binaries }]);
    const judged = (text: string) => judge(purl(`pkg:rpm/suse/${text}`), openssl);
    expect(judged('libopenssl1_1@1.1.1l-3?distro=sles-15.5')).toMatchObject({
      kind: 'affected',
      fixed: ['1.1.1l-4'],
      reason: expect.stringContaining('libopenssl1_1 1.1.1l-3 (of openssl-1_1)'),
    });
    expect(judged('libopenssl1_1@1.1.1l-4?distro=sles-15.5').kind).toBe('fixed');
    expect(judged('openssl-legacy@7-1?distro=sles-15.5')).toMatchObject({ kind: 'affected', fixed: ['7-2'] });
    expect(judged('openssl-legacy@7-2?distro=sles-15.5').kind).toBe('fixed');
    expect(judged('libopenssl1_1@1.1.1l-3?distro=sles-15.4').kind).toBe('notAffected');
    expect(judged('libopenssl1_1@1.1.1l-3').kind).toBe('undetermined');
    expect(judged('libopenssl1_1@1.1.1l-3?distro=sles-15.5&upstream=another-1.1.1l-3.src.rpm').kind).toBe('notAffected');
    expect(judged('libcurl4@1-1?distro=sles-15.5').kind).toBe('notAffected');
  });

  test('binary packages of rpm are named themselves', () => {
    const kernel = record([{ ecosystem: 'AlmaLinux:9', name: 'kernel', versions: ['5.14-1'] }]);
    const text = 'pkg:rpm/almalinux/kernel-tools@5.14-1?distro=almalinux-9.3&upstream=kernel-5.14-1.src.rpm';
    expect(judge(purl(text), kernel).kind).toBe('notAffected');
  });

  test('what stands behind an ecosystem that has no releases is a repository', () => {
    const drupal = record([{ ecosystem: 'Packagist:https://packages.drupal.org/8', name: 'drupal/a', versions: ['1.0.0'] }]);
    expect(judge(purl('pkg:composer/drupal/a@1.0.0'), drupal).kind).toBe('affected');
  });

  test("a fix that Composer's constraints end with is told as the release that people take", () => {
    const ranges = [range({ introduced: '2.0.0-dev' }, { fixed: '2.0.5-dev' })];
    const php = record([{ ecosystem: 'Packagist', name: 'a/b', ranges }]);
    const judged = (version: string) => judge(purl(`pkg:composer/a/b@${version}`), php);
    expect(judged('2.0.0-beta1')).toMatchObject({ kind: 'affected', fixed: ['2.0.5'] });
    expect(judged('2.0.5-RC1').kind).toBe('fixed');
    expect(judged('1.9.9').kind).toBe('notAffected');
  });
});

describe('records', () => {
  const all = [{ ecosystem: 'npm', name: 'a', ranges: [range({ introduced: '0' })] }];

  test('that were withdrawn affect nothing', () => {
    expect(judge(purl('pkg:npm/a@1.0.0'), { ...record(all), withdrawn: '2026-01-02T00:00:00Z' })).toMatchObject({
      kind: 'notAffected',
      clause: 'withdrawn 2026-01-02T00:00:00Z',
    });
  });

  test('of malware may mean every version', () => {
    expect(judge(purl('pkg:npm/a@1.0.0'), record(all, 'malware'))).toMatchObject({ kind: 'affected', clause: 'introduced 0' });
  });

  test('of a compromise that mean every version are not believed beyond the versions that they name', () => {
    const suspect = record([{ ...all[0], versions: ['1.0.0'] }], 'compromise');
    expect(judge(purl('pkg:npm/a@1.0.0'), suspect)).toMatchObject({ kind: 'affected', suspect: expect.any(String) });
    expect(judge(purl('pkg:npm/a@2.0.0'), suspect)).toMatchObject({ kind: 'undetermined', suspect: expect.any(String) });
  });

  test('of Go with a second numbering are judged by the first, and tell the other', () => {
    const events = [{ introduced: '2.9.0' }, { fixed: '2.9.12' }];
    const rancher = record([
      {
        ecosystem: 'Go',
        name: 'example.org/r',
        ranges: [{ type: 'SEMVER', events: [{ introduced: '0' }] }],
        customRanges: [range(...events)],
      },
    ]);
    expect(judge(purl('pkg:golang/example.org/r@v2.9.12'), rancher)).toMatchObject({
      kind: 'affected',
      otherReading: { kind: 'fixed', clause: 'fixed 2.9.12' },
      reason: expect.stringContaining('custom_ranges'),
    });
    expect(judge(purl('pkg:golang/example.org/r@v2.9.1'), rancher).otherReading).toBeUndefined();
  });

  test('that name only a time say so', () => {
    const product = { ...empty, window: { from: '2025-03-14', to: '2025-03-15' } };
    expect(
      judge(
        purl('pkg:githubactions/tj-actions/changed-files@v35'),
        record([{ ecosystem: 'GitHub Actions', name: 'tj-actions/changed-files', product }], 'compromise'),
      ),
    ).toMatchObject({
      kind: 'undetermined',
      clause: 'from 2025-03-14 to 2025-03-15',
    });
  });
});

const empty: Product = { names: [], publishers: [], signers: [], platforms: [], versions: [], hashes: [], domains: [] };
const hash = `sha256:${'ab'.repeat(32)}`;

describe('products', () => {
  const product: Product = {
    ...empty,
    names: ['Desktop App', 'DesktopApp'],
    publishers: ['Example Ltd'],
    signers: ['Example Ltd'],
    platforms: ['windows'],
    versions: ['18.12.407', '18.12.416'],
    hashes: [hash],
  };
  const bad = record([{ product }], 'compromise');
  const good: Subject = { name: 'desktop  app', version: '18.12.416', publisher: 'EXAMPLE LTD' };

  test.each<[string, Partial<Subject>, string]>([
    ['name, version and publisher', {}, 'affected'],
    ['the version as Windows shows it', { version: '18.12.416.0' }, 'affected'],
    ['the signer, as a distinguished name', { publisher: 'Someone Else', signer: 'CN=Example Ltd, O="Example Ltd", C=CY' }, 'affected'],
    [
      'the signer, as Apple writes it',
      { publisher: 'Someone Else', signer: 'Developer ID Application: Example Ltd (AB12CD34EF)' },
      'affected',
    ],
    ['an unknown platform', {}, 'affected'],
    ['the same platform', { platform: 'windows' }, 'affected'],
    ['another platform', { platform: 'macos' }, 'notAffected'],
    ['another publisher', { publisher: 'Other GmbH' }, 'notAffected'],
    ['another signer and no publisher', { publisher: '', signer: 'CN=Other GmbH' }, 'notAffected'],
    ['the same publisher, though signed by another', { signer: 'CN=Other GmbH' }, 'undetermined'],
    ['another version, signed by another', { signer: 'CN=Other GmbH', version: '1.0' }, 'notAffected'],
    ['another version', { version: '18.12.425' }, 'notAffected'],
    ['another name', { name: 'Desktop' }, 'notAffected'],
  ])('%s', (_, fields, kind) => {
    expect(judge({ ...good, ...fields }, bad).kind).toBe(kind);
  });

  test('of whom neither publisher nor signer is known are undetermined, if the version is a bad one', () => {
    expect(judge({ name: 'DesktopApp', version: '18.12.416' }, bad)).toMatchObject({
      kind: 'undetermined',
      reason: expect.stringContaining('Example Ltd'),
    });
    expect(judge({ name: 'DesktopApp', version: '18.12.425' }, bad).kind).toBe('notAffected');
    expect(judge({ name: 'DesktopApp', publisher: 'Example Ltd' }, bad).kind).toBe('undetermined');
  });

  test('are known by a hash alone, whatever they are called', () => {
    expect(judge({ name: 'renamed.exe', publisher: 'Other', hashes: ['md5:00', hash] }, bad)).toMatchObject({
      kind: 'affected',
      clause: `hash ${hash}`,
    });
  });

  test('that only a hash tells apart are undetermined without one', () => {
    const only = record([{ product: { ...empty, names: ['Tool'], hashes: [hash] } }], 'compromise');
    expect(judge({ name: 'tool' }, only).kind).toBe('undetermined');
    expect(judge({ name: 'tool', hashes: ['md5:00'] }, only).kind).toBe('undetermined');
    expect(judge({ name: 'tool', hashes: [`sha256:${'cd'.repeat(32)}`] }, only).kind).toBe('notAffected');
  });

  test('are not packages of a registry that have the name', () => {
    const xz = record([{ product: { ...empty, names: ['xz'], versions: ['5.6.1'] } }], 'compromise');
    expect(judge(purl('pkg:npm/xz@5.6.1'), xz).kind).toBe('notAffected');
    expect(judge(purl('pkg:generic/xz@5.6.1'), xz).kind).toBe('affected');
    expect(judge(purl('pkg:rpm/fedora/xz@5.6.1-2.fc41'), xz)).toMatchObject({
      kind: 'undetermined',
      reason: expect.stringContaining('repaired'),
    });
    expect(judge(purl('pkg:deb/debian/xz@5.6.1%2Breally5.4.5-1'), xz).kind).toBe('notAffected');
  });

  test('that were bad for a time only say so', () => {
    const timed = record([{ product: { ...empty, names: ['Tool'], window: { from: '2020-03-01' } } }], 'compromise');
    expect(judge({ name: 'tool', version: '1' }, timed)).toMatchObject({
      kind: 'undetermined',
      clause: 'from 2020-03-01 to an unknown day',
    });
  });

  test('that are bad in every version are so only as malware', () => {
    const any = [{ product: { ...empty, names: ['Tool'] } }];
    expect(judge({ name: 'tool' }, record(any, 'malware')).kind).toBe('affected');
    expect(judge({ name: 'tool' }, record(any, 'compromise')).kind).toBe('undetermined');
  });
});

describe('ends of life', () => {
  const line = (introduced: string, limit: string) => range({ introduced }, { limit });
  const ended = record(
    [{ product: { ...empty, names: ['Node.js', 'nodejs'] }, ranges: [line('16', '17'), line('18', '19')], versions: ['legacy'] }],
    'endOfLife',
  );

  test.each([
    ['18.20.1', 'affected'],
    ['v18', 'affected'],
    ['18-alpine', 'affected'],
    ['legacy', 'affected'],
    ['17.0.0', 'notAffected'],
    ['19.0', 'notAffected'],
    ['current', 'undetermined'],
  ])('%s is %s', (version, kind) => {
    expect(judge({ name: 'node.js', version }, ended).kind).toBe(kind);
  });

  test('of upstream are not those of a distribution', () => {
    expect(judge(purl('pkg:deb/debian/nodejs@18.13.0-1?distro=debian-12'), ended).kind).toBe('notAffected');
  });
});

test('whatever the record and the component, there is a verdict with a reason', () => {
  const version = fc.oneof(fc.constantFrom('0', '1.0.0', '2.0', '*', 'x'), fc.string({ maxLength: 12 }));
  const event = fc.oneof(
    ...['introduced', 'fixed', 'lastAffected', 'limit'].map((key) => version.map((text) => ({ [key]: text }) as AdvisoryEvent)),
  );
  const ranges = fc.array(
    fc.record({
      type: fc.constantFrom('SEMVER' as const, 'ECOSYSTEM' as const, 'GIT' as const),
      events: fc.array(event, { maxLength: 6 }),
    }),
    { maxLength: 3 },
  );
  const name = fc.constantFrom('a', 'A', 'curl', '');
  const entry = fc.record({
    ecosystem: fc.constantFrom('npm', 'PyPI', 'Go', 'Debian', 'Debian:12', 'Debian:', 'AlmaLinux:9', 'constructor', ''),
    name,
    versions: fc.array(version, { maxLength: 3 }),
    ranges,
    customRanges: ranges,
  });
  const list = fc.array(fc.string({ maxLength: 5 }), { maxLength: 2 });
  const product = fc.record({
    names: fc.array(name, { maxLength: 2 }),
    publishers: list,
    signers: list,
    platforms: list,
    versions: list,
    hashes: list,
    domains: list,
  });
  const subject = fc.record(
    {
      purl: fc
        .constantFrom(
          'pkg:npm/a@1.0.0',
          'pkg:deb/debian/curl@1?distro=debian-12',
          'pkg:deb/debian/b?upstream=curl%402',
          'pkg:golang/a',
          'pkg:rpm/fedora/a@1',
        )
        .map((text) => parsePurl(text)!),
      name,
      version,
      publisher: fc.string({ maxLength: 5 }),
      signer: fc.string({ maxLength: 20 }),
    },
    { requiredKeys: ['name'] },
  ) as fc.Arbitrary<Subject>;
  const affected = fc.array(
    fc.oneof(
      entry,
      product.map((found) => ({ versions: [], ranges: [], product: found })),
    ),
    { maxLength: 3 },
  );
  fc.assert(
    fc.property(
      subject,
      affected,
      fc.constantFrom<AdvisoryClass>('vulnerability', 'compromise', 'malware'),
      (one, entries, advisoryClass) => {
        const found = judge(one, { id: 'X', class: advisoryClass, affected: entries as readonly AffectedPackage[] });
        expect(found.reason).not.toBe('');
        expect(judge(one, { id: 'X', class: advisoryClass, affected: (entries as readonly AffectedPackage[]).toReversed() }).kind).toBe(
          found.kind,
        );
      },
    ),
  );
});

describe('statements that something is safe', () => {
  const every = [range({ introduced: '0' })];
  const npm = (...entries: Partial<AffectedPackage>[]) => record(entries.map((entry) => ({ ecosystem: 'npm', name: 'a', ...entry })));
  const safe = { versions: ['1.0.0'], safe: 'notAffected' as const };

  test('of this very version go before a range that holds it', () => {
    expect(judge(purl('pkg:npm/a@1.0.0'), npm({ ranges: every }, safe))).toMatchObject({
      kind: 'notAffected',
      clause: 'not affected: version 1.0.0',
      reason: 'The record says of a 1.0.0 that it is not affected.',
    });
    expect(judge(purl('pkg:npm/a@1.0.0'), npm({ ranges: every }, { ...safe, safe: 'fixed' })).kind).toBe('fixed');
    expect(judge(purl('pkg:npm/a@1.0.1'), npm({ ranges: every }, safe)).kind).toBe('affected');
  });

  test('tell where the fix is', () => {
    const vendor = npm({ versions: ['1.0.0'] }, { versions: ['1.0.0.1'], safe: 'fixed' }, { name: 'b', versions: ['9'], safe: 'fixed' });
    expect(judge(purl('pkg:npm/a@1.0.0'), vendor)).toMatchObject({ kind: 'affected', fixed: ['1.0.0.1'] });
  });

  test('never go before its being named as bad, whatever their order', () => {
    const entries = [{ versions: ['1.0.0'] }, safe];
    expect(judge(purl('pkg:npm/a@1.0.0'), npm(...entries)).kind).toBe('affected');
    expect(judge(purl('pkg:npm/a@1.0.0'), npm(...entries.toReversed())).kind).toBe('affected');
  });

  test('of all versions settle what is undetermined, and no range', () => {
    const all = { ranges: every, safe: 'notAffected' as const };
    expect(judge(purl('pkg:npm/a@1.0.0'), npm({ ranges: [git] }, all)).kind).toBe('notAffected');
    expect(judge(purl('pkg:npm/a@1.0.0'), npm({ ranges: [range({ introduced: '0' }, { fixed: '2.0.0' })] }, all)).kind).toBe('affected');
  });

  test('that cannot be compared are no evidence', () => {
    const rpm = (safeEntry: Partial<AffectedPackage>) =>
      record([
        { ecosystem: 'Red Hat', name: 'curl', ranges: every },
        { name: 'curl', ranges: every, safe: 'notAffected', ...safeEntry },
      ]);
    expect(judge(purl('pkg:rpm/redhat/curl@1-1'), rpm({ ecosystem: 'Red Hat:enterprise_linux:9::baseos' })).kind).toBe('affected');
    expect(judge(purl('pkg:npm/a'), npm({ ranges: [git] }, safe)).kind).toBe('undetermined');
  });

  test('of other versions say nothing of this one', () => {
    expect(judge(purl('pkg:npm/a@2.0.0'), npm(safe))).toMatchObject({
      kind: 'notAffected',
      reason: 'The record does not speak of a 2.0.0.',
      nearMisses: [{ what: 'version' }],
    });
  });
});

describe('a product that is named by its CPE', () => {
  const product: Product = {
    names: ['Controller X'],
    publishers: ['Example AG'],
    signers: [],
    platforms: [],
    versions: [],
    hashes: [],
    cpes: ['cpe:2.3:a:example:controller:*:*:*:*:*:*:*:*'],
    domains: [],
  };
  const advisory = record([{ product, ranges: [range({ introduced: '0' }, { fixed: '3.1.4' })] }]);
  const cpes = ['cpe:/a:example:controller:3.1.0'];

  test('is meant whatever it is called', () => {
    expect(judge({ name: 'ctl', version: '3.1.0', cpes }, advisory).kind).toBe('affected');
    expect(judge({ name: 'ctl', version: '3.1.4', cpes }, advisory).kind).toBe('fixed');
    expect(judge({ name: 'ctl', version: '3.1.0' }, advisory).kind).toBe('notAffected');
    expect(judge({ name: 'ctl', version: '3.1.0', cpes: ['cpe:/a:other:controller:3.1.0'] }, advisory).kind).toBe('notAffected');
  });

  test('is not a package of a registry or a distribution, for which tools guess names', () => {
    for (const text of ['pkg:npm/controller@3.1.0', 'pkg:deb/debian/controller@3.1.0-1?distro=debian-12']) {
      expect(judge({ ...purl(text), cpes }, advisory).kind).toBe('notAffected');
    }
    expect(judge({ ...purl('pkg:generic/ctl@3.1.0'), cpes }, advisory).kind).toBe('affected');
  });

  test('and of which a version is stated to be safe is', () => {
    const safe = { product: { ...product, versions: ['3.1.0'] }, safe: 'notAffected' as const };
    expect(judge({ name: 'ctl', version: '3.1.0', cpes }, record([...advisory.affected, safe])).kind).toBe('notAffected');
  });
});
