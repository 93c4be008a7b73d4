import { expect, test } from 'vitest';
import { expectAscending } from '../../../test/versions/ascending.ts';
import { compareVersions } from '../index.ts';

test('suffixes of pre-releases, of what came after, commits and revisions', () => {
  expectAscending('apk', [
    '1.0_alpha',
    '1.0_alpha2',
    '1.0_beta_alpha',
    '1.0_beta',
    '1.0_pre',
    '1.0_rc1',
    '1.0_rc1-r1',
    '1.0',
    '1.0-r0',
    '1.0-r1',
    '1.0-r10',
    '1.0~1234',
    '1.0~1234-r1',
    '1.0~2345',
    '1.0_cvs',
    '1.0_svn',
    '1.0_git20240101',
    '1.0_hg',
    '1.0_p',
    '1.0_p1',
    '1.0_p10',
    '1.0a',
    '1.0b',
    '1.0.0',
    '1.0.01',
    '1.0.1',
    '1.0.10',
  ]);
});

test('the first number is a number, and a later one with a zero in front a fraction', () => {
  expectAscending('apk', ['1.05', '1.1 01.1', '1.9', '1.10', '02.0 2.0', '10.0']);
});

test.each([
  '',
  'a',
  '1.',
  '1.0_',
  '1.0_foo',
  '1.0-1',
  '1.0-r',
  '1.0a1',
  '1.0a.1',
  '1.0A',
  '1.0~',
  '1.0~xyz',
  '1.0-r1_p1',
  '1.0_none',
  ' 1',
])('%j is refused', (text) => {
  expect(compareVersions('apk', text, text)).toBeUndefined();
});
