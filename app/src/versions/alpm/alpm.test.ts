import { expect, test } from 'vitest';
import { expectAscending } from '../../../test/versions/ascending.ts';
import { compareVersions } from '../index.ts';

test('letters at the end come before the version, longer marks behind', () => {
  expectAscending('alpm', [
    '1.0a',
    '1.0alpha',
    '1.0b',
    '1.0beta',
    '1.0p',
    '1.0pre',
    '1.0rc',
    '1.0 0:1.0 01.0',
    '1.0.a',
    '1.0.1',
    '1..0'.replace('..', '.1.'),
    '1.2',
    '1:0.1',
  ]);
  expect(compareVersions('alpm', '1..0', '1.9')).toBe(1);
});

test('a version without a release equals that version with any', () => {
  expect(compareVersions('alpm', '1.5', '1.5-1')).toBe(0);
  expect(compareVersions('alpm', '1.5-2', '1.5')).toBe(0);
  expect(compareVersions('alpm', '1.5-1', '1.5-2')).toBe(-1);
});

test.each(['', '1 0', '1:'])('%j is refused', (text) => {
  expect(compareVersions('alpm', text, text)).toBeUndefined();
});
