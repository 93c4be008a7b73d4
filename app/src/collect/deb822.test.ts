import fc from 'fast-check';
import { expect, test } from 'vitest';
import { stanzas } from './deb822.ts';

test('fields, continuation lines and the lines of paragraphs', () => {
  const [first, second, ...rest] = stanzas('\nPackage: a\nDescription: short\n long\n .\r\n\n \nPACKAGE:b\n');
  expect(rest).toEqual([]);
  expect([first?.line, first?.get('package'), first?.get('Description')]).toEqual([2, 'a', 'short\nlong\n.']);
  expect([second?.line, second?.get('Package'), second?.strayLine]).toEqual([8, 'b', undefined]);
});

test('a line that belongs to no field is told', () => {
  expect([...stanzas(' x\nPackage: a\nnonsense\n')].map(({ strayLine }) => strayLine)).toEqual([1]);
});

test('of a repeated field the first counts, and its continuation is its own', () => {
  expect([...stanzas('A: 1\nA: 2\n more\n')].map((stanza) => stanza.get('a'))).toEqual(['1']);
});

test('no text crashes it, and every line that is not blank is in a paragraph', () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom('A', ':', ' ', '\n', '\r', '\t', 'é') }), (text) => {
      const lines = text.split('\n').map((line) => line.replace(/\r$/, ''));
      const starts = lines.flatMap((line, index) => (line.trim() !== '' && (lines[index - 1] ?? '').trim() === '' ? [index + 1] : []));
      expect([...stanzas(text)].map(({ line }) => line)).toEqual(starts);
    }),
  );
});
