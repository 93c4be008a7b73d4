import { SaxesParser } from 'saxes';
import { type Place, WaybillError } from '../../domain/errors.ts';
import { limits } from '../limits.ts';
import { decodeXml } from './decode-xml.ts';

/** An attribute; `uri` is the empty text where it is in no namespace. */
export interface XmlAttribute {
  readonly name: string;
  readonly uri: string;
  readonly value: string;
}

/** An element with what stands in it. `text` is all its own text, without that of its children. */
export interface XmlElement {
  /** Without a prefix. */
  readonly name: string;
  /** Its namespace; the empty text where it has none. */
  readonly uri: string;
  readonly attributes: readonly XmlAttribute[];
  readonly children: readonly XmlElement[];
  readonly text: string;
  readonly line: number;
  readonly column: number;
}

interface OpenElement extends XmlElement {
  readonly children: XmlElement[];
  text: string;
}

export interface ParseXmlOptions {
  /** Of the document, for messages. */
  readonly path?: string;
}

/**
 * Parses XML of foreign origin: well-formed, with namespaces, without a document type declaration, for that is where entities and files of others
 * would come from. Comments and processing instructions are left out.
 *
 * @throws WaybillError `not-text`, `not-xml` with line and column, `limit-exceeded`
 * @see https://www.w3.org/TR/xml/
 */
export function parseXml(bytes: Uint8Array, { path }: ParseXmlOptions = {}): XmlElement {
  const place: Place = path === undefined ? {} : { path };
  if (bytes.length > limits.documentBytes) throw exceeded(place, `is larger than ${limits.documentBytes} bytes`);
  const text = decodeXml(bytes, place);
  const parser = new SaxesParser({ xmlns: true });
  const here = () => ({ ...place, line: parser.line, column: parser.columnIndex + 1 });
  const open: OpenElement[] = [];
  let root: XmlElement | undefined;
  let count = 0;
  // Where the tag began that is being read.
  let start = { line: 1, column: 1 };
  parser.on('error', (cause) => {
    throw new WaybillError('not-xml', `this is not XML: ${cause.message.replace(/^(?:[^:]*:)?\d+:\d+: /, '')}`, { place: here(), cause });
  });
  parser.on('doctype', () => {
    throw new WaybillError('not-xml', 'a document type declaration stands here, which is not read; remove it', { place: here() });
  });
  parser.on('opentagstart', ({ name }) => {
    // One character behind the name is read already; where it ends the line, the line of the tag is the one before.
    const endsLine = parser.columnIndex === 0;
    const offset = parser.position - name.length - (endsLine && text[parser.position - 2] === '\r' ? 3 : 2);
    start = endsLine
      ? { line: parser.line - 1, column: offset - text.lastIndexOf('\n', offset) }
      : { line: parser.line, column: parser.columnIndex - name.length - 1 };
  });
  parser.on('opentag', (tag) => {
    if (open.length >= limits.documentDepth) throw exceeded(here(), `is nested deeper than ${limits.documentDepth} levels`);
    count += 1 + Object.keys(tag.attributes).length;
    if (count > limits.documentElements) throw exceeded(place, `holds more than ${limits.documentElements} elements`);
    const attributes = Object.values(tag.attributes).flatMap(({ prefix, local, name, uri, value }) =>
      prefix === 'xmlns' || name === 'xmlns' ? [] : [{ name: local, uri, value }],
    );
    const element: OpenElement = { name: tag.local, uri: tag.uri, attributes, children: [], text: '', ...start };
    open.at(-1)?.children.push(element);
    root ??= element;
    open.push(element);
  });
  const addText = (piece: string) => {
    const element = open.at(-1);
    if (element) element.text += piece;
  };
  parser.on('text', addText);
  parser.on('cdata', addText);
  parser.on('closetag', () => {
    open.pop();
  });
  parser.write(text).close();
  if (!root) throw new WaybillError('not-xml', 'this is not XML: there is no element', { place });
  return root;
}

function exceeded(place: Place, what: string): WaybillError {
  return new WaybillError('limit-exceeded', `the document ${what}, which is more than is read`, { place });
}
