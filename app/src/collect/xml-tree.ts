import { SaxesParser } from 'saxes';
import { limits } from '../platform/limits.ts';
import { attempt, type Read } from './structured-text.ts';

/** An element without its comments and processing instructions; names are without prefix. */
export interface XmlElement {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly XmlElement[];
  /** Its own text, trimmed. */
  readonly text: string;
  readonly line: number;
}

interface OpenElement extends XmlElement {
  readonly children: OpenElement[];
  text: string;
}

/**
 * Reads XML. Entities that a document declares are not expanded, and nothing outside of the text is read: a document that uses one is
 * malformed.
 */
export function readXml(text: string, path: string): Read<XmlElement> {
  const parser = new SaxesParser({ position: true });
  return attempt(
    path,
    () => parse(parser, text),
    () => ({ line: parser.line, column: parser.column }),
  );
}

/** The first child of a name. */
export function childOf(element: XmlElement | undefined, name: string): XmlElement | undefined {
  return element?.children.find((child) => child.name === name);
}

/** The children of a name. */
export function childrenOf(element: XmlElement | undefined, name: string): readonly XmlElement[] {
  return element?.children.filter((child) => child.name === name) ?? [];
}

/** The text of the first child of a name; undefined where it says nothing. */
export function childText(element: XmlElement | undefined, name: string): string | undefined {
  return childOf(element, name)?.text || undefined;
}

function parse(parser: SaxesParser, text: string): XmlElement {
  const open: OpenElement[] = [];
  let root: XmlElement | undefined;
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('opentag', ({ name, attributes }) => {
    if (open.length >= limits.documentDepth) throw new Error(`nested deeper than ${limits.documentDepth}`);
    const element: OpenElement = {
      name: localName(name),
      attributes: attributes as Record<string, string>,
      children: [],
      text: '',
      line: parser.line,
    };
    open.at(-1)?.children.push(element);
    open.push(element);
  });
  const addText = (part: string) => {
    const element = open.at(-1);
    if (element) element.text += part;
  };
  parser.on('text', addText);
  parser.on('cdata', addText);
  parser.on('closetag', () => {
    const element = open.pop()!;
    element.text = element.text.trim();
    if (open.length === 0) root = element;
  });
  parser.write(text).close();
  if (root === undefined) throw new Error('no element');
  return root;
}

function localName(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}
