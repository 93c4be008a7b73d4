import { expect, test } from 'vitest';
import { expectAscending } from '../../../test/versions/ascending.ts';
import { compareVersions } from '../index.ts';

test('Semantic Versioning 2.0.0, section 11', () => {
  expectAscending('semver', [
    '1.0.0-alpha',
    '1.0.0-alpha.1',
    '1.0.0-alpha.beta',
    '1.0.0-beta',
    '1.0.0-beta.2',
    '1.0.0-beta.11',
    '1.0.0-rc.1',
    '1.0.0 v1.0.0 1.0.0+build.01',
    '1.0.1',
    '1.1.0',
    '2.0.0',
  ]);
});

test.each(['1', '1.2', '1.2.3.4', '01.2.3', '1.2.3-', '1.2.3-01', '1.2.3-a..b', '1.2.3+', '1.2.3beta', 'a', '', '1.2.3-ä', ' 1.2.3'])(
  '%j is refused',
  (text) => {
    expect(compareVersions('semver', text, text)).toBeUndefined();
  },
);
