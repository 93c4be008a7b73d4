import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { binaryPlist } from '../../../test/support/binary-plist.ts';
import { memoryTree } from '../../platform/files/memory-tree.ts';
import { holderOf } from './application.ts';
import { macosApps } from './index.ts';
import { readPlist } from './plist.ts';

const info = readFileSync(new URL('fixtures/Info.plist', import.meta.url), 'utf8');

async function collect(files: Readonly<Record<string, string | Uint8Array | Error>>) {
  const tree = memoryTree(files);
  const found = await Array.fromAsync(tree.find(macosApps.claims, () => {}));
  return Array.fromAsync(macosApps.collect(found, { tree, distro: undefined }));
}

test('an application is what its bundle says', async () => {
  const [collected] = await collect({ 'Applications/Viewer.app/Contents/Info.plist': info });
  expect(collected).toMatchObject({ scope: 'macos-apps', complete: true, gaps: [] });
  expect(collected?.components).toEqual([
    {
      ref: 'Applications/Viewer.app',
      kind: 'application',
      name: 'Example & Viewer',
      group: 'org.example.viewer',
      version: '4.2.1',
      publisher: 'Example Software Ltd.',
      location: 'Applications/Viewer.app',
      place: { path: 'Applications/Viewer.app/Contents/Info.plist' },
    },
  ]);
});

test('nested ones, those of users and wrapped ones; binary lists; the system', async () => {
  const [collected] = await collect({
    'Applications/Suite/Writer.app/Contents/Info.plist': binaryPlist({ CFBundleName: 'Schreiber – groß', CFBundleVersion: '12' }),
    'Applications/Suite/Writer.app/Contents/Helpers/Helper.app/Contents/Info.plist': binaryPlist({ CFBundleShortVersionString: '1.0' }),
    'Applications/Phone.app/Wrapper/Phone.app/Info.plist': binaryPlist({ CFBundleName: 'Phone', CFBundleVersion: '3' }),
    'Users/me/Applications/Mine.app/Contents/Info.plist': binaryPlist({ CFBundleName: 'Mine', CFBundleVersion: '1' }),
    'System/Library/CoreServices/SystemVersion.plist': binaryPlist({ ProductName: 'macOS', ProductVersion: '15.1' }),
    'Library/Other.app/Contents/Info.plist': info,
  });
  expect(collected?.components.map(({ kind, name, version }) => [kind, name, version])).toEqual([
    ['application', 'Phone', '3'],
    ['application', 'Helper', '1.0'],
    ['application', 'Schreiber – groß', '12'],
    ['operating-system', 'macOS', '15.1'],
    ['application', 'Mine', '1'],
  ]);
});

test('a tree that is no Mac has no such source', async () => {
  expect(await collect({ 'etc/os-release': 'ID=debian' })).toEqual([]);
});

test('an application without a version is there, and a gap', async () => {
  const [collected] = await collect({ 'Applications/A.app/Contents/Info.plist': binaryPlist({ CFBundleName: 'A' }) });
  expect(collected).toMatchObject({ complete: true, components: [{ name: 'A' }], gaps: [{ kind: 'unresolved-version', blocking: false }] });
});

test.each([
  ['cut off', info.slice(0, 700)],
  ['no property list', '{ CFBundleName = "old"; }'],
  ['a binary one cut off', binaryPlist({ CFBundleName: 'A' }).subarray(0, 40)],
  ['empty', ''],
  ['another dictionary', '<dict><key>CFBundleName</key><string>A</string></dict>'],
  ['unreadable', new Error('permission denied')],
])('%s leaves the set incomplete', async (_, content) => {
  const [collected] = await collect({ 'Applications/A.app/Contents/Info.plist': content });
  expect(collected).toMatchObject({ complete: false, components: [], gaps: [{ blocking: true }] });
});

test('entities are not expanded', () => {
  const bomb =
    '<!DOCTYPE plist [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;">]><plist><dict><key>x</key><string>&b;</string></dict></plist>';
  expect(() => readPlist(new TextEncoder().encode(bomb), new Set(['x']))).toThrow();
});

test('no damage crashes it', async () => {
  const whole = binaryPlist({ CFBundleName: 'A', CFBundleVersion: '1.2.3', CFBundleIdentifier: 'org.example.a-rather-long-identifier' });
  const damage = fc.array(fc.tuple(fc.nat(whole.length - 1), fc.nat(255)), { minLength: 1, maxLength: 10 });
  await fc.assert(
    fc.asyncProperty(damage, async (changes) => {
      const damaged = whole.slice();
      for (const [at, byte] of changes) damaged[at] = byte;
      await collect({ 'Applications/A.app/Contents/Info.plist': damaged });
    }),
  );
});

test.each([
  ['Copyright © 2019-2024 Example Software Ltd. All rights reserved.', 'Example Software Ltd.'],
  ['© 2023 Example, Inc', 'Example, Inc'],
  ['Copyright Example Inc. 2003–2024', 'Example Inc.'],
  ['(c) 2020, 2021 by Somebody', 'Somebody'],
  ['Copyright (c) 2024-present Example Foundation', 'Example Foundation'],
  ['1.2.3, built yesterday', undefined],
  ['© 2024', undefined],
])('the holder of %j', (statement, holder) => {
  expect(holderOf(statement)).toBe(holder);
});
