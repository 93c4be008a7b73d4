import { expect, test } from 'vitest';
import { expectAscending } from '../../../test/versions/ascending.ts';
import { compareVersions } from '../index.ts';

test('the order of PEP 440', () => {
  expectAscending('pypi', [
    '1.0.dev0 1.dev 1.0-DEV',
    '1.0.dev456',
    '1.0a0 1.0a 1.0alpha 1.0-alpha-',
    '1.0a1 v1.0.ALPHA.1 1.0_a_01',
    '1.0a2.dev456',
    '1.0a12.dev456',
    '1.0a12',
    '1.0b1.dev456',
    '1.0b2',
    '1.0b2.post345.dev456',
    '1.0b2.post345 1.0b2-345 1.0b2r345',
    '1.0rc1.dev456',
    '1.0rc1 1.0c1 1.0pre1 1.0-preview.1',
    '1.0 1 1.0.0 0!1.0',
    '1.0+abc',
    '1.0+abc.5 1.0+ABC_5 1.0+abc-05',
    '1.0+abc.7',
    '1.0+5',
    '1.0.post456.dev34',
    '1.0.post456 1.0-456 1.0.rev456',
    '1.0.15',
    '1.1.dev1',
    '20240101.1',
    '1!0.1',
  ]);
});

test.each(['', '1.0-', '1.0.', 'a', '2004d', '1.0+', '1.0+a..b', '1..0', '1.0-1-2', '1!', '!1', '1.0 1', '1.0dev1a1', '1.0+ä'])(
  '%j is refused',
  (text) => {
    expect(compareVersions('pypi', text, text)).toBeUndefined();
  },
);
