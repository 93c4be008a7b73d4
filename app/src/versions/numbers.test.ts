import { expect, test } from 'vitest';
import { expectAscending } from '../../test/versions/ascending.ts';
import { compareVersions } from './index.ts';

test('schemes of mere numbers', () => {
  expectAscending('cran', ['0.9', '1.0 1-0', '1.0.0.1', '1.0-4', '1.0.4.1', '1.10']);
  expectAscending('hackage', ['0.5', '1', '1.0', '1.0.0', '1.2', '1.10']);
  expectAscending('intdot', ['4.19', '4.19.0', '4.19.300', '5.4', '6.10']);
  expectAscending('nginx', ['0.8.40', '1.4.7', '1.5.0', '1.25.3']);
});

test('Windows fills up with zeros and says where a file was built', () => {
  expectAscending('windows', ['6.1', '10 10.0 10.0.0.0 10,0,0,0', '10.0.19041.1 10.0.19041.01', '18.12.407', '18.12.416', '18.12.416.1']);
  expect(compareVersions('windows', '6, 1, 0, 1', '6.1.0.1')).toBe(0);
  expect(compareVersions('windows', '6.1.7601.17514 (win7sp1_rtm.101119-1850)', '6.1.7601.17514')).toBe(0);
});

test.each([
  ['cran', '1.0a'],
  ['cran', '1.'],
  ['hackage', '1-2'],
  ['intdot', '5.4-rc1'],
  ['nginx', '1.4'],
  ['windows', '1.2.3.4.5'],
  ['windows', '1.2b'],
  ['windows', ''],
])('%s refuses %j', (scheme, text) => {
  expect(compareVersions(scheme, text, text)).toBeUndefined();
});
