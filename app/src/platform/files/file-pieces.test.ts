import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { filePieces } from './file-pieces.ts';

const folder = mkdtempSync(join(tmpdir(), 'waybill-pieces-'));

test.each([
  [0, []],
  [3, [3]],
  [4, [4]],
  [11, [4, 4, 3]],
])('a file of %i bytes', (size, lengths) => {
  const path = join(folder, String(size));
  const bytes = Uint8Array.from({ length: size }, (_, at) => at);
  writeFileSync(path, bytes);
  const pieces = [...filePieces(path, 4)];
  expect(pieces.map(({ length }) => length)).toEqual(lengths);
  expect(Buffer.concat(pieces)).toEqual(Buffer.from(bytes));
});

test('a folder and a name of nothing are told', () => {
  expect(() => [...filePieces(folder, 4)]).toThrow(expect.objectContaining({ code: 'unreadable' }));
  expect(() => [...filePieces(join(folder, 'none'), 4)]).toThrow(expect.objectContaining({ code: 'not-found' }));
});

test('pieces that are read to one room are good until the next', () => {
  const path = join(folder, 'room');
  writeFileSync(path, 'abcdefg');
  const told = [];
  for (const piece of filePieces(path, 4, new Uint8Array(4))) told.push(Buffer.from(piece).toString());
  expect(told).toEqual(['abcd', 'efg']);
});
