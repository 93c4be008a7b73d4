import { expect, test } from 'vitest';
import { expectAscending } from '../../../test/versions/ascending.ts';
import { compareVersions } from '../index.ts';

test('moments, wherever the clock stood and however fine it was', () => {
  expectAscending('datetime', [
    '2023-12-31T23:59:59Z',
    '2023-12-31T23:59:60Z 2024-01-01T00:00:00Z 2024-01-01t02:00:00+02:00 2024-01-01T00:00:00.000Z',
    '2024-01-01T00:00:00.0000000000000000001Z',
    '2024-01-01T00:00:00.1Z 2024-01-01T00:00:00.10Z',
    '2024-02-29T00:00:00Z',
  ]);
});

test.each(['', '2024-01-01', '2024-02-30T00:00:00Z', '2024-13-01T00:00:00Z', '2024-01-01T00:00:00', '2024-01-01 00:00:00Z'])(
  '%j is refused',
  (text) => {
    expect(compareVersions('datetime', text, text)).toBeUndefined();
  },
);
