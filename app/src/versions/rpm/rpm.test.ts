import { expect, test } from 'vitest';
import { expectAscending } from '../../../test/versions/ascending.ts';
import { compareVersions } from '../index.ts';

test('tildes come before the end of a version, carets behind it', () => {
  expectAscending('rpm', [
    '1.0~~',
    '1.0~rc1',
    '1.0~rc1^git1',
    '1.0~rc2',
    '1.0 1_0 1..0 01.00',
    '1.0^',
    '1.0^git1',
    '1.0a',
    '1.0.1',
    '1.0.10',
  ]);
});

test('a missing release comes before every release, even before one that a tilde puts before the end', () => {
  expectAscending('rpm', ['1.0', '1.0-~~', '1.0-', '1.0-1']);
});

test('epochs and releases', () => {
  expectAscending('rpm', ['1.0 0:1.0 :1.0', '1.0-1', '1.0-1.el8', '1.0-1.el8_6', '1.0-1.el10', '1.0-2', '1.1-1', '1:0.1-1', '10:0.1-1']);
});

test('numbers beat words, and words go letter by letter', () => {
  expectAscending('rpm', ['1.A', '1.a', '1.ab', '1.b', '1.0', '1.0001 1.1']);
});

test.each(['', '1 0', '-1', '1:', '1:-2'])('%j is refused', (text) => {
  expect(compareVersions('rpm', text, text)).toBeUndefined();
});
