import { gzipSync, zstdCompressSync } from 'node:zlib';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { tarOf } from '../../../test/support/image-archive.ts';
import { zipOf } from '../../../test/support/zip-of.ts';
import { archiveKind } from './archive-kind.ts';
import { unpackArchive } from './unpack-archive.ts';

async function listed(path: string, bytes: Uint8Array): Promise<string[]> {
  const files = await Array.fromAsync(unpackArchive(path, bytes));
  return files.map((file) =>
    'bytes' in file ? `${file.path}: ${new TextDecoder().decode(file.bytes)}` : `${file.path}! ${file.error.code}`,
  );
}

const files = [
  ['a/LICENSE', 'one'],
  ['b.txt', ''],
] as const;
const zip = zipOf(files);
const tar = tarOf([
  { name: 'a/', type: '5' },
  { name: 'a/LICENSE', content: 'one' },
  { name: 'b.txt', content: '' },
  { name: 'l', link: 'b.txt' },
]);

test.each([
  ['x.zip', zip],
  ['x.jar', zipOf(files.map(([name, text]) => [name, text, { stored: true }]))],
  ['x.tar', tar],
  ['x.tgz', gzipSync(tar)],
  ['x.tar.zst', zstdCompressSync(tar)],
])('the files of %s', async (path, bytes) => {
  expect(await listed(path, bytes)).toEqual(['a/LICENSE: one', 'b.txt: ']);
});

test('archives in archives, as deep as is read', async () => {
  expect(await listed('x.zip', zipOf([['in.tgz', gzipSync(tarOf([{ name: 'deep.jar', content: zip }]))]]))).toEqual([
    'in.tgz!/deep.jar!/a/LICENSE: one',
    'in.tgz!/deep.jar!/b.txt: ',
  ]);
  let nest: Uint8Array = zip;
  for (let i = 0; i < 5; i++) nest = zipOf([[`${i}.zip`, nest]]);
  expect(await listed('x.zip', nest)).toEqual(['4.zip!/3.zip!/2.zip!/1.zip! limit-exceeded']);
});

test('what is damaged is told, and stops no other file', async () => {
  expect(
    await listed(
      'x.zip',
      zipOf([
        ['bad', 'text', { crc: 1 }],
        ['lies', 'text', { size: 2 }],
        ['good', 'text'],
      ]),
    ),
  ).toEqual(['bad! malformed', 'lies! malformed', 'good: text']);
  expect(await listed('x.tgz', gzipSync(tar).subarray(0, 60))).toEqual(['! malformed']);
  expect(await listed('x.tar', tar.subarray(0, 1300))).toEqual(['a/LICENSE: one', '! malformed']);
  expect(await listed('x.tgz', gzipSync('no archive'))).toEqual(['! malformed']);
});

test('a name that leads out of a zip archive stops none of the other files', async () => {
  const names = ['../up', '/etc/passwd', 'c:x', 'a\\b', 'last'];
  expect(await listed('x.zip', zipOf(names.map((name) => [name, 'x'])))).toEqual([
    '../up! malformed',
    '/etc/passwd! malformed',
    'c:x! malformed',
    'a/b: x',
    'last: x',
  ]);
});

test('a bomb ends where it is one', async () => {
  const huge = zipOf([['zeros', Buffer.alloc(200 * 1_048_576)]]);
  expect(await listed('x.zip', huge)).toEqual(['zeros! limit-exceeded']);
});

test('what is compressed is an archive only by its name', () => {
  expect(archiveKind('data.gz', gzipSync('x'))).toBeUndefined();
  expect(archiveKind('data.tar.gz', gzipSync('x'))).toBe('packed');
  expect(archiveKind('anything', zip)).toBe('zip');
  expect(archiveKind('notes.zip', Buffer.from('text'))).toBeUndefined();
});

test('no bytes crash it', async () => {
  const mangled = fc.tuple(
    fc.constantFrom<Uint8Array>(zip, tar, gzipSync(tar)),
    fc.array(fc.tuple(fc.nat(), fc.nat(255)), { maxLength: 8 }),
  );
  await fc.assert(
    fc.asyncProperty(mangled, async ([whole, changes]) => {
      const bytes = Uint8Array.from(whole);
      for (const [at, value] of changes) bytes[at % bytes.length] = value;
      await listed('x.tar.gz', bytes);
    }),
  );
});
