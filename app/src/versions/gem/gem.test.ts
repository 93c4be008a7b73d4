import { expect, test } from 'vitest';
import { expectAscending } from '../../../test/versions/ascending.ts';
import { compareVersions } from '../index.ts';

test('letters make a pre-release, and a hyphen reads as `.pre.`', () => {
  expectAscending('gem', [
    '1.0.a',
    '1.0.a1 1.0.a.1',
    '1.0.a10',
    '1.0.b2',
    '1.0-rc.1',
    '1.0-1 1.0.pre.1',
    '1.0.rc1',
    '1 1.0 1.0.0 01.0',
    '1.0.1.rc1',
    '1.0.1',
    '1.1',
    '1.10',
  ]);
});

test('upper case comes before lower case', () => {
  expectAscending('gem', ['1.A', '1.a', '1']);
});

test.each(['', 'a', '1.', '1..2', '1_2', '1.0+x', '>= 1'])('%j is refused', (text) => {
  expect(compareVersions('gem', text, text)).toBeUndefined();
});
