import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Entry, tarOf } from '../../../test/support/image-archive.ts';
import { WaybillError } from '../../domain/errors.ts';
import type { TarEntry } from './tar-entry.ts';
import { TarReader } from './tar-reader.ts';

type Read = Pick<TarEntry, 'kind' | 'name' | 'target'> & { readonly content: string };

function read(bytes: Uint8Array, piece = bytes.length || 1): Read[] {
  const found: { entry: TarEntry; content: string }[] = [];
  const reader = new TarReader('test.tar', (entry) => {
    const one = { entry, content: '' };
    found.push(one);
    return (bytesOfEntry) => {
      one.content += new TextDecoder().decode(bytesOfEntry);
    };
  });
  for (let at = 0; at < bytes.length; at += piece) reader.push(bytes.subarray(at, at + piece));
  reader.end();
  return found.map(({ entry: { kind, name, target }, content }) => ({ kind, name, target, content }));
}

const long = `${'folder/'.repeat(30)}file`;

const entries: Entry[] = [
  { name: 'etc/', type: '5' },
  { name: 'etc/name', content: 'shop' },
  { name: 'etc/empty', content: '' },
  { name: long, content: 'x'.repeat(1500) },
  { name: 'etc/link', link: long },
  { name: 'etc/hard', hardlink: 'etc/name' },
  { name: 'dev/null', type: '3' },
];

test.each([1, 7, 511, 512, 513, 100_000])('entries come the same in pieces of %i bytes', (piece) => {
  expect(read(tarOf(entries), piece)).toEqual([
    { kind: 'folder', name: 'etc/', target: '', content: '' },
    { kind: 'file', name: 'etc/name', target: '', content: 'shop' },
    { kind: 'file', name: 'etc/empty', target: '', content: '' },
    { kind: 'file', name: long, target: '', content: 'x'.repeat(1500) },
    { kind: 'link', name: 'etc/link', target: long, content: '' },
    { kind: 'hardlink', name: 'etc/hard', target: 'etc/name', content: '' },
    { kind: 'other', name: 'dev/null', target: '', content: '' },
  ]);
});

test.each(['v7', 'ustar', 'gnu', 'pax'])('what tar writes as %s', (format) => {
  const folder = mkdtempSync(join(tmpdir(), 'waybill-tar-'));
  const name = format === 'gnu' || format === 'pax' ? `${'n'.repeat(150)}/${'ö'.repeat(60)}` : 'short/name';
  mkdirSync(join(folder, name.split('/')[0]!));
  writeFileSync(join(folder, name), 'content');
  symlinkSync(name, join(folder, 'zlink'));
  const bytes = execFileSync('tar', ['-C', folder, `--format=${format}`, '--sort=name', '-cf', '-', '.'], {
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  expect(read(bytes).map((entry) => [entry.kind, entry.name, entry.target, entry.content])).toEqual([
    ['folder', './', '', ''],
    ['folder', `./${name.split('/')[0]}/`, '', ''],
    ['file', `./${name}`, '', 'content'],
    ['link', './zlink', name, ''],
  ]);
});

test('a sparse file is not mistaken for its content', () => {
  const pax = '26 GNU.sparse.realsize=99\n';
  const [entry] = read(
    tarOf([
      { name: 'x', type: 'x', content: pax },
      { name: 'sparse', content: 'map' },
    ]),
  );
  expect(entry?.kind).toBe('other');
});

test('an archive that was cut off says so, wherever that was', () => {
  const whole = tarOf(entries);
  const end = whole.length - 1024;
  for (let length = 1; length < end; length += 97) {
    if (isBetweenEntries(length, whole)) continue;
    expect(() => read(whole.subarray(0, length))).toThrow(WaybillError);
  }
});

function isBetweenEntries(length: number, whole: Uint8Array): boolean {
  try {
    new TarReader('', () => undefined).push(whole.subarray(0, length));
    return length % 512 === 0;
  } catch {
    return false;
  }
}

test('an extended header beyond its bound is refused before it is held', () => {
  const huge = tarOf([{ name: 'x', type: 'x', content: '' }]);
  const block = Buffer.from(huge.subarray(0, 512));
  block.write('77777777777\0', 124);
  block.write('        ', 148);
  const sum = block.reduce((total, byte) => total + byte, 0);
  block.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148);
  expect(() => read(block)).toThrow(expect.objectContaining({ code: 'limit-exceeded' }));
});

test.each(['0 path=x\n', '99 path=x\n', '8 path=x\n', 'x', '12 =abcdefg\n', '14 size=-12345\n'])(
  'damaged records %j are told',
  (content) => {
    expect(() =>
      read(
        tarOf([
          { name: 'x', type: 'x', content },
          { name: 'a', content: '' },
        ]),
      ),
    ).toThrow(WaybillError);
  },
);

test('no bytes crash it', () => {
  const whole = tarOf(entries);
  const damage = fc.array(fc.tuple(fc.nat(whole.length - 1), fc.integer({ min: 0, max: 255 })), { minLength: 1, maxLength: 30 });
  fc.assert(
    fc.property(
      fc.oneof(
        fc.uint8Array({ maxLength: 2000 }),
        damage.map((changes) => damaged(whole, changes)),
      ),
      (bytes) => {
        try {
          read(bytes, 300);
        } catch (thrown) {
          expect(thrown).toBeInstanceOf(WaybillError);
        }
      },
    ),
  );
});

function damaged(whole: Uint8Array, changes: readonly (readonly [number, number])[]): Uint8Array {
  const bytes = whole.slice();
  for (const [at, byte] of changes) bytes[at] = byte;
  return bytes;
}
