import { createRequire } from 'node:module';
import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { licenseListIndex } from '../../../../tools/licenses/build-license-index.ts';
import { extendIndex } from './index/extend-index.ts';
import { openIndex } from './index/index-file.ts';
import { LicenseDetector } from './license-detector.ts';

const list = createRequire(import.meta.url)('spdx-license-list/full') as Readonly<Record<string, { readonly licenseText: string }>>;
const textOf = (id: string) => list[id]!.licenseText;
const bytesOf = (text: string) => new TextEncoder().encode(text);
let detector: LicenseDetector;
const detect = (text: string) => detector.detect(bytesOf(text)).detections;

beforeAll(() => {
  detector = new LicenseDetector(openIndex(licenseListIndex()));
});

test('of a file that says the same without end so much is kept as nobody reads, and what it says besides', () => {
  const { expression, detections } = detector.detect(bytesOf(`${'license: MIT,\n'.repeat(30_000)}license: ISC\n`));
  expect([expression, detections.length]).toEqual(['ISC AND MIT', 25_001]);
});

describe('a licence as listed', () => {
  test.each([
    'MIT',
    'ISC',
    'Apache-2.0',
    'BSD-2-Clause',
    'BSD-3-Clause',
    'Zlib',
    'MPL-2.0',
    'EPL-2.0',
    'X11',
    'CC-BY-SA-4.0',
    'CC-BY-NC-SA-3.0-DE',
  ])('%s is itself, and whole', (id) => {
    expect(detect(textOf(id))).toMatchObject([{ expression: id, coverage: 1, score: 1, kind: 'text' }]);
  });

  test('the text of the GPL does not say whether later versions may be chosen', () => {
    expect(detect(textOf('GPL-2.0-or-later'))).toMatchObject([{ expression: 'GPL-2.0-only', undetermined: ['GPL-2.0-or-later'] }]);
  });

  test('the LGPL is found without the GPL that it is listed with', () => {
    const text = textOf('LGPL-3.0-only');
    const alone = text.slice(0, text.indexOf('GNU GENERAL PUBLIC LICENSE', 200));
    expect(detect(alone)).toMatchObject([{ expression: 'LGPL-3.0-only' }]);
  });
});

