import { expect, test } from 'vitest';
import { expectAscending } from '../../../test/versions/ascending.ts';
import { compareVersions } from '../index.ts';

test('decimal and dotted versions', () => {
  expectAscending('cpan', [
    '.02 0.02',
    '0.9',
    '1.002003 v1.2.3 1.2.3 1.002_003',
    '1.01 v1.10',
    '1.1 1.10 1.100 v1.100',
    '1.55',
    '2 v2 2.0',
  ]);
});

test.each(['', 'a', '1.2a', '1.2-TRIAL', 'v1.', '.'])('%j is refused', (text) => {
  expect(compareVersions('cpan', text, text)).toBeUndefined();
});
