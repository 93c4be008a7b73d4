import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { zstdCompressSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { openObjects } from './objects.ts';

const digestOf = (content: Uint8Array) => createHash('sha256').update(content).digest('hex');
const fresh = () => join(mkdtempSync(join(tmpdir(), 'waybill-objects-')), 'objects.db');

test.each([0, 1, 70, 5000, 3_000_000])('content of %d bytes comes back as it went, also when it is opened again', (size) => {
  const path = fresh();
  const content = Buffer.alloc(size, 'a document, ');
  const objects = openObjects(path);
  objects.put(digestOf(content), content);
  objects.put(digestOf(content), content);
  objects.close();
  const again = openObjects(path);
  expect(Buffer.compare(Buffer.from(again.get(digestOf(content))), content)).toBe(0);
  expect(again.has(digestOf(content))).toBe(true);
  again.close();
});

test('what is put together is kept together or not at all', () => {
  const objects = openObjects(fresh());
  const [one, two] = [Buffer.from('one'), Buffer.from('two')];
  const broken = () =>
    objects.together(() => {
      objects.put(digestOf(one), one);
      throw new Error('broken off');
    });
  expect(broken).toThrow('broken off');
  expect(objects.has(digestOf(one))).toBe(false);
  objects.together(() => {
    objects.put(digestOf(one), one);
    objects.put(digestOf(two), two);
  });
  expect([one, two].every((content) => objects.has(digestOf(content)))).toBe(true);
  objects.close();
});

test('a copy holds all, and what is not there is told with the remedy', () => {
  const objects = openObjects(fresh());
  const content = Buffer.from('kept');
  objects.put(digestOf(content), content);
  const target = fresh();
  objects.copyTo(target);
  const copy = openObjects(target);
  expect(Buffer.from(copy.get(digestOf(content))).toString()).toBe('kept');
  expect(() => copy.get('00'.repeat(32))).toThrow(
    expect.objectContaining({ code: 'unreadable', message: expect.stringContaining('backup') }),
  );
  copy.close();
  objects.close();
});

test('documents that an earlier version kept as files are taken in', () => {
  const path = fresh();
  const content = Buffer.from('kept long ago');
  const digest = digestOf(content);
  const folder = join(path.replace(/\.db$/, ''), digest.slice(0, 2));
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, `${digest.slice(2)}.zst`), zstdCompressSync(content));
  writeFileSync(join(folder, `${digest.slice(2)}.zst.123.part`), 'half a file');
  for (let time = 0; time < 2; time++) {
    const objects = openObjects(path);
    expect(Buffer.from(objects.get(digest)).toString()).toBe('kept long ago');
    objects.close();
  }
  expect(existsSync(folder)).toBe(false);
});
