import fc from 'fast-check';
import { expect, test } from 'vitest';
import { WaybillError } from '../../domain/errors.ts';
import { parseXml } from './parse-xml.ts';

const encoder = new TextEncoder();

function refusal(content: string | Uint8Array) {
  try {
    parseXml(typeof content === 'string' ? encoder.encode(content) : content, { path: 'a.xml' });
  } catch (thrown) {
    if (thrown instanceof WaybillError) return { code: thrown.code, message: thrown.message, ...thrown.place };
    throw thrown;
  }
  return undefined;
}

test('elements carry names, namespaces, attributes, text and places', () => {
  const root = parseXml(encoder.encode('<a xmlns="urn:a" xmlns:b="urn:b" c="d">\n  <b:e b:f="g"/>x<![CDATA[<y>]]>&amp;&#65;</a>'));
  expect(root).toMatchObject({
    name: 'a',
    uri: 'urn:a',
    attributes: [{ name: 'c', uri: '', value: 'd' }],
    text: '\n  x<y>&A',
    line: 1,
    column: 1,
    children: [
      { name: 'e', uri: 'urn:b', attributes: [{ name: 'f', uri: 'urn:b', value: 'g' }], children: [], text: '', line: 2, column: 3 },
    ],
  });
});

test('a tag begins where its angle bracket stands, however it goes on', () => {
  const { children } = parseXml(encoder.encode('<a><b\n c="d"/>\r\n <e\r\n/><f>\n</f></a>'));
  expect(children.map(({ name, line, column }) => [name, line, column])).toEqual([
    ['b', 1, 4],
    ['e', 3, 2],
    ['f', 4, 3],
  ]);
});

test.each([
  ['an encoding of old', Buffer.from('<?xml version="1.0" encoding="ISO-8859-1"?><a>\xe9</a>', 'latin1'), 'é'],
  ['UTF-16', Buffer.from('\uFEFF<?xml version="1.0" encoding="UTF-16"?><a>é</a>', 'utf16le'), 'é'],
  ['UTF-8 with a byte order mark', Buffer.from('\uFEFF<a>é</a>'), 'é'],
])('%s is read', (_, bytes, text) => {
  expect(parseXml(bytes).text).toBe(text);
});

test.each([
  ['', 'not-xml', 'root element'],
  ['<a>', 'not-xml', 'unclosed'],
  ['<a><b></a></b>', 'not-xml', 'unexpected close'],
  ['<a b="1" b="2"/>', 'not-xml', 'duplicate attribute'],
  ['<a>&undefined;</a>', 'not-xml', 'undefined entity'],
  ['<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>', 'not-xml', 'document type'],
  ['<b:a/>', 'not-xml', 'prefix'],
  [`${'<a>'.repeat(300)}${'</a>'.repeat(300)}`, 'limit-exceeded', 'deeper'],
  ['<?xml version="1.0" encoding="no-such-thing"?><a/>', 'not-text', 'no-such-thing'],
])('%j is refused', (text, code, message) => {
  expect(refusal(text)).toMatchObject({ code, message: expect.stringContaining(message), path: 'a.xml' });
});

test('whatever the bytes, an element or a refusal', () => {
  const pieces = fc.array(
    fc.constantFrom('<a', '>', '</a>', '<b/>', ' c="', '"', '&amp;', '&', '<!--', '-->', '<![CDATA[', ']]>', '<?p ', '?>', 'text', '\0'),
  );
  fc.assert(
    fc.property(
      fc.oneof(
        pieces.map((parts) => encoder.encode(parts.join(''))),
        fc.uint8Array(),
      ),
      (bytes) => {
        refusal(bytes);
      },
    ),
  );
});
