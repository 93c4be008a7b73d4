import fc from 'fast-check';
import { expect, test } from 'vitest';
import { decode } from './decode.ts';

const file = (path: string, text: string) => ({ path, bytes: Buffer.from(text) });

test('YAML keeps every scalar as it is spelt, but null', () => {
  expect(decode(file('a.yaml', 'versions: [1.10, 2, yes, 2026-01-01]\naliases: null\nwithdrawn:\n'))).toMatchObject({
    value: { versions: ['1.10', '2', 'yes', '2026-01-01'], aliases: null, withdrawn: null },
  });
});

test('JSON with a byte order mark is JSON', () => {
  expect(decode(file('a.json', '\uFEFF{"id":"A"}'))).toMatchObject({ value: { id: 'A' } });
});

test('a file without an ending is JSON if it begins so', () => {
  expect(decode(file('feed', ' [1]'))).toMatchObject({ value: [1] });
  expect(decode(file('feed', 'a,b'))).toMatchObject({ value: undefined });
});

test('what is not JSON, YAML or UTF-8 is a gap with its place', () => {
  expect(decode(file('a.json', '{\n "id": }'))).toMatchObject({ kind: 'unreadable-file', path: 'a.json' });
  expect(decode(file('a.yaml', 'a: [1\nb: 2'))).toMatchObject({ kind: 'unreadable-file', line: expect.any(Number) });
  expect(decode({ path: 'a.json', bytes: Buffer.from([0x7b, 0xff, 0x7d]) })).toMatchObject({ kind: 'unreadable-file' });
});

test('YAML that multiplies itself or nests without end is refused', () => {
  const bomb = ['a0: &a0 [x]', ...Array.from({ length: 40 }, (_, n) => `a${n + 1}: &a${n + 1} [*a${n}, *a${n}, *a${n}]`)].join('\n');
  expect(decode(file('a.yaml', bomb))).toMatchObject({ kind: 'unreadable-file' });
  expect(decode(file('a.yaml', '['.repeat(100_000)))).toMatchObject({ kind: 'unreadable-file' });
});

test('no bytes make it throw', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 200 }), fc.constantFrom('a.json', 'a.yaml', 'a'), (bytes, path) =>
      Boolean(decode({ path, bytes })),
    ),
  );
  fc.assert(fc.property(fc.string({ maxLength: 200 }), (text) => Boolean(decode(file('a.yaml', text)))));
});
