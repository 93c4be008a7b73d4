import fc from 'fast-check';
import { expect, test } from 'vitest';
import { findCopyrights } from './find-copyrights.ts';

const find = (text: string) => findCopyrights(new TextEncoder().encode(text)).map((line) => line.text);

test.each([
  ['/*\n * Copyright (c) 2011-2020 Example Works, Inc.\n */', 'Copyright (c) 2011-2020 Example Works, Inc.'],
  ['# © 2019 Jürgen Müller <jm@example.org>', '© 2019 Jürgen Müller <jm@example.org>'],
  ['// Copyright Example Works. All rights reserved.', 'Copyright Example Works. All rights reserved.'],
  ['COPYRIGHT 1999 BY SOMEBODY', 'COPYRIGHT 1999 BY SOMEBODY'],
  [':copyright: Copyright 2006 by the team', 'Copyright 2006 by the team'],
  ['(c) 2008 Somebody', '(c) 2008 Somebody'],
  ['Portions Copyright (C) 2001 Somebody Else', 'Portions Copyright (C) 2001 Somebody Else'],
])('%j', (text, line) => {
  expect(find(text)).toEqual([line]);
});

test.each([
  'the above copyright notice and this permission notice',
  'THE COPYRIGHT HOLDERS AND CONTRIBUTORS',
  'Copyright notice: see below',
  'under copyright law',
  'for (c) in x',
  '(c) You must keep all notices',
  'nothing',
  '',
])('%j is none', (text) => {
  expect(find(text)).toEqual([]);
});

test('each has its line, and no text throws', () => {
  expect(findCopyrights(new TextEncoder().encode('a\nb\nCopyright 2020 C\n'))).toEqual([
    { text: 'Copyright 2020 C', at: { byte: 4, line: 3 } },
  ]);
  fc.assert(
    fc.property(fc.array(fc.constantFrom('copyright', ' ', '(c)', '©', '2020', 'A', '\n', 'é'), { maxLength: 80 }), (pieces) => {
      for (const { text } of findCopyrights(new TextEncoder().encode(pieces.join('')))) expect(text).not.toBe('');
    }),
  );
});
