import { expect, test } from 'vitest';
import { expectAscending } from '../../../test/versions/ascending.ts';
import { compareVersions } from '../index.ts';

test('letters before 3.0, stages before a release', () => {
  expectAscending('openssl', [
    '0.9.8',
    '0.9.8y',
    '0.9.8z',
    '0.9.8za',
    '0.9.8zh',
    '1.0.2-beta1',
    '1.0.2',
    '1.0.2a',
    '1.1.1-pre2',
    '1.1.1-pre10',
    '1.1.1',
    '1.1.1w',
    '3.0.0-dev',
    '3.0.0-alpha17',
    '3.0.0-beta1',
    '3.0.0',
    '3.0.10',
  ]);
});

test.each(['', '1.0', '1.0.2-fips', '1.0.2A', '3.0.0.1'])('%j is refused', (text) => {
  expect(compareVersions('openssl', text, text)).toBeUndefined();
});
