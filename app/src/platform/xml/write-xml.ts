import type { XmlElement } from './parse-xml.ts';

/** An element to be written: no place is needed. */
export interface WrittenElement {
  readonly name: string;
  readonly uri: string;
  readonly attributes: readonly { readonly name: string; readonly uri: string; readonly value: string }[];
  readonly children: readonly WrittenElement[];
  readonly text: string;
}

/**
 * An XML document, in UTF-8, two blanks for each level. Text is written as it is, so that none is added to elements that hold some.
 *
 * @param root an element no deeper than `limits.documentDepth`: this recurses
 */
export function writeXml(root: WrittenElement): string {
  return `<?xml version="1.0" encoding="UTF-8"?>\n${write(root, '', '')}\n`;
}

/** One element with all that it needs to be read elsewhere, in one line. */
export function writeXmlElement(element: XmlElement | WrittenElement): string {
  return write(element, undefined, '');
}

function write(element: WrittenElement, indent: string | undefined, around: string): string {
  const { name, uri, children, text } = element;
  const start = `${name}${uri === around ? '' : ` xmlns="${escaped(uri)}"`}${attributesOf(element)}`;
  const hasText = text.trim() !== '' || (children.length === 0 && text !== '');
  if (children.length === 0) return hasText ? `<${start}>${escaped(text)}</${name}>` : `<${start}/>`;
  if (indent === undefined || hasText) {
    return `<${start}>${hasText ? escaped(text) : ''}${children.map((child) => write(child, undefined, uri)).join('')}</${name}>`;
  }
  const deeper = `${indent}  `;
  return `<${start}>\n${children.map((child) => `${deeper}${write(child, deeper, uri)}\n`).join('')}${indent}</${name}>`;
}

/** Attributes of other namespaces get a prefix of their own. */
function attributesOf({ attributes }: WrittenElement): string {
  return attributes
    .map(({ name, uri, value }, index) => {
      if (uri === '') return ` ${name}="${escaped(value, true)}"`;
      if (uri === 'http://www.w3.org/XML/1998/namespace') return ` xml:${name}="${escaped(value, true)}"`;
      return ` xmlns:n${index}="${escaped(uri, true)}" n${index}:${name}="${escaped(value, true)}"`;
    })
    .join('');
}

/** What stands in no XML, however it is written: controls, and halves of characters. */
const unwritable = /(?![\t\n\r\u007f-\u009f])\p{Cc}|[\ufffe\uffff]|\p{Cs}/gu;

/** Whether a text holds characters that XML has no way to write; they become U+FFFD. */
export function isWritable(text: string): boolean {
  return text.search(unwritable) === -1;
}

function escaped(text: string, inAttribute = false): string {
  const safe = text
    .replaceAll(unwritable, '\ufffd')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('\r', '&#13;');
  return inAttribute ? safe.replaceAll('"', '&quot;').replaceAll('\n', '&#10;').replaceAll('\t', '&#9;') : safe;
}
