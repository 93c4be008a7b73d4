import { gzipSync, zstdCompressSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { limits } from '../platform/limits.ts';
import { readDocument } from './read-document.ts';
import { unpackDocument } from './unpack-document.ts';
import { validateDocument } from './validate/index.ts';

const document = Buffer.from('{"bomFormat":"CycloneDX","specVersion":"1.6","components":[{"type":"library","name":"a","version":"1"}]}');

test.each([
  ['gzip', gzipSync(document)],
  ['zstd', zstdCompressSync(document)],
])('a document compressed with %s is read and validated as it is', async (_, bytes) => {
  expect(readDocument(bytes, 'a.gz').counted).toBe(1);
  expect(await validateDocument(bytes)).toMatchObject({ verdict: 'valid' });
});

test('what is not compressed is left as it is', () => {
  expect(unpackDocument(document, {})).toBe(document);
});

test('a damaged file is refused, and one that unpacks without end too', () => {
  expect(() => readDocument(gzipSync(document).subarray(0, 40), 'a.gz')).toThrow(/damaged/);
  const bomb = zstdCompressSync(Buffer.alloc(limits.documentBytes + 1));
  expect(bomb.length).toBeLessThan(100_000);
  expect(() => unpackDocument(bomb, {})).toThrow(expect.objectContaining({ code: 'limit-exceeded' }));
});
