import { expect, test } from 'vitest';
import { expectAscending } from '../../../test/versions/ascending.ts';
import { compareVersions } from '../index.ts';

test('code points, without normalisation', () => {
  expectAscending('lexicographic', ['10', '9', 'A', 'a', 'aa', 'b', '\u00e9', '\ufffd', '\u{1f600}', '\u{1f601}']);
});

test('nothing and half a character are refused', () => {
  expect(compareVersions('lexicographic', '', '')).toBeUndefined();
  expect(compareVersions('lexicographic', '\ud800', 'a')).toBeUndefined();
});
