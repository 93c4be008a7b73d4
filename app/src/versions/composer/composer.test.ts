import { expect, test } from 'vitest';
import { expectAscending } from '../../../test/versions/ascending.ts';
import { compareVersions, parseVersion } from '../index.ts';
import { normalizeComposer } from './normalize.ts';

test('stabilities, patches and builds', () => {
  expectAscending('composer', [
    '1.0-Stable 1.0-STABLE',
    '1.0-dev 1.0.0.0-dev',
    '1.0-alpha 1.0a',
    '1.0-alpha1 1.0.0-a.1',
    '1.0-alpha10',
    '1.0-beta1 1.0b1',
    '1.0-RC1-dev',
    '1.0-RC1 1.0.0rc1',
    '1.0 v1.0 V1.0.0 1.0.0.0 1.0-stable 1.0+build 1.0@beta 01.0',
    '1.0-p1 1.0-patch1 1.0pl1',
    '1.0.0.1',
    '1.1.x-dev',
    '1.x-dev',
    '2.0',
    '20100102 2010.01.02'.split(' ')[0]!,
  ]);
});

test('a branch comes before every number, has no order among branches and is in no range', () => {
  expect(compareVersions('composer', 'dev-main', '0.1')).toBe(-1);
  expect(compareVersions('composer', 'dev-main', 'dev-main')).toBe(0);
  expect(compareVersions('composer', 'master', 'dev-master')).toBe(0);
  expect(compareVersions('composer', 'dev-main', 'dev-next')).toBeUndefined();
  expect(parseVersion('composer', 'dev-main')).toBeUndefined();
});

test.each([
  ['1.2-p.5+foo', '1.2.0.0-patch5'],
  ['2010-01-02', '2010.01.02'],
  ['20100102.1', '20100102.1'],
  ['1.x-dev', '1.9999999.9999999.9999999-dev'],
  ['1.0 as 2.0', '1.0.0.0'],
  ['1.0.0-beta.5-dev', '1.0.0.0-beta5-dev'],
])('%s is %s', (text, normal) => {
  expect(normalizeComposer(text)).toBe(normal);
});

test.each(['', 'a', '1.0.0-meh', '1.0.0.0.0', '1.2.3-rc.', 'feature-dev', '12345678901234567890'])('%j is refused', (text) => {
  expect(compareVersions('composer', text, text)).toBeUndefined();
});
