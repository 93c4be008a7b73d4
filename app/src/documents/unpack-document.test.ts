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
  [
    'xz',
    Buffer.from(
      '/Td6WFoAAATm1rRGAgAhARYAAAB0L+Wj4ABnAFpdAD2IiEcz+0cz8JD+kw4JfaYOgPh5LWUIWKWFBNJk4BqdWBmJBlcoctF3aENhKSv8GEdwWK1ax3NVqKw7A1424L+J6tDl46qcqYKprRVo7c1GUBx1AY8TRpIuAAAAADbyniG7AuDJAAF2aDGCihoftvN9AQAAAAAEWVo=',
      'base64',
    ),
  ],
  [
    'bzip2',
    Buffer.from(
      'QlpoOTFBWSZTWUzisWMAADIfgBAFIRANAAFKOifdKiAAVDVPRNGmm0E0GDUGp6jUeppp6gANPUJ7TG4cCuwqgekSIlsACQxhBe+dJ/Ws6y8nrJHUiSuaDeKH6rTUgabRHB4k+TXOD6wEFzUF4ZTLE/F3JFOFCQTOKxYw',
      'base64',
    ),
  ],
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
