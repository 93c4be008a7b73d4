import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { beforeAll, describe, expect, test } from 'vitest';
import { folderOf, freshFolder, linesOf, waybill } from './program.ts';

const record = (id: string, name: string, severity: string, events: object[]) =>
  JSON.stringify({
    id,
    modified: '2026-01-01T00:00:00Z',
    affected: [{ package: { ecosystem: 'npm', name }, ranges: [{ type: 'SEMVER', events }] }],
    database_specific: { severity },
  });

const feed = folderOf({
  'high.json': record('HIGH-1', 'high', 'HIGH', [{ introduced: '0' }, { fixed: '2.0.0' }]),
  'low.json': record('LOW-1', 'low', 'LOW', [{ introduced: '0' }, { fixed: '2.0.0' }]),
});

const files = folderOf({
  'broken.json': '{"bomFormat":',
  'waivers.yaml': 'waivers:\n  - {author: me, reason: known, created: 2026-01-01, expires: 2999-01-01, advisory: HIGH-1}\n',
});

const [high, low, clean, unreadableVersion, uncovered] = [
  'pkg:npm/high@1.0.0',
  'pkg:npm/low@1.0.0',
  'pkg:npm/other@1.0.0',
  'pkg:npm/high@latest',
  'pkg:cargo/x@1.0.0',
];
const broken = join(files, 'broken.json');
const lenient = ['--fail-on', 'high'];

async function codeOf(args: readonly string[], advisories: readonly string[] = ['--advisories', feed]): Promise<number | null> {
  return (await waybill(['--data', freshFolder(), 'check', ...args, ...advisories, '-o', 'jsonl'])).code;
}

describe('exit codes: usage before found, found before partial, partial before done', () => {
  test.each<readonly [what: string, args: readonly string[], code: number]>([
    ['nothing found', [clean], 0],
    ['found', [high, clean], 1],
    ['found below the threshold', [low, ...lenient], 0],
    ['found at the threshold', [high, low, ...lenient], 1],
    ['undetermined', [unreadableVersion], 2],
    ['undetermined and accepted', [unreadableVersion, '--accept-undetermined'], 0],
    ['found and undetermined', [high, unreadableVersion], 1],
    ['found below the threshold and no feed', [low, uncovered, ...lenient], 2],
    ['no feed for the ecosystem', [uncovered], 2],
    ['no feed for the ecosystem, accepted', [uncovered, '--accept-undetermined'], 0],
    ['unreadable', [broken, clean], 2],
    ['unreadable is not accepted with what is undetermined', [broken, clean, '--accept-undetermined'], 2],
    ['found and unreadable', [high, broken], 1],
    ['missing', ['/no/such/file.json', clean], 2],
    ['all of it out of scope', [high, '--scope', 'development'], 0],
    ['waived', [high, '--waivers', join(files, 'waivers.yaml')], 0],
    ['waived, and another one found', [high, low, '--waivers', join(files, 'waivers.yaml')], 1],
    ['decisions that cannot be read', [high, '--waivers', broken], 2],
    ['statements that cannot be read', [high, '--vex', broken], 2],
    ['an unknown option', [high, '--no-such-option'], 3],
    ['an unknown threshold', [high, '--fail-on', 'dreadful'], 3],
    ['no input', [], 3],
  ])('%s', async (_, args, code) => {
    expect(await codeOf(args)).toBe(code);
  });

  test('no advisories at all', async () => {
    expect(await codeOf([clean], [])).toBe(2);
  });
});

describe('an index', () => {
  let data: string;
  const write = (statement: string) => {
    const database = new DatabaseSync(join(data, 'advisories', 'advisories.db'));
    database.exec(statement);
    database.exec('PRAGMA wal_checkpoint(TRUNCATE)');
    database.close();
  };
  const run = (...args: string[]) => waybill(['--data', data, 'check', ...args]);
  beforeAll(async () => {
    data = freshFolder();
    await waybill(['--data', data, 'advisories', 'import', feed]);
  });

  test('that is stale never says that nothing was found, in any form', async () => {
    expect((await run(clean)).code).toBe(0);
    write(`UPDATE feed SET succeeded = succeeded - 30 * 86400000 WHERE origin NOT LIKE 'waybill:%'`);
    for (const format of ['table', 'markdown', 'csv', 'json', 'jsonl']) {
      const { code, stdout, stderr } = await run(clean, '-o', format);
      expect([format, code]).toEqual([format, 2]);
      expect(stderr).toContain('What is known of npm is stale');
      if (format !== 'csv') expect(stdout).toContain('What is known of npm is stale');
    }
    const { code, stdout } = await run(high, '-o', 'jsonl');
    expect([code, linesOf(stdout).at(-1)]).toMatchObject([1, { summary: { doubts: [expect.stringContaining('stale')] } }]);
  });

  test('with records that could not be read says so', async () => {
    const other = folderOf({ 'a.json': record('A-1', 'a', 'LOW', [{ introduced: '0' }]), 'b.json': '{"id": "B-1", "affected": 5}' });
    const { code, stderr } = await waybill(['--data', freshFolder(), 'check', clean, '--advisories', other]);
    expect([code, stderr]).toEqual([2, expect.stringContaining('could not be read')]);
  });

  test.each([
    [1, 'an older version of Waybill'],
    [9999, 'a newer version of Waybill'],
  ])('of layout %i is refused with what to do, and stays as it is', async (layout, words) => {
    const before = new DatabaseSync(join(data, 'advisories', 'advisories.db')).prepare('PRAGMA user_version').get()!.user_version;
    write(`PRAGMA user_version = ${layout}`);
    const { code, stdout, stderr } = await run(high);
    write(`PRAGMA user_version = ${before}`);
    expect([code, stdout, stderr]).toEqual([2, '', expect.stringContaining(words)]);
  });
});

test('what is compiled for one run is gone afterwards, however it ends', async () => {
  const temporary = freshFolder();
  process.env.TMPDIR = temporary;
  try {
    mkdirSync(join(temporary, 'empty'));
    writeFileSync(join(temporary, 'empty', 'other.json'), '{}');
    expect(await codeOf([high])).toBe(1);
    expect(await codeOf([high], ['--advisories', join(temporary, 'empty')])).toBe(2);
    expect(readdirSync(temporary).filter((name) => name.startsWith('waybill-check-'))).toEqual([]);
  } finally {
    delete process.env.TMPDIR;
  }
});
