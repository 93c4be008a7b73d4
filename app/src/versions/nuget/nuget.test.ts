import { expect, test } from 'vitest';
import { expectAscending } from '../../../test/versions/ascending.ts';
import { compareVersions } from '../index.ts';

test('four numbers, labels without case, metadata that does not count', () => {
  expectAscending('nuget', [
    '1.0.0-1',
    '1.0.0-2',
    '1.0.0-alpha 1.0-ALPHA 1-alpha+build',
    '1.0.0-alpha.1 1.0.0-alpha.01',
    '1.0.0-alpha.10',
    '1.0.0-alpha.beta',
    '1.0.0-rc',
    '1 1.0 1.0.0 1.0.0.0 01.00 1.0.0+meta',
    '1.0.0.1-pre',
    '1.0.0.1',
    '1.0.1',
  ]);
});

test('a label that does not fit 32 bits is text', () => {
  expectAscending('nuget', ['1.0.0-2147483647', '1.0.0-20240101000000', '1.0.0-3000000000']);
});

test.each(['', 'a', '1.2.3.4.5', '1.', '1.0-', '1.0.0-a..b', '1.0.0beta', '1.0+', 'v1'])('%j is refused', (text) => {
  expect(compareVersions('nuget', text, text)).toBeUndefined();
});
