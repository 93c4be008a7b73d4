import { expect, test } from 'vitest';
import { printable, printableLines } from './printable.ts';

test('what would speak to a terminal is taken out', () => {
  expect(printable('a\u001b[31mb\nc\u009b')).toBe('a\ufffd[31mb\ufffdc\ufffd');
});

test('lines and tabs stay where text has lines', () => {
  expect(printableLines('a\tb\n\u001b]0;c\r\n')).toBe('a\tb\n\ufffd]0;c\r\n');
});
