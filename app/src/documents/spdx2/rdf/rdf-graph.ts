import { WaybillError } from '../../../domain/errors.ts';
import { limits } from '../../../platform/limits.ts';
import type { XmlElement } from '../../../platform/xml/index.ts';

const rdf = 'http://www.w3.org/1999/02/22-rdf-syntax-ns#';
const xml = 'http://www.w3.org/XML/1998/namespace';

/** What a property has: text, another node, or the address of something. */
export type RdfValue =
  | { readonly kind: 'text'; readonly text: string; readonly line: number }
  | { readonly kind: 'node'; readonly node: RdfNode }
  | { readonly kind: 'resource'; readonly uri: string; readonly line: number };

/** Those of SPDX, and of what it borrows from: their names are told without a namespace. */
const namespaces: ReadonlySet<string> = new Set([
  '',
  rdf,
  'http://spdx.org/rdf/terms#',
  'http://www.w3.org/2000/01/rdf-schema#',
  'http://www.w3.org/2009/pointers#',
  'http://usefulinc.com/ns/doap#',
]);

/** A thing that RDF tells of: its classes and properties, those of other vocabularies as `{namespace}name`. */
export interface RdfNode {
  /** Its address, or the name that it has in this document only. */
  readonly id: string;
  readonly types: Set<string>;
  readonly properties: Map<string, RdfValue[]>;
  readonly line: number;
}

/** Whether an XML document is one of RDF. */
export function isRdf(root: XmlElement): boolean {
  return root.uri === rdf && root.name === 'RDF';
}

/**
 * The nodes of a document in RDF/XML, in the order in which they are told. Nodes and properties take turns, as everybody writes them; containers and
 * other rare forms are not read.
 *
 * @throws WaybillError `limit-exceeded`
 * @see https://www.w3.org/TR/rdf-syntax-grammar/
 */
export function readRdf(root: XmlElement): readonly RdfNode[] {
  const reading = new Reading(attribute(root, xml, 'base') ?? '');
  for (const child of root.children) reading.node(child, 0);
  return reading.nodes;
}

class Reading {
  readonly nodes: RdfNode[] = [];
  readonly #byId = new Map<string, RdfNode>();
  readonly #base: string;
  #blank = 0;

  constructor(base: string) {
    this.#base = base;
  }

  node(element: XmlElement, depth: number): RdfNode {
    if (depth > limits.documentDepth) throw new WaybillError('limit-exceeded', 'the document is nested deeper than is read');
    const node = this.#nodeOf(this.#idOf(element), element.line);
    if (element.uri !== rdf) node.types.add(nameOf(element));
    for (const one of element.attributes) {
      const isProperty = one.uri !== rdf && one.uri !== xml && one.uri !== '';
      if (isProperty) this.#add(node, nameOf(one), { kind: 'text', text: one.value, line: element.line });
    }
    for (const child of element.children) this.#property(node, child, depth);
    return node;
  }

  #nodeOf(id: string, line: number): RdfNode {
    const known = this.#byId.get(id);
    if (known) return known;
    const made: RdfNode = { id, types: new Set(), properties: new Map(), line };
    this.#byId.set(id, made);
    this.nodes.push(made);
    return made;
  }

  #idOf(element: XmlElement): string {
    const about = attribute(element, rdf, 'about');
    if (about !== undefined) return this.#resolve(about);
    const id = attribute(element, rdf, 'ID');
    if (id !== undefined) return this.#resolve(`#${id}`);
    const nodeId = attribute(element, rdf, 'nodeID');
    return nodeId === undefined ? `_:${++this.#blank}` : `_:${nodeId}`;
  }

  #resolve(uri: string): string {
    return uri.startsWith('#') || uri === '' ? this.#base + uri : uri;
  }

  #property(node: RdfNode, element: XmlElement, depth: number): void {
    const { line } = element;
    const name = nameOf(element);
    const resource = attribute(element, rdf, 'resource');
    const nodeId = attribute(element, rdf, 'nodeID');
    if (element.uri === rdf && name === 'type') {
      if (resource !== undefined) node.types.add(resource.split(/[#/]/).at(-1)!);
    } else if (resource !== undefined) this.#add(node, name, { kind: 'resource', uri: this.#resolve(resource), line });
    else if (nodeId !== undefined) this.#add(node, name, { kind: 'node', node: this.#nodeOf(`_:${nodeId}`, line) });
    else if (attribute(element, rdf, 'parseType') === 'Resource')
      this.#add(node, name, { kind: 'node', node: this.#inner(element, depth + 1) });
    else if (element.children.length === 0) this.#add(node, name, { kind: 'text', text: element.text, line });
    else for (const child of element.children) this.#add(node, name, { kind: 'node', node: this.node(child, depth + 2) });
  }

  /** A node without a class, whose properties stand where it would. */
  #inner(element: XmlElement, depth: number): RdfNode {
    const node = this.#nodeOf(`_:${++this.#blank}`, element.line);
    for (const child of element.children) this.#property(node, child, depth);
    return node;
  }

  #add(node: RdfNode, name: string, value: RdfValue): void {
    const values = node.properties.get(name);
    if (values) values.push(value);
    else node.properties.set(name, [value]);
  }
}

function nameOf({ name, uri }: { readonly name: string; readonly uri: string }): string {
  return namespaces.has(uri) ? name : `{${uri}}${name}`;
}

function attribute(element: XmlElement, uri: string, name: string): string | undefined {
  return element.attributes.find((one) => one.uri === uri && one.name === name)?.value;
}
