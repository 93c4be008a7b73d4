import { mkdirSync, mkdtempSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync, zstdCompressSync } from 'node:zlib';
import { beforeEach, expect, test } from 'vitest';
import { zipOf } from '../../../test/support/zip-of.ts';
import { limits } from '../../platform/limits.ts';
import { openFeed } from './open-feed.ts';

const endings = new Set(['.json', '.yaml']);
/** `{"id":"C"}` and `{"id":"D"}`, packed. */
const xz = '/Td6WFoAAATm1rRGAgAhARYAAAB0L+WjAQAJeyJpZCI6IkMifQAAAFu+IhH2Xm3jAAEiChUa4WcftvN9AQAAAAAEWVo=';
const bzip2 = 'QlpoOTFBWSZTWZHo71kAAAQdgBAAABAEAAQgAAogACIYAhgEY30FGF3JFOFCQkejvWQ=';
let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'waybill-feed-'));
});

async function pathsOf(path: string, name = 'feed'): Promise<string[]> {
  const found: string[] = [];
  for await (const items of openFeed(path, name, endings)) {
    for (const item of items)
      found.push(item.kind === 'file' ? `${item.file.path}=${Buffer.from(item.file.bytes)}` : `! ${item.gap.path}: ${item.gap.message}`);
  }
  return found;
}

test('a folder gives the files of its kind, sorted, without what is hidden or linked', async () => {
  mkdirSync(join(folder, 'b/.git'), { recursive: true });
  for (const name of ['z.json', 'a.yaml', 'b/c.JSON', 'b/.git/d.json', 'readme.txt', '.e.json']) writeFileSync(join(folder, name), '{}');
  symlinkSync(folder, join(folder, 'loop'));
  symlinkSync('/etc/hostname', join(folder, 'link.json'));
  expect(await pathsOf(folder)).toEqual(['a.yaml={}', 'z.json={}', 'b/c.JSON={}']);
});

test('a packed file is what is in it, or a gap where it is damaged', async () => {
  writeFileSync(join(folder, 'a.json.gz'), gzipSync('{"id":"A"}'));
  writeFileSync(join(folder, 'b.json.zst'), zstdCompressSync('{"id":"B"}'));
  writeFileSync(join(folder, 'c.json.xz'), Buffer.from(xz, 'base64'));
  writeFileSync(join(folder, 'd.json.bz2'), Buffer.from(bzip2, 'base64'));
  writeFileSync(join(folder, 'e.json.gz'), 'no gzip');
  writeFileSync(join(folder, 'f.json.xz'), 'no xz');
  writeFileSync(join(folder, 'g.txt.gz'), 'x');
  expect((await pathsOf(folder)).map((line) => line.slice(0, 17))).toEqual([
    'a.json={"id":"A"}',
    'b.json={"id":"B"}',
    'c.json={"id":"C"}',
    'd.json={"id":"D"}',
    '! e.json.gz: inco',
    '! f.json.xz: the ',
  ]);
});

test('a file larger than a record is a gap', async () => {
  writeFileSync(join(folder, 'big.json'), '');
  truncateSync(join(folder, 'big.json'), limits.advisoryBytes + 1);
  expect((await pathsOf(folder))[0]).toMatch(/^! big\.json: It has \d+ bytes/);
});

test('a zip archive gives its files, packed or not', async () => {
  const path = join(folder, 'all.zip');
  writeFileSync(
    path,
    zipOf([
      ['a.json', '{"id":"A"}'],
      ['sub/b.json', '{"id":"B"}', { stored: true }],
      ['c.txt', 'no'],
    ]),
  );
  expect(await pathsOf(path)).toEqual(['a.json={"id":"A"}', 'sub/b.json={"id":"B"}']);
});

test('the files of an archive come in the order of their names, of two of one name the later one last', async () => {
  const path = join(folder, 'all.zip');
  const large = JSON.stringify({ id: 'L', details: Array.from({ length: 200_000 }, (_, at) => `${at}`) });
  writeFileSync(
    path,
    zipOf([
      ['c.json', '1'],
      ['b.json', large, { stored: true }],
      ['c.json', '2', { stored: true }],
      ['a.json', '3', { stored: true }],
    ]),
  );
  expect(await pathsOf(path)).toEqual(['a.json=3', `b.json=${large}`, 'c.json=1', 'c.json=2']);
});

test('what an archive lies about is a gap, and the rest is read', async () => {
  const path = join(folder, 'all.zip');
  writeFileSync(
    path,
    zipOf([
      ['crc.json', '{}', { crc: 1 }],
      ['more.json', '{"a":1}', { size: 3 }],
      ['bomb.json', ' '.repeat(4_000_000)],
      ['large.json', '{}', { size: limits.advisoryBytes + 1 }],
      ['good.json', '{}'],
    ]),
  );
  expect((await pathsOf(path)).map((line) => line.slice(0, 12))).toEqual([
    '! bomb.json:',
    '! crc.json: ',
    'good.json={}',
    '! large.json',
    '! more.json:',
  ]);
});

test('an archive that is cut short is refused', async () => {
  const path = join(folder, 'all.zip');
  writeFileSync(path, zipOf([['a.json', '{}']]).subarray(0, 40));
  await expect(pathsOf(path)).rejects.toMatchObject({ code: 'unreadable' });
});

test('a single file is read by its name, unpacked where it is gzipped', async () => {
  const path = join(folder, 'download');
  writeFileSync(path, gzipSync('{"id":"A"}'));
  expect(await pathsOf(path, 'a.json.gz')).toEqual(['a.json={"id":"A"}']);
  writeFileSync(path, gzipSync(Buffer.alloc(limits.feedFileBytes + 1)));
  expect((await pathsOf(path, 'a.json.gz'))[0]).toMatch(/^! a\.json/);
});

test('what is not there is said', async () => {
  await expect(async () => openFeed(join(folder, 'none'), 'none', endings)).rejects.toMatchObject({ code: 'not-found' });
});
