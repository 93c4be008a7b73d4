import { expect, test } from 'vitest';
import { builtinTypes, normaliseSpace } from './builtin-types.ts';

test.each([
  ['boolean', 'true', true],
  ['boolean', 'TRUE', false],
  ['integer', '+01', true],
  ['integer', '1.0', false],
  ['nonNegativeInteger', '-0', true],
  ['nonNegativeInteger', '-1', false],
  ['positiveInteger', '0', false],
  ['decimal', '.5', true],
  ['decimal', '1e3', false],
  ['date', '2024-02-29Z', true],
  ['date', '2023-02-29', false],
  ['dateTime', '2024-01-01T24:00:00', true],
  ['dateTime', '2024-01-01T24:00:01', false],
  ['dateTime', '2024-01-01T00:00:00+14:00', true],
  ['dateTime', '2024-01-01T00:00:00+14:30', false],
  ['dateTime', '2024-01-01 00:00:00', false],
  ['anyURI', 'https://example.com/a b', true],
  ['anyURI', 'a/b:c', true],
  ['anyURI', 'a b:c', false],
  ['anyURI', '%zz', false],
  ['anyURI', 'http://[::1]:80/', true],
  ['anyURI', 'http://a:b/', false],
  ['anyURI', 'a#b#c', false],
  ['anyURI', '', true],
])('%s %j: %s', (type, text, isOfType) => {
  expect(builtinTypes[type]!(text)).toBe(isOfType);
});

test('white space counts as each type has it', () => {
  expect([normaliseSpace(' a\n b ', 'string'), normaliseSpace(' a\n b ', 'normalizedString'), normaliseSpace(' a\n b ', 'token')]).toEqual([
    ' a\n b ',
    ' a  b ',
    'a b',
  ]);
});
