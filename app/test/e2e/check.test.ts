import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
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
    expect(summary).toMatchObject({ inputs: 1, components: 2, verdicts: { affected: 2, notAffected: 1, undetermined: 0, fixed: 0 } });
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
    expect((await check('pkg:npm/left@2.4.0', '--advisories', advisories)).code).toBe(0);
    // A manifest stands for the lockfile beside it.
    expect((await check(join(folder, 'project', 'package.json'), '--advisories', advisories)).lines).toMatchObject([{ advisory: 'N-1' }]);
  });

  test('a folder of SBOMs; what is broken is told, other files are passed over', async () => {
    const { lines, summary, code } = await check(join(folder, 'sboms'), '--advisories', advisories);
    expect(code).toBe(1);
    expect(found(lines)).toEqual([['pkg:npm/left@1.0.0', 'N-1', 'affected']]);
    expect(summary.unread).toMatchObject([{ input: join(folder, 'sboms', 'broken.json'), code: 'not-json' }]);
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
    const before = readdirSync(join(data, 'advisories'));
    for (const args of [
      ['--data', data],
      ['--data', freshFolder(), '--advisories', join(data, 'advisories')],
    ]) {
      const ran = await waybill([...args.slice(0, 2), 'check', 'pkg:npm/left@1.0.0', ...args.slice(2), '-o', 'jsonl']);
      expect(ran.code).toBe(1);
      expect(linesOf(ran.stdout)[0]).toMatchObject({ advisory: 'N-1' });
    }
    expect(readdirSync(join(data, 'advisories'))).toEqual(before);
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
