import { existsSync, mkdirSync, readdirSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { beforeAll, describe, expect, test } from 'vitest';
import { outputSchemas } from '../../src/show/cli/schemas.ts';
import { folderOf, freshFolder, linesOf, sbom, waybill } from './program.ts';

/** Records of our own making, shaped like those of OSV. */
function record(id: string, ecosystem: string, name: string, events: object[], more: object = {}): string {
  const type = ecosystem === 'npm' || ecosystem === 'Go' ? 'SEMVER' : 'ECOSYSTEM';
  const affected = [{ package: { ecosystem, name }, ranges: [{ type, events }] }];
  return JSON.stringify({ schema_version: '1.6.0', id, modified: '2026-01-01T00:00:00Z', affected, ...more });
}

const advisories = folderOf({
  'N-1.json': record('N-1', 'npm', 'left', [{ introduced: '0' }, { fixed: '2.0.0' }], { aliases: ['CVE-2026-0001'] }),
  'N-2.json': record('N-2', 'npm', 'left', [{ introduced: '1.5.0' }, { fixed: '2.4.0' }]),
  'N-3.json': record('N-3', 'npm', 'left', [{ introduced: '2.1.0' }, { fixed: '2.2.0' }]),
  'P-1.json': record('P-1', 'PyPI', 'Some.Thing', [{ introduced: '0' }, { fixed: '1.1' }]),
});

async function check(...args: string[]) {
  const { code, stdout, stderr } = await waybill(['--data', freshFolder(), 'check', ...args, '-o', 'jsonl']);
  const lines = linesOf(stdout);
  for (const line of lines.slice(0, -1)) expect(outputSchemas.check!.safeParse(line).error).toBeUndefined();
  return { code, stderr, lines: lines.slice(0, -1), summary: lines.at(-1)?.summary as Record<string, unknown> };
}

const found = (lines: Record<string, unknown>[]) => lines.map(({ component, advisory, verdict }) => [component, advisory, verdict]);

describe('inputs', () => {
  let folder: string;
  beforeAll(() => {
    folder = freshFolder();
    const dependencies = [
      { ref: 'root', dependsOn: ['pkg:npm/outer@1.0.0'] },
      { ref: 'pkg:npm/outer@1.0.0', dependsOn: ['pkg:npm/left@1.6.0'] },
    ];
    writeFileSync(
      join(folder, 'bom.json'),
      sbom('shop', '2026-01-01T00:00:00Z', ['pkg:npm/outer@1.0.0', 'pkg:npm/left@1.6.0'], { dependencies }),
    );
    writeFileSync(join(folder, 'purls.txt'), '# a list\npkg:npm/left@2.1.5\n\npkg:pypi/some_thing@1.0\nnothing\n');
    mkdirSync(join(folder, 'project'));
    const packages = {
      '': { dependencies: { left: '^1.0.0' } },
      'node_modules/left': { version: '1.0.0' },
    };
    writeFileSync(join(folder, 'project', 'package-lock.json'), JSON.stringify({ name: 'p', lockfileVersion: 3, packages }));
    writeFileSync(join(folder, 'project', 'package.json'), JSON.stringify({ name: 'p', dependencies: { left: '^1.0.0' } }));
    mkdirSync(join(folder, 'both'));
    writeFileSync(join(folder, 'both', 'package-lock.json'), JSON.stringify({ name: 'p', lockfileVersion: 3, packages }));
    writeFileSync(join(folder, 'both', 'app.cdx.json.gz'), gzipSync(sbom('a', '2026-01-01T00:00:00Z', ['pkg:npm/left@1.0.0'])));
    writeFileSync(join(folder, 'both', 'other.json'), sbom('b', '2026-01-01T00:00:00Z', ['pkg:npm/left@1.0.0']));
    writeFileSync(
      join(folder, 'both', 'vex.cdx.json'),
      JSON.stringify({ bomFormat: 'CycloneDX', specVersion: '1.6', vulnerabilities: [] }),
    );
    mkdirSync(join(folder, 'sboms'));
    writeFileSync(join(folder, 'sboms', 'a.json'), sbom('a', '2026-01-01T00:00:00Z', ['pkg:npm/left@1.0.0']));
    writeFileSync(join(folder, 'sboms', 'other.json'), '{"hello": "world"}');
    writeFileSync(join(folder, 'sboms', 'broken.json'), '{"bomFormat":');
  });

  test('an SBOM, with the path that brings a component in and the version that clears all its findings', async () => {
    const { code, lines, summary } = await check(join(folder, 'bom.json'), '--advisories', advisories);
    expect(code).toBe(1);
    expect(lines[0]).toMatchObject({
      schema: 'waybill/check/1',
      component: 'pkg:npm/left@1.6.0',
      purl: 'pkg:npm/left@1.6.0',
      paths: [['pkg:npm/outer@1.0.0', 'pkg:npm/left@1.6.0']],
      advisory: 'N-1',
      group: 'CVE-2026-0001',
      aliases: ['CVE-2026-0001'],
      verdict: 'affected',
      fixed: ['2.0.0'],
      advice: '2.4.0',
      place: { path: join(folder, 'bom.json'), pointer: '/components/1' },
    });
    expect(found(lines)).toEqual([
      ['pkg:npm/left@1.6.0', 'N-1', 'affected'],
      ['pkg:npm/left@1.6.0', 'N-2', 'affected'],
    ]);
    // The last line alone has a summary.
    expect(lines.every((line) => !('summary' in line) && line.title !== undefined)).toBe(true);
    expect(summary).toMatchObject({ inputs: 1, components: 2, verdicts: { affected: 2, notAffected: 1, undetermined: 0, fixed: 0 } });
  });

  test('what a document is about, where it is a package', async () => {
    const packages = [{ SPDXID: 'SPDXRef-left', name: 'left', versionInfo: '1.0.0', downloadLocation: 'NOASSERTION' }];
    const externalRefs = [{ referenceCategory: 'PACKAGE-MANAGER', referenceType: 'purl', referenceLocator: 'pkg:npm/left@1.0.0' }];
    const document = {
      spdxVersion: 'SPDX-2.3',
      dataLicense: 'CC0-1.0',
      SPDXID: 'SPDXRef-DOCUMENT',
      name: 'left',
      documentNamespace: 'https://left.example/1',
    };
    const creationInfo = { created: '2026-01-01T00:00:00Z', creators: ['Tool: hand'] };
    const path = join(folder, 'single.spdx.json');
    writeFileSync(path, JSON.stringify({ ...document, creationInfo, packages: [{ ...packages[0], externalRefs }] }));
    const { lines, summary } = await check(path, '--advisories', advisories);
    expect(found(lines)).toEqual([['pkg:npm/left@1.0.0', 'N-1', 'affected']]);
    expect(summary).toMatchObject({ components: 1 });
  });

  test('a list of purls; a line that is none is told and stops nothing', async () => {
    const { code, lines, summary, stderr } = await check(`purl:${join(folder, 'purls.txt')}`, '--advisories', advisories);
    expect(code).toBe(1);
    expect(found(lines)).toEqual([
      ['pkg:npm/left@2.1.5', 'N-2', 'affected'],
      ['pkg:npm/left@2.1.5', 'N-3', 'affected'],
      ['pkg:pypi/some_thing@1.0', 'P-1', 'affected'],
    ]);
    expect(lines[2]).toMatchObject({ purl: 'pkg:pypi/some-thing@1.0', place: { line: 4 } });
    expect(stderr).toContain('line 5: “nothing” is no package URL');
    expect(summary.unread).toHaveLength(1);
  });

  test('a source tree, a lockfile and one purl', async () => {
    for (const input of [join(folder, 'project'), join(folder, 'project', 'package-lock.json')]) {
      const { code, lines } = await check(input, '--advisories', advisories);
      expect(code).toBe(1);
      expect(lines).toHaveLength(1);
      expect(lines[0]).toMatchObject({ input, component: 'left@1.0.0', purl: 'pkg:npm/left@1.0.0', paths: [['left@1.0.0']] });
      expect(lines[0]).toMatchObject({ place: { path: join(folder, 'project', 'package-lock.json') } });
    }
    expect((await check('pkg:npm/left@2.0.0', '--advisories', advisories)).lines).toMatchObject([{ advisory: 'N-2', advice: '2.4.0' }]);
    const source = folderOf({ 'D.json': record('D-1', 'Debian:12', 'util-linux', [{ introduced: '0' }, { fixed: '2.38.1-6' }]) });
    const binary = 'pkg:deb/debian/bsdutils@1:2.38.1-5+b1?distro=debian-12&upstream=util-linux%402.38.1-5';
    expect((await check(binary, '--advisories', source)).lines).toMatchObject([{ advisory: 'D-1', advice: '2.38.1-6' }]);
    // 2.0.0 would clear what is found, and bring what N-2 tells of.
    expect((await check('pkg:npm/left@1.0.0', '--advisories', advisories)).lines).toMatchObject([{ advisory: 'N-1', advice: '2.4.0' }]);
    expect((await check('pkg:npm/left@2.4.0', '--advisories', advisories)).code).toBe(0);
    // A manifest stands for the lockfile beside it.
    expect((await check(join(folder, 'project', 'package.json'), '--advisories', advisories)).lines).toMatchObject([{ advisory: 'N-1' }]);
  });

  test('what a tree brings itself is left open only where a record names a package that is called so', async () => {
    const lockfile = (own: string, version: string) =>
      JSON.stringify({
        name: 'p',
        lockfileVersion: 3,
        packages: {
          '': { workspaces: ['own'] },
          own: { name: own, version },
          'node_modules/own': { resolved: 'own', link: true },
          'node_modules/other': { version: '1.0.0' },
        },
      });
    const tree = (own: string, version: string) => folderOf({ 'package-lock.json': lockfile(own, version) });
    for (const [own, version] of [
      ['mine', '1.0.0'],
      ['left', '3.0.0'],
    ] as const) {
      const { code, lines, summary } = await check(tree(own, version), '--advisories', advisories);
      expect([code, lines, summary.components]).toEqual([0, [], 2]);
    }
    const { code, lines } = await check(tree('left', '1.0.0'), '--advisories', advisories);
    expect([code, found(lines)]).toEqual([2, [['left@1.0.0', 'N-1', 'undetermined']]]);
    expect(lines[0]!.reason).toMatch(/comes with the tree itself/);
  });

  test('a repository is the action that a record names, and else of no ecosystem', async () => {
    const actions = folderOf({ 'A-1.json': record('A-1', 'GitHub Actions', 'Acme/Build', [{ introduced: '0' }, { fixed: '2.0.0' }]) });
    const { lines } = await check(
      'pkg:github/acme/build@v1.2.3',
      'pkg:github/acme/build@v2.0.0',
      'pkg:github/acme/library@v1.0.0',
      '--advisories',
      actions,
    );
    expect(found(lines)).toEqual([
      ['pkg:github/acme/build@v1.2.3', 'A-1', 'affected'],
      ['pkg:github/acme/library@v1.0.0', null, 'undetermined'],
    ]);
  });

  test('a lockfile that looks like JSON and is none', async () => {
    const bun = join(freshFolder(), 'bun.lock');
    writeFileSync(bun, '{\n  "packages": {\n    "left": ["left@1.0.0", "", {}, ""],\n  }\n}\n');
    expect(found((await check(bun, '--advisories', advisories)).lines)).toEqual([['left@1.0.0', 'N-1', 'affected']]);
  });

  test('a link to a document is followed', async () => {
    const link = join(freshFolder(), 'link.json');
    symlinkSync(join(folder, 'bom.json'), link);
    expect((await check(link, '--advisories', advisories)).lines).toHaveLength(2);
  });

  test('a folder of SBOMs; what is broken is told, other files are passed over', async () => {
    const { lines, summary, code } = await check(join(folder, 'sboms'), '--advisories', advisories);
    expect(code).toBe(1);
    expect(found(lines)).toEqual([['pkg:npm/left@1.0.0', 'N-1', 'affected']]);
    expect(summary.unread).toMatchObject([{ input: join(folder, 'sboms', 'broken.json'), code: 'not-json' }]);
  });

  test('a folder of both: no lockfile hides what is called an SBOM', async () => {
    const { lines, summary, code } = await check(join(folder, 'both'), '--advisories', advisories);
    expect(code).toBe(1);
    expect(found(lines)).toEqual([
      ['left@1.0.0', 'N-1', 'affected'],
      ['pkg:npm/left@1.0.0', 'N-1', 'affected'],
    ]);
    expect(lines.map(({ input }) => input)).toEqual([join(folder, 'both'), join(folder, 'both', 'app.cdx.json.gz')]);
    expect(summary).toMatchObject({ components: 2, unread: [] });
  });

  test('standard input, as an SBOM or as purls', async () => {
    const args = ['--data', freshFolder(), 'check', '-', '--advisories', advisories, '-o', 'jsonl'];
    const document = await waybill(args, { stdin: sbom('a', '2026-01-01T00:00:00Z', ['pkg:npm/left@1.0.0']) });
    expect(linesOf(document.stdout)[0]).toMatchObject({ input: '-', advisory: 'N-1' });
    const purls = await waybill(args, { stdin: 'pkg:npm/left@1.0.0\n' });
    expect(linesOf(purls.stdout)[0]).toMatchObject({ input: '-', advisory: 'N-1' });
  });
});

describe('what can be said', () => {
  test('--all tells what is fixed and not affected too', async () => {
    const { code, lines } = await check('pkg:npm/left@2.4.0', '--all', '--advisories', advisories);
    expect(code).toBe(0);
    expect(found(lines)).toEqual([
      ['pkg:npm/left@2.4.0', 'N-1', 'fixed'],
      ['pkg:npm/left@2.4.0', 'N-2', 'fixed'],
      ['pkg:npm/left@2.4.0', 'N-3', 'fixed'],
    ]);
  });

  test('a component that no feed speaks of is undetermined once, and drops no finding of another', async () => {
    const both = join(folderOf({ list: 'pkg:cargo/x@1\npkg:generic/y@1\npkg:npm/left@1.0.0\n' }), 'list');
    const { code, lines } = await check(both, '--advisories', advisories);
    expect(code).toBe(1);
    expect(found(lines)).toEqual([
      ['pkg:cargo/x@1', null, 'undetermined'],
      ['pkg:generic/y@1', null, 'undetermined'],
      ['pkg:npm/left@1.0.0', 'N-1', 'affected'],
    ]);
    expect((await check('pkg:cargo/x@1', '--advisories', advisories)).code).toBe(2);
  });

  test('a feed of some releases of a distribution speaks of no other', async () => {
    const feed = folderOf({ 'D-1.json': record('D-1', 'Debian:12', 'curl', [{ introduced: '0' }, { fixed: '8.0' }]) });
    const list = ['curl@9?distro=debian-12', 'wget@1?distro=debian-12', 'curl@9?distro=debian-11', 'wget@1?distro=debian-11', 'wget@1'];
    const purls = join(folderOf({ list: list.map((each) => `pkg:deb/debian/${each}\n`).join('') }), 'list');
    const { code, lines } = await check(`purl:${purls}`, '--advisories', feed);
    expect(code).toBe(2);
    expect(lines.map(({ component, reason }) => [component, reason])).toEqual([
      ['pkg:deb/debian/curl@9?distro=debian-11', 'No feed speaks of Debian:11.'],
      ['pkg:deb/debian/wget@1?distro=debian-11', 'No feed speaks of Debian:11.'],
    ]);
  });

  test('a record that clears a release is no feed: the ecosystem stays without one', async () => {
    const data = freshFolder();
    await waybill(['--data', data, 'advisories', 'status']);
    await waybill(['--data', data, 'explain', 'pkg:npm/event-stream@3.3.5', 'WB-COMP-2018-0005']);
    const ran = await waybill(['--data', data, 'check', 'pkg:npm/event-stream@3.3.5', '-o', 'jsonl']);
    expect([ran.code, found(linesOf(ran.stdout).slice(0, -1))]).toEqual([2, [['pkg:npm/event-stream@3.3.5', null, 'undetermined']]]);
  });

  test('files and the system of a machine are no packages', async () => {
    const components = [
      { type: 'file', name: '/bin/x', hashes: [{ alg: 'SHA-256', content: '0'.repeat(64) }] },
      { type: 'operating-system', name: 'alma', version: '9' },
      { type: 'library', name: 'left', version: '2.4.0', purl: 'pkg:npm/left@2.4.0' },
      { type: 'library', name: 'unknown' },
    ];
    const document = join(folderOf({ 'a.json': JSON.stringify({ bomFormat: 'CycloneDX', specVersion: '1.6', components }) }), 'a.json');
    const { code, lines } = await check(document, '--advisories', advisories);
    expect([code, found(lines)]).toEqual([2, [['unknown', null, 'undetermined']]]);
  });

  test('without advisories it says so, and how to get them', async () => {
    const { code, stderr, lines } = await check('pkg:npm/left@1.0.0');
    expect(code).toBe(2);
    expect(lines).toEqual([]);
    expect(stderr).toContain('waybill advisories import');
    expect((await check('pkg:npm/left@1.0.0', '--advisories', '/no/such/path')).code).toBe(2);
  });

  test('the compiled index of the data folder is used, and nothing is written there', async () => {
    const data = freshFolder();
    await waybill(['--data', data, 'advisories', 'import', advisories]);
    const folder = join(data, 'advisories');
    for (const name of readdirSync(folder)) if (name !== 'advisories.db') rmSync(join(folder, name));
    const before = statSync(join(folder, 'advisories.db')).mtimeMs;
    for (const args of [
      ['--data', data],
      ['--data', freshFolder(), '--advisories', join(data, 'advisories')],
    ]) {
      const ran = await waybill([...args.slice(0, 2), 'check', 'pkg:npm/left@1.0.0', ...args.slice(2), '-o', 'jsonl']);
      expect(ran.code).toBe(1);
      expect(linesOf(ran.stdout)[0]).toMatchObject({ advisory: 'N-1' });
    }
    // Not even a lock.
    expect(readdirSync(folder)).toEqual(['advisories.db']);
    expect(statSync(join(folder, 'advisories.db')).mtimeMs).toBe(before);
    const empty = join(freshFolder(), 'new');
    await waybill(['--data', empty, 'check', 'pkg:npm/left@1.0.0']);
    expect(existsSync(empty)).toBe(false);
  });

  test('missing files, an empty list and a stale feed are answers that could not be given', async () => {
    expect((await check('/no/such/file.json', 'pkg:npm/left@9.0.0', '--advisories', advisories)).code).toBe(2);
    const { code, stderr } = await check(
      join(folderOf({ 'empty.json': sbom('a', '2026-01-01T00:00:00Z', []) }), 'empty.json'),
      '--advisories',
      advisories,
    );
    expect(code).toBe(2);
    expect(stderr).toContain('nothing to judge');
  });
});

describe('what counts', () => {
  const rated = (id: string, name: string, more: object = {}) => record(id, 'npm', name, [{ introduced: '0' }, { fixed: '2.0.0' }], more);
  const feed = folderOf({
    'high.json': rated('R-HIGH', 'bad', { database_specific: { severity: 'HIGH' }, aliases: ['CVE-2026-0010'] }),
    'low.json': rated('R-LOW', 'mild', { severity: [{ type: 'CVSS_V3', score: 'CVSS:3.1/AV:L/AC:H/PR:H/UI:R/S:U/C:L/I:N/A:N' }] }),
    'none.json': rated('R-NONE', 'unrated'),
    'open.json': record('R-OPEN', 'npm', 'open', [{ introduced: '0' }], { database_specific: { severity: 'LOW' } }),
    'malware.json': JSON.stringify({
      id: 'MAL-2026-1',
      modified: '2026-01-01T00:00:00Z',
      affected: [{ package: { ecosystem: 'npm', name: 'evil' }, versions: ['1.0.0'] }],
    }),
    'kev.json': JSON.stringify({
      title: 'CISA Catalog of Known Exploited Vulnerabilities',
      catalogVersion: '2026.01.01',
      vulnerabilities: [
        {
          cveID: 'CVE-2026-0010',
          vendorProject: 'x',
          product: 'bad',
          vulnerabilityName: 'x',
          dateAdded: '2026-01-01',
          shortDescription: 'x',
          requiredAction: 'x',
          dueDate: '2026-02-01',
          knownRansomwareCampaignUse: 'Unknown',
        },
      ],
    }),
  });
  const at = (...args: string[]) => check(...args, '--advisories', feed);

  test('a threshold leaves out what is rated below it; what has no rating and what is bad on purpose always count', async () => {
    expect((await at('pkg:npm/mild@1.0.0')).code).toBe(1);
    const { code, lines, summary } = await at('pkg:npm/mild@1.0.0', '--fail-on', 'medium');
    expect([code, lines.length, summary.aside]).toMatchObject([0, 1, { below: 1 }]);
    expect(lines[0]).toMatchObject({ severity: { rating: 'low', score: 1.8 } });
    expect((await at('pkg:npm/bad@1.0.0', '--fail-on', 'high')).code).toBe(1);
    expect((await at('pkg:npm/bad@1.0.0', '--fail-on', 'critical')).code).toBe(0);
    expect((await at('pkg:npm/unrated@1.0.0', '--fail-on', 'critical')).code).toBe(1);
    expect((await at('pkg:npm/evil@1.0.0', '--fail-on', 'critical', '--only-fixed')).code).toBe(1);
  });

  test('what is known to be exploited is told', async () => {
    expect((await at('pkg:npm/bad@1.0.0')).lines[0]).toMatchObject({ severity: { rating: 'high', score: null }, exploited: true });
    expect((await at('pkg:npm/mild@1.0.0')).lines[0]).toMatchObject({ exploited: false, exploitProbability: null });
  });

  test('--only-fixed leaves out what has no fix', async () => {
    const { code, lines, summary } = await at('pkg:npm/open@1.0.0', '--only-fixed');
    expect([code, lines, summary.aside]).toMatchObject([0, [], { unfixed: 1 }]);
  });

  test('--scope judges components of these scopes only', async () => {
    const document = join(
      folderOf({
        'a.json': JSON.stringify({
          bomFormat: 'CycloneDX',
          specVersion: '1.6',
          components: [
            { type: 'library', name: 'bad', version: '1.0.0', purl: 'pkg:npm/bad@1.0.0', scope: 'excluded' },
            { type: 'library', name: 'mild', version: '1.0.0', purl: 'pkg:npm/mild@1.0.0' },
          ],
        }),
      }),
      'a.json',
    );
    expect(found((await at(document, '--scope', 'required,optional')).lines)).toEqual([['pkg:npm/mild@1.0.0', 'R-LOW', 'affected']]);
    expect(found((await at(document, '--scope', 'development')).lines)).toEqual([['pkg:npm/bad@1.0.0', 'R-HIGH', 'affected']]);
    expect((await at(document, '--scope', 'all')).code).toBe(3);
  });

  test('--accept-undetermined says how many it accepted', async () => {
    const { code, stderr } = await at('pkg:cargo/x@1', '--accept-undetermined');
    expect([code, stderr]).toEqual([0, expect.stringContaining('1 undetermined were accepted')]);
  });

  test('waivers: one that holds stays in the answer and does not count, one that has ended does', async () => {
    const waivers = (fields: string, expires = '2999-01-01') =>
      join(
        folderOf({
          'w.yaml': `waivers:\n  - {author: A. Person, reason: because, created: 2026-01-01, expires: ${expires}, ${fields}}\n`,
        }),
        'w.yaml',
      );
    const held = await at('pkg:npm/bad@1.0.0', '--waivers', waivers('advisory: CVE-2026-0010'));
    expect(held.code).toBe(0);
    expect(held.lines[0]).toMatchObject({
      verdict: 'affected',
      waived: { author: 'A. Person', reason: 'because', expires: '2999-01-01T00:00:00Z' },
    });
    const ended = await at('pkg:npm/bad@1.0.0', '--waivers', waivers('advisory: R-HIGH', '2026-01-02'));
    expect([ended.code, ended.stderr]).toEqual([1, expect.stringContaining('ended on 2026-01-02')]);
    expect((await at('pkg:npm/evil@1.0.0', '--waivers', waivers('component: evil'))).code).toBe(1);
    expect((await at('pkg:npm/evil@1.0.0', '--waivers', waivers('advisory: MAL-2026-1'))).code).toBe(0);
    expect((await at('pkg:cargo/x@1', '--waivers', waivers('component: pkg:cargo/*'))).code).toBe(0);
    expect((await at('pkg:npm/bad@1.0.0', '--waivers', join(feed, 'high.json'))).code).toBe(2);
  });

  test('statements: what is justified closes a finding and is shown; malware stays', async () => {
    const vex = (...statements: object[]) =>
      join(
        folderOf({
          'v.json': JSON.stringify({
            '@context': 'https://openvex.dev/ns/v0.2.0',
            author: 'A. Vendor',
            timestamp: '2026-01-01T00:00:00Z',
            statements,
          }),
        }),
        'v.json',
      );
    const clear = (name: string, purl: string) => ({
      vulnerability: { name },
      products: [{ '@id': purl }],
      status: 'not_affected',
      impact_statement: 'it is never called',
    });
    const { code, lines } = await at('pkg:npm/bad@1.0.0', '--vex', vex(clear('CVE-2026-0010', 'pkg:npm/bad')));
    expect(code).toBe(0);
    expect(lines[0]).toMatchObject({ verdict: 'notAffected', vex: { author: 'A. Vendor', believed: true, before: 'affected' } });
    const evil = await at('pkg:npm/evil@1.0.0', '--vex', vex(clear('MAL-2026-1', 'pkg:npm/evil')));
    expect([evil.code, evil.lines[0]]).toMatchObject([1, { verdict: 'affected', vex: { believed: false } }]);
    const open = vex({ vulnerability: 'CVE-2026-0010', products: ['pkg:npm/bad@1.0.0'], status: 'under_investigation' });
    expect((await at('pkg:npm/bad@1.0.0', '--vex', open)).code).toBe(2);
    const bare = vex({ vulnerability: 'CVE-2026-0010', products: ['pkg:npm/bad@1.0.0'], status: 'not_affected' });
    const unjustified = await at('pkg:npm/bad@1.0.0', '--vex', bare);
    expect([unjustified.code, unjustified.stderr]).toEqual([1, expect.stringContaining('needs a justification')]);
  });

  test('--new-since tells what is new only, whichever form the earlier answer has', async () => {
    const folder = freshFolder();
    for (const format of ['json', 'jsonl']) {
      const old = join(folder, `old.${format}`);
      await waybill(['check', 'pkg:npm/bad@1.0.0', '--advisories', feed, '-o', `${format}=${old}`]);
      const same = await at('pkg:npm/bad@1.1.0', '--new-since', old);
      expect([same.code, same.lines, same.summary.aside]).toMatchObject([0, [], { known: 1 }]);
      const more = await at('pkg:npm/bad@1.0.0', 'pkg:npm/mild@1.0.0', '--new-since', old);
      expect([more.code, found(more.lines)]).toEqual([1, [['pkg:npm/mild@1.0.0', 'R-LOW', 'affected']]]);
    }
    expect((await at('pkg:npm/bad@1.0.0', '--new-since', join(feed, 'high.json'))).code).toBe(2);
  });

  describe('forms', () => {
    let document: string;
    beforeAll(() => {
      document = join(
        folderOf({ 'bom.json': sbom('a', '2026-01-01T00:00:00Z', ['pkg:npm/bad@1.0.0', 'pkg:npm/evil@1.0.0', 'pkg:cargo/x@1']) }),
        'bom.json',
      );
    });
    const print = async (format: string) => (await waybill(['check', document, '--advisories', feed, '-o', format])).stdout;

    test('a table, worst first, with what to do', async () => {
      const table = await print('table');
      expect(table.indexOf('evil')).toBeLessThan(table.indexOf('bad'));
      expect(table).toContain('Take 2.0.0: it clears all of them.');
      expect(table).toContain('Remove it; rotate');
      expect(await print('markdown')).toContain('| --- |');
      expect((await print('csv')).split('\r\n')).toHaveLength(5);
    });

    test('SARIF has rules, levels, and the line in the file', async () => {
      const { version, runs } = JSON.parse(await print('sarif'));
      expect(version).toBe('2.1.0');
      const { tool, results } = runs[0];
      expect(tool.driver.rules.map(({ id }: { id: string }) => id)).toEqual(['CVE-2026-0010', 'MAL-2026-1', 'no-feed']);
      expect(results.map(({ level, kind }: { level: string; kind?: string }) => [level, kind])).toEqual([
        ['error', undefined],
        ['error', undefined],
        ['none', 'open'],
      ]);
      const { physicalLocation } = results[0].locations[0];
      expect(physicalLocation).toMatchObject({ artifactLocation: { uri: `file://${document}` }, region: { startLine: 1 } });
      expect(results[1].ruleIndex).toBe(1);
    });

    test('OpenVEX is read back as what it says', async () => {
      const file = join(folderOf({ 'v.json': await print('openvex') }), 'v.json');
      expect(JSON.parse(await print('openvex')).statements).toMatchObject([
        {
          vulnerability: { name: 'CVE-2026-0010', aliases: ['R-HIGH'] },
          status: 'affected',
          action_statement: 'Update to 2.0.0 or later.',
        },
        { vulnerability: { name: 'MAL-2026-1' }, status: 'affected' },
      ]);
      expect((await at(document, '--vex', file)).lines[0]).toMatchObject({ verdict: 'affected', vex: { status: 'affected' } });
    });

    test('CycloneDX is valid by its official schema', async () => {
      const text = await print('cyclonedx');
      const file = join(folderOf({ 'c.json': text }), 'c.json');
      expect(JSON.parse(text).vulnerabilities).toMatchObject([
        {
          id: 'CVE-2026-0010',
          analysis: { state: 'exploitable' },
          affects: [{ ref: 'pkg:npm/bad@1.0.0' }],
          recommendation: 'Update to 2.0.0.',
        },
        { id: 'MAL-2026-1' },
      ]);
      const validated = await waybill(['validate', '--schema-only', file, '-o', 'jsonl']);
      expect(linesOf(validated.stdout)[0]).toMatchObject({ verdict: 'valid' });
    });
  });
});
