import fc from 'fast-check';
import { expect, test } from 'vitest';
import { collectWords } from '../index/collect-words.ts';
import { equalWords } from './equal-words.ts';
import { tokenize, tokenRoom } from './tokenize.ts';

const { vocabulary, words } = collectWords(
  ['permission is hereby granted to use the software exclusive nonexclusive sublicense distribution über müssen 中 文 version 2 0 3'],
  equalWords,
);
const read = (text: string) => {
  const tokens = tokenize(new TextEncoder().encode(text), vocabulary, tokenRoom());
  return Array.from({ length: tokens.count }, (_, i) => words[tokens.ids[i]!] || '?').join(' ');
};

test.each([
  ['Permission IS hereby\n\tgranted', 'permission is hereby granted'],
  ['"Permission" (is) `hereby` – granted…', 'permission is hereby granted'],
  ['// Permission is\n// hereby granted', 'permission is hereby granted'],
  ['REM Permission is\nREM hereby granted', 'permission is hereby granted'],
  ['dnl Permission is\ndnl hereby', 'permission is hereby'],
  ['.\\" Permission is\n.\\" hereby', 'permission is hereby'],
  ['<p class="a">Permission <b>is</b><br/>hereby &nbsp;granted</p>', 'permission is hereby granted'],
  ['[Permission](https://example.org/a) is', 'permission is'],
  ['Permission is\\nhereby', 'permission is hereby'],
  ['1. Permission\n2) is\n(a) hereby\n b. granted\n iv. to\n o use', 'permission is hereby granted to use'],
  ['1.2.3 Permission\n1.2. is', 'permission is'],
  ['Version 2.0', 'version 2 0'],
  ['non-exclusive sub-licence non- exclusive', 'nonexclusive sublicense ? exclusive'],
  ['distri-\n * bution', 'distribution'],
  ['licence LICENCES organisation', 'license licenses organization'],
  ['the copyright holder', 'the ? owner'],
  ['ÜBER müssen', 'über müssen'],
  ['中文、中', '中 文 中'],
  ['unknown words', '? ?'],
  ['', ''],
])('%j', (text, tokens) => {
  expect(read(text)).toBe(tokens);
});

test('each token has its bytes, in order, whatever the bytes', () => {
  fc.assert(
    fc.property(
      fc.oneof(
        fc.uint8Array({ maxLength: 400 }),
        fc.string().map((text) => new TextEncoder().encode(text)),
      ),
      (bytes) => {
        const { count, starts, ends } = tokenize(bytes, vocabulary, tokenRoom());
        let last = 0;
        let inOrder = true;
        for (let i = 0; i < count; i++) {
          inOrder &&= starts[i]! >= last && ends[i]! > starts[i]!;
          last = ends[i]!;
        }
        expect(inOrder).toBe(true);
        expect(last).toBeLessThanOrEqual(bytes.length);
      },
    ),
  );
});
