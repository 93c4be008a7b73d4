import { expect, test } from 'vitest';
import { expectAscending } from '../../../test/versions/ascending.ts';
import { compareVersions } from '../index.ts';

test('modules, pseudo-versions and +incompatible', () => {
  expectAscending('golang', [
    'v0.0.0-20190101000000-aaaaaaaaaaaa',
    '0.0.0-20200101000000-0123456789ab v0.0.0-20200101000000-0123456789ab',
    'v0.0.0',
    'v1.2.2',
    'v1.2.3-0.20200101000000-abcdefabcdef',
    'v1.2.3-pre',
    'v1.2.3-pre.0.20200101000000-abcdefabcdef',
    'v1.2.3 1.2.3',
    'v2.0.0+incompatible 2.0.0 v2 v2.0',
    'v10.0.0',
  ]);
});

test('versions of the toolchain and of the standard library', () => {
  expectAscending('golang', [
    '1.20',
    'go1.21beta1',
    'go1.21rc1 1.21rc1 1.21.0-rc.1',
    'go1.21rc2',
    'go1.21.0 v1.21.0 1.21.0 go1.21',
    'go1.21.10',
    'go1.22rc1',
  ]);
  expectAscending('golang', ['1.21.0-0', '1.21.0-rc.1', '1.21.0']);
});

test.each(['(devel)', '', 'master', '234fd47e07d1004f0aed9c', 'v01.0.0', 'v1.2-pre', 'go', '1.21rc', 'devel go1.22-abcdef'])(
  '%j is refused',
  (text) => {
    expect(compareVersions('golang', text, text)).toBeUndefined();
  },
);
