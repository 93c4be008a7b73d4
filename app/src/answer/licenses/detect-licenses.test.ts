import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import type { Collected, CollectedComponent } from '../../domain/collected.ts';
import { withDetectedLicenses } from './detect-licenses.ts';

const isc = 'SPDX-License-Identifier: ISC\n';

function treeOf(files: Readonly<Record<string, string>>): string {
  const root = mkdtempSync(join(tmpdir(), 'waybill-detect-'));
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
  return root;
}

async function detected(files: Readonly<Record<string, string>>, component: Partial<CollectedComponent>) {
  const collected: Collected = {
    scope: 'x',
    complete: true,
    components: [{ ref: 'a', kind: 'library', name: 'a', ...component }],
    services: [],
    relations: [],
    gaps: [],
  };
  return (await withDetectedLicenses(collected, treeOf(files))).components[0]!.detectedLicenses;
}

test.each([
  [
    'the folder of a package',
    { 'lib/a/LICENSE': isc, 'lib/a/index.js': '// SPDX-License-Identifier: MIT' },
    { location: 'lib/a' },
    ['ISC'],
  ],
  ['a folder of licences', { 'a.dist-info/licenses/LICENSE.txt': isc }, { location: 'a.dist-info' }, ['ISC']],
  ["Debian's", { 'usr/share/doc/a/copyright': 'License: GPL-2+\n' }, { purl: 'pkg:deb/debian/a@1' }, ['GPL-2.0-or-later']],
  ['a folder without', { 'lib/a/README': isc }, { location: 'lib/a' }, undefined],
  ['an unknown text', { 'lib/a/LICENSE': 'All of it is ours.' }, { location: 'lib/a' }, undefined],
  ['a folder that leads out', { LICENSE: isc }, { location: '../..' }, undefined],
  ['no folder', { LICENSE: isc }, {}, undefined],
])('%s', async (_, files, component, licenses) => {
  expect(await detected(files, component)).toEqual(licenses);
});
