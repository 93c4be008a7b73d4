import { expect, test } from 'vitest';
import { expectAscending } from '../../../test/versions/ascending.ts';
import { compareVersions } from '../index.ts';

test('builds come behind the version, in their order', () => {
  expectAscending('pub', ['1.0.0-dev.1', '1.0.0-dev.2', '1.0.0-dev.2+1', '1.0.0', '1.0.0+1', '1.0.0+2', '1.0.0+10', '1.0.0+a', '1.0.1']);
});

test.each(['1', '1.0', 'v1.0.0', '1.0.0+', ''])('%j is refused', (text) => {
  expect(compareVersions('pub', text, text)).toBeUndefined();
});
