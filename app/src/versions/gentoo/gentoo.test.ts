import { expect, test } from 'vitest';
import { expectAscending } from '../../../test/versions/ascending.ts';
import { compareVersions } from '../index.ts';

test('fractions, letters, suffixes and revisions', () => {
  expectAscending('gentoo', [
    '1_alpha',
    '1_alpha1',
    '1_beta',
    '1_pre',
    '1_rc',
    '1_rc_p1',
    '1 1-r0 01',
    '1-r1',
    '1_p0 1_p',
    '1_p1',
    '1a',
    '1b_p1',
    '1.001 1.0010',
    '1.01',
    '1.1',
    '1.1.0',
    '1.9',
    '1.10',
  ]);
});

test.each(['', 'a', '1.', '1_', '1_foo', '1-1', '1-r', '1a1', '1A', '1_pa'])('%j is refused', (text) => {
  expect(compareVersions('gentoo', text, text)).toBeUndefined();
});
