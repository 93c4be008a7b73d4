import { expect, test } from 'vitest';
import { isLicenseFile, packageLicenses } from './package-licenses.ts';
import type { ScannedFile } from './scan-file.ts';

function scanned(path: string, expression: string | null, declared?: string): ScannedFile {
  return { kind: 'scanned', path, bytes: 1, expression, detections: [], ...(declared === undefined ? {} : { declared }) };
}

test.each([
  ['a/LICENSE', true],
  ['a/licence.md', true],
  ['a/LICENSE-MIT', true],
  ['a/COPYING.LESSER', true],
  ['a/UNLICENSE', true],
  ['a/MIT-LICENSE.txt', true],
  ['a/LICENSES/MIT.txt', true],
  ['a/license.ts', false],
  ['a/licenses/MIT.json', false],
  ['a/LICENSE-3RD-PARTY.txt', false],
  ['a/ThirdPartyNotices.txt', false],
  ['a/README.md', false],
])('%s holds the licence of its package: %s', (path, expected) => {
  expect(isLicenseFile(path)).toBe(expected);
});

test('manifests are held against the texts of their own folder', () => {
  const packages = packageLicenses();
  packages.add(scanned('m/a/package.json', 'MIT', 'MIT'));
  packages.add(scanned('m/a/LICENSE', 'MIT'));
  packages.add(scanned('m/b/package.json', 'MIT', 'MIT'));
  packages.add(scanned('m/b/LICENSES/GPL.txt', 'GPL-3.0-only'));
  packages.add(scanned('m/c/package.json', 'ISC', 'ISC'));
  packages.add(scanned('m/d/LICENSE', 'ISC'));
  packages.add(scanned('m/e/package.json', 'ISC', 'ISC'));
  packages.add(scanned('m/e/LICENSE', 'ISC AND MIT'));
  expect(packages.counts()).toEqual({ compared: 3, agreeing: 1, naming: 1, withoutText: 1 });
  expect(packages.conflicts()).toMatchObject([
    {
      package: 'm/b',
      manifest: 'm/b/package.json',
      declared: 'MIT',
      detected: [{ path: 'm/b/LICENSES/GPL.txt', expression: 'GPL-3.0-only' }],
      agreement: 'different',
    },
    { package: 'm/e', agreement: 'more' },
  ]);
});
