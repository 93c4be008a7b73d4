import { createRequire } from 'node:module';
import { beforeAll, describe, expect, test } from 'vitest';
import { licenseListIndex } from '../../../../tools/licenses/build-license-index.ts';
import { openIndex } from './index/index-file.ts';
import { LicenseDetector } from './license-detector.ts';

const list = createRequire(import.meta.url)('spdx-license-list/full') as Readonly<Record<string, { readonly licenseText: string }>>;
const textOf = (id: string) => list[id]!.licenseText;
let detector: LicenseDetector;
const detect = (...parts: readonly string[]) => detector.detect(new TextEncoder().encode(parts.join('\n\n')));

beforeAll(() => {
  detector = new LicenseDetector(openIndex(licenseListIndex()));
});

const gpl =
  'This program is free software; you can redistribute it under the terms of the GNU General Public License as published by the Free Software Foundation; either version 2 of the License, or (at your option) any later version.';

describe('a choice that goes over sentences', () => {
  test.each([
    [textOf('BSD-2-Clause'), 'Alternatively, this file may be used under the terms of the GNU GPL, version 2 or later.'],
    [gpl, 'Alternatively, you may use this file under the BSD licence as follows:', textOf('BSD-2-Clause')],
    [gpl, 'Or, when distributed apart from the rest, subject to the following license:', textOf('BSD-2-Clause')],
    [gpl, 'or', textOf('BSD-2-Clause')],
    [gpl, 'Otherwise, the following license terms apply:', textOf('BSD-2-Clause')],
    [gpl, 'This file may also be used under these terms:', textOf('BSD-2-Clause')],
    ['License Option 1: GPL', gpl, 'License Option 2: BSD', textOf('BSD-2-Clause')],
    ['It is dual-licensed: take it under one of these licenses.', gpl, textOf('BSD-2-Clause')],
    [gpl, textOf('BSD-2-Clause'), 'You may choose either license.'],
    [
      'You can use it either under the terms of the GPL or the Simplified BSD license.',
      `a) ${gpl}`,
      'Alternatively,',
      textOf('BSD-2-Clause'),
    ],
  ])('%#', (...parts) => {
    expect(detect(...parts).expression).toBe('BSD-2-Clause OR GPL-2.0-or-later');
  });

  test('between two texts what stands there tells it', () => {
    const found = detect(
      'It is available under 2 licenses -- choose whichever you prefer.',
      textOf('MIT'),
      'ALTERNATIVE B - the ISC License',
      textOf('ISC'),
    );
    expect(found.expression).toBe('ISC OR MIT');
    expect(found.detections.map(({ kind, expression }) => [kind, expression])).toEqual([
      ['text', 'MIT'],
      ['notice', 'MIT OR ISC'],
      ['text', 'ISC'],
    ]);
  });

  test('of three', () => {
    const found = detect(textOf('MIT'), 'or', textOf('ISC'), 'or', 'Licensed under the Zlib license.');
    expect(found.expression).toBe('ISC OR MIT OR Zlib');
  });

  test('a notice beside a field leaves out the exception that the field has', () => {
    const found = detect(
      'SPDX-License-Identifier: (GPL-2.0-only WITH Linux-syscall-note OR MIT)',
      'It is licensed under the GPL, version 2; or, when distributed apart from it, under the following license:',
      textOf('MIT'),
    );
    expect(found.expression).toBe('GPL-2.0-only WITH Linux-syscall-note OR MIT');
  });

  test('the licences that a Maven project lists', () => {
    const license = (name: string) => `<license>\n<name>${name}</name>\n<distribution>repo</distribution>\n</license>`;
    expect(
      detect('<project>\n<licenses>', license('Apache License, Version 2.0'), license('The MIT License'), '</licenses>').expression,
    ).toBe('Apache-2.0 OR MIT');
  });
});

test.each([
  ['{"license": ["MIT", "GPL-3.0-only"]}', 'GPL-3.0-only OR MIT'],
  ['{\n  "licenses": [\n    "MIT",\n    "ISC"\n  ]\n}', 'ISC OR MIT'],
  ["spec.licenses = ['MIT', 'ISC']", 'ISC AND MIT'],
])('the list of a manifest: %j', (text, expression) => {
  expect(detect(text).expression).toBe(expression);
});

test.each([
  [gpl, textOf('BSD-2-Clause')],
  [gpl, 'The following applies to the sources in lib, which are another work:', textOf('BSD-2-Clause')],
  [
    'It is licensed under the GNU GPL, version 2 or later.',
    'The other part is by another author,',
    'or by several, who say this:',
    textOf('BSD-2-Clause'),
  ],
])('what is offered beside another licence holds with it: %#', (...parts) => {
  expect(detect(...parts).expression).toBe('BSD-2-Clause AND GPL-2.0-or-later');
});
