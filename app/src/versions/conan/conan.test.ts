import { expect, test } from 'vitest';
import { expectAscending } from '../../../test/versions/ascending.ts';
import { compareVersions } from '../index.ts';

test('any number of parts, pre-releases and builds', () => {
  expectAscending('conan', [
    '1.1-',
    '1.1-alpha.3',
    '1.1-alpha.22',
    '1.1-alpha.22+b1',
    '1.1 1.1.0 1.1.0.0',
    '1.1+b1',
    '1.1+b2',
    '1.1.1.22',
    '1.1.1.abc',
    '1.2',
    '1.10',
    'cci.20200203',
  ]);
});

test('a number and a text are compared as texts, so that three may go round in a circle', () => {
  expect(['9 10', '10 1a', '1a 9'].map((pair) => compareVersions('conan', pair.split(' ')[0]!, pair.split(' ')[1]!))).toEqual([-1, -1, -1]);
});

test.each(['', '>=1.0', '[>1]', '1 2', '^1'])('%j is refused', (text) => {
  expect(compareVersions('conan', text, text)).toBeUndefined();
});
