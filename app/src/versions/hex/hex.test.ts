import { expect, test } from 'vitest';
import { expectAscending } from '../../../test/versions/ascending.ts';
import { compareVersions } from '../index.ts';

test('Semantic Versioning as Elixir reads it', () => {
  expectAscending('hex', ['0.1.0-alpha.9', '0.1.0-alpha.10', '0.1.0 0.1.0+build', '0.1.1', '0.10.0', '1.0.0']);
});

test.each(['1', '1.0', 'v1.0.0', '01.0.0', '1.0.0.0', '1.0.0-01', ''])('%j is refused', (text) => {
  expect(compareVersions('hex', text, text)).toBeUndefined();
});
