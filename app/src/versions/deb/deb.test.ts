import { expect, test } from 'vitest';
import { expectAscending } from '../../../test/versions/ascending.ts';
import { compareVersions } from '../index.ts';

test('tildes, letters, epochs, revisions and leading zeros', () => {
  expectAscending('deb', [
    '1.0~~',
    '1.0~~a',
    '1.0~',
    '1.0~rc1-1',
    '1.0 0:1.0 1.0-0 01.0 1.00',
    '1.0-0ubuntu1',
    '1.0-1~bpo12+1',
    '1.0-1',
    '1.0-1+b1',
    '1.0-1.1',
    '1.0-10',
    '1.0a-1',
    '1.0+dfsg-1',
    '1.0-2-1',
    '1.0.0',
    '1.0.9',
    '1.0.10',
    '1:0.1',
    '10:0.1',
  ]);
});

test.each(['', ' ', ':1', 'a:1', '1:', '1-', '-1', '1:-1', '2147483648:1', '1 0', '1.0ä'])('%j is refused', (text) => {
  expect(compareVersions('deb', text, text)).toBeUndefined();
});
