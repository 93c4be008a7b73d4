import fc from 'fast-check';
import { expect, test } from 'vitest';
import { cpeKey, cpePrefixes, readCpe } from './cpe.ts';

test.each([
  ['cpe:2.3:a:Example:Controller:3.1.4:*:*:*:*:*:*:*', { part: 'a', vendor: 'example', product: 'controller', version: '3.1.4' }],
  ['cpe:/a:example:controller:3.1.4', { part: 'a', vendor: 'example', product: 'controller', version: '3.1.4' }],
  ['cpe:/h:example:controller', { part: 'h', vendor: 'example', product: 'controller' }],
  ['cpe:2.3:o:example:real_time\\/os:-:*:*:*:*:*:*:*', { part: 'o', vendor: 'example', product: 'real_time/os' }],
  ['cpe:/o:example:real_time%2fos:*', { part: 'o', vendor: 'example', product: 'real_time/os' }],
  ['cpe:2.3:a:example:a\\:b:1:*:*:*:*:*:*:*', { part: 'a', vendor: 'example', product: 'a:b', version: '1' }],
])('%s', (text, expected) => {
  expect(readCpe(text)).toEqual(expected);
});

test.each(['', 'cpe', 'cpe:2.3:a:*:controller:1', 'cpe:2.3:a:example:-', 'cpe:2.3:*:example:controller', 'cpe:/a:example', 'cpe:/a:%zz:x'])(
  '%s names no product',
  (text) => {
    expect(readCpe(text)).toBeUndefined();
  },
);

test('both forms of a name have one key, and begin as is looked for', () => {
  const names = ['cpe:2.3:o:example:real_time\\/os:1.0:*:*:*:*:*:*:*', 'cpe:/o:example:real_time%2fos:1.0'];
  expect(new Set(names.map((name) => cpeKey(readCpe(name)!)))).toEqual(new Set(['o:example:real_time/os']));
  expect(names.map((name, form) => name.startsWith(`${cpePrefixes(readCpe(names[0]!)!)[form]}:`))).toEqual([true, true]);
});

test('whatever it is, nothing is thrown', () => {
  fc.assert(fc.property(fc.string(), (text) => void [text, `cpe:2.3:a:${text}`, `cpe:/a:${text}`].map(readCpe)));
});