describe('what is left out or put in', () => {
  test('a text in the words of two licences is neither', () => {
    const text = textOf('X11-distribute-modifications-variant').replace('distribute with modifications, ', '');
    expect(detect(text)).toMatchObject([{ expression: null, similarTo: 'X11-distribute-modifications-variant' }]);
  });

  test('names stand where those of the listed text do, however long they are', () => {
    const names = 'Ravenholm Open Systems Solutions and the Foundation of the Far North';
    const text = textOf('HPND-sell-variant')
      .replaceAll(/OpenVision/gi, names)
      .replace(/ disclaims/i, ' DISCLAIM')
      .replace(' makes', ' make');
    expect(detect(text)).toMatchObject([{ expression: 'HPND-sell-variant' }]);
  });

  test('of two licences that differ in a name alone, that of the name holds', () => {
    const text = textOf('BSD-4-Clause-UC');
    expect(detect(text.slice(text.indexOf('Redistribution')))).toMatchObject([{ expression: 'BSD-4-Clause-UC' }]);
    const others = text.replaceAll(/the University of California, Berkeley|THE REGENTS|the University/gi, 'The Ravenholm Foundation');
    expect(detect(others.slice(others.indexOf('Redistribution')))).toMatchObject([{ expression: 'BSD-4-Clause' }]);
  });

  test('a sentence that is left out between two that begin alike is told', () => {
    const text = textOf('QPL-1.0');
    const sentence = /You must ensure that all recipients of the machine-executable forms[^.;]*\./;
    expect(detect(text.replace(sentence, ''))).toMatchObject([{ expression: null, similarTo: 'QPL-1.0', changes: [{ kind: 'removed' }] }]);
  });

  test.each([
    ['Ravenholm Foundation', 'HPND'],
    ['Carnegie Mellon University', 'MIT-CMU'],
  ])('of two licences with one text the name of %s decides', (name, id) => {
    const text = textOf('HPND').replace(/<copyright holder> makes no representations[\s\S]*?implied warranty\./, '');
    const named = text.replace(/Historical[^\n]*\n/, '').replaceAll(/<copyright holder>( or <related entities>)?/g, name);
    expect(detect(named)).toMatchObject([{ expression: id, coverage: 1 }]);
  });

  test('a condition that stands above a licence under a name of its own is told beside it', () => {
    const condition =
      '"Commons Clause" License Condition v1.0\n\nThe right to sell the software is not among those that are granted below.';
    const filler = 'It was written by many hands. '.repeat(20);
    const found = detector.detect(bytesOf(`${condition}\n\n${filler}\n\n${textOf('Apache-2.0')}`));
    expect(found.expression).toBe('Apache-2.0 AND LicenseRef-Commons-Clause');
  });

  test('what is given away under the words of MIT need not be software', () => {
    expect(detect(textOf('MIT').replaceAll('Software', 'Materials').replaceAll('SOFTWARE IS', 'MATERIALS ARE'))).toMatchObject([
      { expression: 'MIT' },
    ]);
  });

  test('a file that is free by its own name, or by that of its author, is the licence of another file', () => {
    const text = textOf('FSFULLRWD').replace('Makefile.in', 'Ravenholm.m4').replace('the Free Software Foundation', 'its author');
    expect(detect(text)).toMatchObject([{ expression: 'FSFULLRWD', score: 1 }]);
  });

  test('what is said about a licence before and after its terms is no part of them', () => {
    const terms = (id: string, from: string, to: string) => textOf(id).slice(textOf(id).indexOf(from), textOf(id).indexOf(to));
    const flex = terms('BSD-3-Clause-flex', 'Redistribution and use', 'This basically says');
    expect(detect(flex)).toMatchObject([{ expression: 'BSD-3-Clause-flex', coverage: 1 }]);
    const w3c = terms('W3C-19980720', 'W3C', '_____');
    expect(detect(w3c)).toMatchObject([{ expression: 'W3C-19980720', coverage: 1 }]);
  });

  test('a licence that lacks its last words is not one that begins like it and goes on for long', () => {
    const text = textOf('MIT');
    expect(detect(text.slice(0, text.indexOf('WITH THE SOFTWARE')))).toMatchObject([{ expression: 'MIT', changes: [{ kind: 'removed' }] }]);
  });

  test('a changed text is not what its title says', () => {
    const text = textOf('Zlib').replace(/If you use this software in a product[\s\S]*?not required\./, '');
    expect(detector.detect(bytesOf(`zlib License\n\n${text}`)).expression).toBeNull();
  });

  test.each(['AGPL-3.0-only', 'LGPL-2.1-only', 'GPL-2.0-only'])('what stands before the preamble of %s need not be there', (id) => {
    const text = textOf(id);
    expect(detect(text.slice(text.indexOf('Preamble')))).toMatchObject([{ expression: id, coverage: 1 }]);
  });

  test('a comment in the middle of a page, and a copyright line without a year, add nothing', () => {
    const [first, second, ...rest] = textOf('BSD-3-Clause').split(/\n\s*\n/);
    const comment = '<!-- you must not indent this list any further -->\n<!-- unless the browser can show it -->';
    const holder = 'Copyright (C) Ravenholm Foundation and those who help it. All rights reserved.';
    const text = [first, second, comment, holder, ...rest];
    expect(detect(text.join('\n\n'))).toMatchObject([{ expression: 'BSD-3-Clause', score: 1 }]);
  });

  test('a remark that grants and demands nothing leaves a licence what it is, and is told', () => {
    const text = textOf('MPL-2.0').replace(
      '2. License Grants',
      'The words below were read by our counsel in the spring of last year.\n\n2. License Grants',
    );
    expect(detect(text)).toMatchObject([{ expression: 'MPL-2.0', changes: [{ kind: 'added' }] }]);
  });

  test.each([
    ['a condition', 'You must also tell the authors of every copy that you make.'],
    ['a limit of use', 'Vendors of weapons are not among the persons meant here.'],
    ['a further permission to deny', 'Except that this is void on Sundays for all of the people.'],
  ])('%s makes another', (_, sentence) => {
    const text = textOf('MIT').replace('THE SOFTWARE IS PROVIDED', `${sentence}\n\nTHE SOFTWARE IS PROVIDED`);
    expect(detect(text)).toMatchObject([{ expression: null, similarTo: 'MIT' }]);
  });

  test("Ruby's licence, as its first versions had it, with the choice that it begins with", () => {
    const first = textOf('Ruby')
      .replace('or binary form', 'or executable form')
      .replace('the binaries', 'the executables')
      .replace(/ But some files[\s\S]*?LEGAL\./, '');
    const found = detector.detect(bytesOf(`You can use it under the terms of the GPL, or the conditions below:\n\n${first}`));
    expect(found.expression).toBe('Ruby');
  });

  test('an exception above the text of the GPL is one to it', () => {
    const exception = textOf('GPL-2.0-with-classpath-exception').replace(/^insert GPL.*$/m, '');
    const found = detector.detect(bytesOf(`${exception}\n\n${textOf('GPL-2.0-only')}`));
    expect(found.expression).toBe('GPL-2.0-only WITH Classpath-exception-2.0');
  });

  test('so is one that a note in other words states, and alone it grants nothing', () => {
    const note =
      'NOTE! This copyright does *not* cover user programs that use kernel services by normal system calls. The GPL below is that of its owner.';
    expect(detector.detect(bytesOf(`${note}\n\n${textOf('GPL-2.0-only')}`)).expression).toBe('GPL-2.0-only WITH Linux-syscall-note');
    expect(detector.detect(bytesOf(note))).toMatchObject({
      expression: null,
      detections: [{ expression: null, similarTo: 'Linux-syscall-note' }],
    });
  });

  test('so is one whose own words are many before the licence is named', () => {
    const note = `NOTE! This does *not* cover user programs that use kernel services by normal system calls${', as was said before'.repeat(8)}.`;
    expect(detector.detect(bytesOf(`${note}\nThe GPL below holds.\n\n${textOf('GPL-2.0-only')}`)).expression).toBe(
      'GPL-2.0-only WITH Linux-syscall-note',
    );
  });

  test('the text of an exception in other words is read as a notice, and where that fails the licence is in doubt', () => {
    const licence = 'This is free software under the terms of the GNU General Public License, version 2 only.';
    const exception = textOf('GPL-2.0-with-GCC-exception').replace(/^insert GPL.*$/m, '');
    const found = (text: string) => detector.detect(bytesOf(`${licence}\n\n${text}`));
    expect(found(exception.replace('of this file into', 'of this library into')).expression).toBe('GPL-2.0-only WITH GCC-exception-2.0');
    const other = exception
      .replace('the compiled version', 'some version')
      .replace('without any restriction', 'where nobody must pay a fee for any part of them');
    expect(found(other)).toMatchObject({
      expression: null,
      detections: [{ similarTo: 'GPL-2.0-only' }, { similarTo: 'GCC-exception-2.0' }],
    });
  });

  test('an exception to the Apache licence below its text, which names the GPL and grants it not', () => {
    const exception =
      'LLVM Exceptions to the Apache 2.0 License\n\nAs an exception, where portions of this are embedded into an Object form of such source code, that may be passed on. If you combine it with software that is licensed under the GPLv2, the same holds.';
    expect(detector.detect(bytesOf(`${textOf('Apache-2.0')}\n\n---- ${exception}`)).expression).toBe('Apache-2.0 WITH LLVM-exception');
  });

  test('a part of a licence is all of it where a sentence says that all of it applies', () => {
    const part = textOf('OpenSSL-standalone');
    expect(detector.detect(bytesOf(part)).expression).toBe('OpenSSL-standalone');
    const sentence = 'The conditions of the OpenSSL License and the original SSLeay license apply to it.';
    expect(detector.detect(bytesOf(`${sentence}\n\n${part}`)).expression).toBe('OpenSSL');
  });

  test('a licence that has a slot for the name is told, and not the one that has another name there', () => {
    const text = textOf('Apache-1.1')
      .replaceAll(/Apache Software Foundation|Apache(?= |")/g, 'Ravenholm')
      .replaceAll(/\(?https?:\S+apache\S+|apache@apache\.org/g, '');
    expect(detect(text)).toMatchObject([{ expression: 'Apache-1.1' }]);
    const own = textOf('BSD-4-Clause-UC');
    expect(detect(own)).toMatchObject([{ expression: 'BSD-4-Clause-UC' }]);
    const other = own
      .slice(own.indexOf('Redistribution'))
      .replaceAll(/the university of california, berkeley|university of california|university|regents/gi, 'Ravenholm');
    expect(detect(other)).toMatchObject([{ expression: 'BSD-4-Clause' }]);
  });

  test('the licence of autonomous cryptography as it was first published', () => {
    const first = textOf('CAL-1.0').replace(/A .Compatible Open Source License. means[^.]*\./, '');
    expect(detect(first)).toMatchObject([{ expression: 'CAL-1.0', coverage: 1 }]);
  });

  test('the BSD licence with the notice kept at the beginning of the file', () => {
    const place = 'without modification, immediately at the beginning of the file';
    const text = textOf('BSD-2-Clause').replace('the following disclaimer.', `the following disclaimer, ${place}.`);
    expect(detect(text)).toMatchObject([{ expression: 'BSD-2-Clause', score: 1 }]);
  });

  test('a field over the text of another licence of its group is only a title', () => {
    expect(detector.detect(bytesOf(`License: MIT\n\n${textOf('MIT-0')}`)).expression).toBe('MIT-0');
    expect(detector.detect(bytesOf(`License: MIT\n\n${textOf('HPND')}`)).expression).toBe('HPND');
    expect(detector.detect(bytesOf(`Licensed under the 3-clause BSD license.\n\n${textOf('BSD-2-Clause')}`)).expression).toBe(
      'BSD-2-Clause',
    );
  });
});

describe('what does not count', () => {
  const mit = textOf('MIT');
  const shown: readonly (readonly [string, (text: string) => string])[] = [
    ['wrapping', (text) => text.replaceAll(/\s+/g, ' ')],
    ['a word a line', (text) => text.replaceAll(/\s+/g, '\n')],
    ['case', (text) => text.toUpperCase()],
    ['block comments', (text) => `/*\n${text.replaceAll(/^/gm, ' * ')}\n */`],
    ['line comments', (text) => text.replaceAll(/^/gm, '// ')],
    ['batch comments', (text) => text.replaceAll(/^/gm, 'REM ')],
    ['m4 comments', (text) => text.replaceAll(/^/gm, 'dnl ')],
    ['HTML', (text) => `<p class="x">${text.replaceAll('\n\n', '</p>\n<p>').replaceAll('"', '&quot;')}</p>`],
    ['a string in a program', (text) => JSON.stringify(text)],
    ['spelling', (text) => text.replaceAll('noninfringement', 'non-infringement').replaceAll('sublicense', 'sub-licence')],
    ['another title and holder', (text) => text.replace(/^[\s\S]*?Permission/, 'Our License\n(c) 2020-2026 Nobody & Sons\nPermission')],
  ];

  test.each(shown)('%s', (_, change) => {
    expect(detect(change(mit))).toMatchObject([{ expression: 'MIT', coverage: 1 }]);
  });

  test('names in the slots of the BSD licence', () => {
    const text = textOf('BSD-3-Clause')
      .replaceAll('THE COPYRIGHT HOLDERS AND CONTRIBUTORS', 'THE REGENTS OF THE UNIVERSITY OF NOWHERE')
      .replace('the copyright holder nor', 'the University of Nowhere nor');
    expect(detect(text)).toMatchObject([{ expression: 'BSD-3-Clause', coverage: 1, score: 1 }]);
  });
});

describe('what was changed is told', () => {
  test('single words', () => {
    const text = textOf('MIT')
      .replace('hereby granted', 'herewith granted')
      .replace('copies of the Software, and', 'copies of this Software, and');
    expect(detect(text)).toMatchObject([
      {
        expression: 'MIT',
        changes: [
          { kind: 'replaced', text: 'herewith', license: 'hereby' },
          { kind: 'replaced', text: 'this', license: 'the' },
        ],
      },
    ]);
  });

  test('a condition added: no longer the licence, but its relative', () => {
    const text = textOf('MIT').replace(
      'THE SOFTWARE IS',
      'The Software must never be run on any ship at sea or in the air above it.\n\nTHE SOFTWARE IS',
    );
    expect(detect(text)).toMatchObject([{ expression: null, similarTo: 'MIT', changes: [{ kind: 'added' }] }]);
  });

  test.each([
    ['after it', (text: string, sentence: string) => `${text}\n\n${sentence}`],
    ['in its last paragraph', (text: string, sentence: string) => `${text.trim()} ${sentence}\n\nint main() {}`],
    ['before it', (text: string, sentence: string) => `${sentence}\n\n${text}`],
  ])('a condition %s', (_, put) => {
    for (const sentence of [
      'It and all copies of it are for friends. The Software may not be used on ships.',
      'Use at a fair requires a written agreement with us.',
      'Permissions are granted to fishermen only.',
      'Nobody who sells fish may copy it.',
    ])
      expect(detect(put(textOf('MIT'), sentence))).toMatchObject([{ expression: null, similarTo: 'MIT', changes: [{ kind: 'added' }] }]);
  });

  test('but not what a file says of other things, or of the licence itself', () => {
    const code = 'The lock must not be used twice, and only by the thread that made it.\n'.repeat(12);
    expect(detect(`${textOf('MIT')}\n\n${code}`)).toMatchObject([{ expression: 'MIT' }]);
    expect(detect(`You may not use this file but under this licence:\n\n${textOf('MIT')}`)).toMatchObject([{ expression: 'MIT' }]);
  });

  test('a few words put into a licence of a few lines', () => {
    const text = textOf('HPND-sell-regexpr').replace(/appears? in all copies/, 'and the terms below appear in all copies');
    expect(detect(text)).toMatchObject([{ expression: null, similarTo: 'HPND-sell-regexpr', changes: [{ kind: 'added' }] }]);
  });

  test('a clause removed', () => {
    const text = textOf('Apache-1.1').replace(/4\. The names[\s\S]*?(?=5\. )/, '');
    expect(detect(text)).toMatchObject([{ expression: null, similarTo: 'Apache-1.1', changes: [{ kind: 'removed' }] }]);
  });

  test.each([
    ['PARTICULAR PURPOSE', 'PARTICULAR PURPOZE'],
    ['NOT LIMITED', 'NOTLIMITED'],
    ['EXPRESS OR', 'EXPRESSS OR'],
  ])('but not a slip of the keys: %s, %s', (word, slip) => {
    expect(detect(textOf('MIT').replace(word, slip))).toMatchObject([{ expression: 'MIT' }]);
  });

  test('a word that turns the meaning', () => {
    expect(detect(textOf('ISC').replace('is hereby granted', 'is hereby not granted'))).toMatchObject([
      { expression: null, similarTo: 'ISC' },
    ]);
    expect(detect(textOf('ISC').replace('for any purpose', 'for your own use only'))).toMatchObject([
      { expression: null, similarTo: 'ISC' },
    ]);
    expect(detect(textOf('ISC').replace('is hereby granted', 'is hereby denied'))).toMatchObject([{ expression: null, similarTo: 'ISC' }]);
    expect(detect(textOf('curl').replace('shall not be', 'shall be'))).toMatchObject([{ expression: null, similarTo: 'curl' }]);
  });
});

describe('several in one file', () => {
  test.each([
    [
      'This is provided under a dual BSD/GPLv2 license.\n\nRedistribute it under version 2 of the GNU General Public License.\n\nBSD LICENSE',
      'BSD-3-Clause',
    ],
    [
      'You have a choice of one of two licenses. You may be licensed under the GNU General Public License (GPL) Version 2, or the Fancy license below:',
      'BSD-2-Clause',
    ],
    ['It is licensed under the GPL, version 2, from the file COPYING, or the Fancy license below:', 'MIT'],
  ])('a choice that ends in a text: %j', (choice, id) => {
    const found = detector.detect(bytesOf(`${choice}\n\n${textOf(id)}`));
    expect(found.expression?.split(' OR ').sort()).toEqual([id, 'GPL-2.0-only'].sort());
    expect(found.detections.every((one) => !('choice' in one))).toBe(true);
  });

  test('one after the other, each with its place', () => {
    const first = textOf('MIT');
    const found = detect(`${first}\n\n---\n\n${textOf('BSD-2-Clause')}\n\n${textOf('Apache-2.0')}\n\n${first}`);
    expect(found.map(({ expression }) => expression)).toEqual(['MIT', 'BSD-2-Clause', 'Apache-2.0', 'MIT']);
    for (let i = 1; i < found.length; i++) expect(found[i]!.start.byte).toBeGreaterThanOrEqual(found[i - 1]!.end.byte);
    expect(found[1]!.start.line).toBeGreaterThan(first.split('\n').length);
  });

  test('fifty copies', () => {
    const found = detect(Array.from({ length: 50 }, (_, i) => `package ${i}\n${textOf('MIT')}`).join('\n'));
    expect(found.map(({ expression }) => expression)).toEqual(Array(50).fill('MIT'));
  });
});

describe('files of any size and encoding', () => {
  const filler = 'x = compute(y);\n'.repeat(300);
  const file = ['MIT', 'Apache-2.0', 'BSD-3-Clause', 'ISC', 'MPL-2.0', 'Zlib']
    .map((id) => `${filler}${textOf(id)}\n${filler}// SPDX-License-Identifier: ${id}\n`)
    .join('');
  const small = { own: 3000, before: 1000, after: 20_000 };

  test('windows give what the whole gives', () => {
    const inWindows = new LicenseDetector(openIndex(licenseListIndex()), small).detect(bytesOf(file));
    expect(inWindows).toEqual(detector.detect(bytesOf(file)));
    expect(inWindows.detections).toHaveLength(12);
  });

  test('so do pieces', async () => {
    const bytes = bytesOf(file);
    async function* pieces() {
      for (let at = 0; at < bytes.length; at += 777) yield bytes.subarray(at, at + 777);
    }
    expect(await new LicenseDetector(openIndex(licenseListIndex()), small).detectStream(pieces())).toEqual(detector.detect(bytes));
  });

  test.each(['utf-16le', 'utf-16be'])('%s, with places in its own bytes', (encoding) => {
    const text = `\ufeff# ä 💥\n${textOf('MIT')}`;
    const bytes = new Uint8Array(Buffer.from(text, 'utf16le'));
    if (encoding === 'utf-16be') Buffer.from(bytes.buffer).swap16();
    const [found] = detector.detect(bytes).detections;
    expect(found).toMatchObject({ expression: 'MIT', end: { byte: bytes.length - 2 } });
    expect(found!.start.byte).toBe(2 * text.indexOf('MIT License'));
  });
});

test('further licences are found beside the listed ones', () => {
  const text =
    'You may fold this paper once a day, if you keep the corner with our name on it.\nNobody else may fold it, and we promise nothing about the paper.';
  const own = new LicenseDetector(extendIndex(openIndex(licenseListIndex()), [{ id: 'LicenseRef-paper', text }]));
  expect(own.detect(bytesOf(`${text}\n\n${textOf('MIT')}`)).expression).toBe('LicenseRef-paper AND MIT');
  expect(detector.detect(bytesOf(text)).expression).toBeNull();
});

test('nothing where there is none', () => {
  expect(detect('A short text about how to choose a licence: the MIT licence is permissive, the GPL is not.')).toEqual([]);
  expect(detect('')).toEqual([]);
});

test('no bytes make it throw, and every span lies in them, in order', () => {
  const words = [...new Set(textOf('BSD-3-Clause').split(/\s+/))];
  const text = fc.oneof(
    fc.uint8Array({ maxLength: 2000 }),
    fc
      .array(fc.constantFrom(...words, '\n', '<p', '&', '-', '中文', 'é', '(a)', '1.'), { maxLength: 600 })
      .map((all) => bytesOf(all.join(' '))),
    fc
      .tuple(fc.constantFrom('MIT', 'ISC', 'Zlib'), fc.nat(1000), fc.nat(1000))
      .map(([id, from, to]) => bytesOf(textOf(id).slice(from, to))),
  );
  fc.assert(
    fc.property(text, (bytes) => {
      let last = 0;
      for (const { start, end } of detector.detect(bytes).detections) {
        expect(start.byte).toBeGreaterThanOrEqual(last);
        expect(end.byte).toBeGreaterThan(start.byte);
        expect(end.byte).toBeLessThanOrEqual(bytes.length);
        last = end.byte;
      }
    }),
  );
});
