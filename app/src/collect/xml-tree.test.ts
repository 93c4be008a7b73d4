import fc from 'fast-check';
import { expect, test } from 'vitest';
import { childOf, childrenOf, childText, readXml } from './xml-tree.ts';

test('elements with their text, attributes and lines; prefixes and comments are gone', () => {
  const read = readXml(
    '<?xml version="1.0"?>\n<p:a xmlns:p="urn:x">\n  <b c="&lt;1&gt;"> x<!-- y --><![CDATA[<z>]]> </b>\n  <b/>\n</p:a>',
    'x.xml',
  );
  const root = 'value' in read ? read.value : undefined;
  expect(root).toMatchObject({ name: 'a', line: 2 });
  expect(childrenOf(root, 'b').map(({ line, text, attributes }) => [line, text, { ...attributes }])).toEqual([
    [3, 'x<z>', { c: '<1>' }],
    [4, '', {}],
  ]);
  expect(childText(root, 'b')).toBe('x<z>');
  expect(childOf(root, 'none')).toBeUndefined();
});

test.each([
  ['', 1],
  ['<a>\n<b></a>', 2],
  ['<!DOCTYPE a [<!ENTITY e SYSTEM "file:///etc/passwd">]>\n<a>&e;</a>', 2],
  ['<!DOCTYPE a [<!ENTITY e "eeeeeeeeee">]>\n<a b="&e;"/>', 2],
  ['<a/><a/>', 1],
  [`<a>${'<b>'.repeat(1_000)}`, 1],
])('%#: what is not well-formed, or means something outside, is malformed', (text, line) => {
  expect(readXml(text, 'x.xml')).toMatchObject({ gap: { kind: 'malformed', path: 'x.xml', line, blocking: true } });
});

test('no text throws', () => {
  fc.assert(fc.property(fc.string(), (text) => void readXml(`<a>${text}</a>`, 'x.xml')));
});
