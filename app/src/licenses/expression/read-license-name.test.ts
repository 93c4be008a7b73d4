import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readLicenseName } from './read-license-name.ts';

test.each([
  ['Apache License v2', 'Apache-2.0'],
  ['Apache License, Version 2.0', 'Apache-2.0'],
  ['The MIT License (MIT)', 'MIT'],
  ['New BSD License', 'BSD-3-Clause'],
  ['BSD 3-Clause "New" or "Revised" License', 'BSD-3-Clause'],
  ['GPLv3', 'GPL-3.0-only'],
  ['Eclipse Public License - v 2.0', 'EPL-2.0'],
  ['http://www.apache.org/licenses/LICENSE-2.0.txt', 'Apache-2.0'],
  ['MPLv2.0', 'MPL-2.0'],
  ['ISC License (ISCL)', 'ISC'],
  ['ISC License (XYZ)', undefined],
  ['Mozilla Public License 2.0 (MPL 2.0)', 'MPL-2.0'],
  ['GNU General Public License v3 or later (GPLv3+)', 'GPL-3.0-or-later'],
  ['BSD License', undefined],
  ['BSD', undefined],
  ['Apache License v2 with evil clause', undefined],
  ['MIT License, no attribution', undefined],
  ['Acme Commercial License', undefined],
  ['Apache License 2.0 and MIT License', undefined],
  ['CC-BY-NC', undefined],
  ['', undefined],
])('%j names %s', (text, expression) => {
  expect(readLicenseName(text)).toBe(expression);
});

test('no text throws', () => {
  fc.assert(fc.property(fc.string({ maxLength: 500 }), (text) => void readLicenseName(text)));
});
