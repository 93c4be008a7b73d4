import { describe, expect, test } from 'vitest';
import type { CarriedPackage } from './carried-packages.ts';
import { licenseNotice } from './license-notice.ts';
import { splitCopyrights } from './split-copyrights.ts';

const known = new Map([
  ['MIT', 'The text of MIT'],
  ['ISC', 'The text of ISC'],
]);

function carried(name: string, texts: readonly string[], more: Partial<CarriedPackage> = {}): CarriedPackage {
  return {
    name,
    version: '1.0',
    declared: 'MIT',
    texts: texts.map((text) => ({ path: name, text, expression: 'MIT' })),
    notices: [],
    ...more,
  };
}

test('a text stands once, with the copyright lines of all that carry it', () => {
  const notice = licenseNotice(
    [
      carried('b', ['MIT License\n\nCopyright (c) 2020 B\n\nDo what you like.']),
      carried('a', ['MIT License\r\n\r\nCopyright 2019 A\r\nCopyright 2020 AA\r\n\r\nDo   what you\r\nlike.']),
      carried('a', ['MIT License\n\nCopyright 2019 A\n\nDo what you like.']),
    ],
    () => known,
  );
  expect(notice.groups).toEqual([
    {
      expression: 'MIT',
      text: 'MIT License\n\nDo what you like.',
      origin: 'found',
      packages: [
        { name: 'a', version: '1.0', copyrights: ['Copyright 2019 A', 'Copyright 2020 AA'] },
        { name: 'b', version: '1.0', copyrights: ['Copyright (c) 2020 B'] },
      ],
    },
  ]);
  expect(notice.missing).toEqual([]);
});

test('what carries no text gets the known one; what declares none is missing', () => {
  const notice = licenseNotice(
    [
      carried('a', [], { declared: 'MIT OR ISC' }),
      carried('b', [], { declared: 'mit' }),
      carried('c', [], { declared: undefined }),
      carried('d', [], { declared: 'LicenseRef-Ours AND MIT' }),
      carried('e', [], { declared: 'The MIT License' }),
    ],
    () => known,
  );
  expect(notice.groups.map(({ expression, origin, packages }) => [expression, origin, packages.map(({ name }) => name)])).toEqual([
    ['MIT', 'known', ['a', 'b', 'd', 'e']],
    ['ISC', 'known', ['a']],
  ]);
  expect(notice.missing.map(({ name, declared }) => [name, declared])).toEqual([
    ['c', null],
    ['d', 'LicenseRef-Ours AND MIT'],
  ]);
});

test('a NOTICE is passed on, once', () => {
  const notices = ['This product includes X.\n'];
  const notice = licenseNotice([carried('a', ['x'], { notices }), carried('b', ['x'], { notices })], () => known);
  expect(notice.notices).toEqual([
    {
      text: 'This product includes X.',
      packages: [
        { name: 'a', version: '1.0' },
        { name: 'b', version: '1.0' },
      ],
    },
  ]);
});

describe('copyright lines', () => {
  test.each([
    ['Copyright (c) 2020, Someone', true],
    ['  * Copyright © Someone', true],
    ['(c) 2001 Someone', true],
    ['© Someone', true],
    ['Copyright Node.js contributors. All rights reserved.', true],
    ['Copyright [yyyy] [name of copyright owner]', false],
    ['copyright notice and this permission notice appear in all copies', false],
    ['Copyright and related rights', false],
    ['COPYRIGHT HOLDERS BE LIABLE', false],
    ['the above copyright notice', false],
  ])('%j: %s', (line, expected) => {
    expect(splitCopyrights(line).copyrights.length === 1).toBe(expected);
  });
});
