import { expect, test } from 'vitest';
import { expectAscending } from '../../../test/versions/ascending.ts';
import { compareVersions } from '../index.ts';

test('qualifiers in their order', () => {
  expectAscending('maven', [
    '1-alpha-1 1-a1 1.alpha1 1alpha1',
    '1-alpha-2',
    '1-beta-1 1b1',
    '1-milestone-1 1-M1',
    '1-rc-1 1-CR1 1.RC1',
    '1-SNAPSHOT',
    '1 1.0 1.0.0 1-ga 1.final 1-RELEASE 1.0-0 01',
    '1-sp 1.SP',
    '1-abc',
    '1-xyz 1.xyz',
    '1-1',
    '1-2',
    '1.1',
    '1.10',
    '2-SNAPSHOT',
  ]);
});

test('zeros before a qualifier say nothing, so that it comes before what follows a hyphen', () => {
  expectAscending('maven', ['2.0.a 2-a 2.0.0-a', '2-1', '2.0.2']);
});

test('however deep the hyphens nest', () => {
  const deep = `1${'-1'.repeat(20_000)}`;
  expect(compareVersions('maven', deep, `${deep}-1`)).toBe(-1);
  expect(compareVersions('maven', deep, `${deep}.1`)).toBe(-1);
});

// biome-ignore lint/suspicious/noTemplateCurlyInString: a property that Maven has not resolved
test.each(['', 'LATEST', 'RELEASE', '${revision}', '[1.0,2.0)', '1.0 2'])('%j is refused', (text) => {
  expect(compareVersions('maven', text, text)).toBeUndefined();
});
