import type { Place } from '../../../domain/errors.ts';
import { writeXmlElement, type XmlElement } from '../../../platform/xml/index.ts';
import type { JsonObject } from '../../reading.ts';
import { extensionAttribute, extensionElement } from './extensions.ts';
import type { Alternative, Field, Scalar, Shape } from './shape.ts';
import { bom } from './shapes/bom.ts';

const namespace = /^http:\/\/cyclonedx\.org\/schema\/bom\/(\d+\.\d+)$/;

/** A CycloneDX document in XML, told in the form of JSON. */
export interface ConvertedDocument {
  readonly specVersion: string;
  readonly document: JsonObject;
  /** Elements and attributes that have no place in JSON, by the way to them. */
  readonly untold: readonly { readonly way: string; readonly line: number }[];
  /** Where in the XML stands what a JSON pointer names; the nearest that has a place. */
  placeOf(pointer: string): Place;
}

/**
 * Tells a CycloneDX document in XML in the form of JSON; undefined for XML of another kind. What stands in other namespaces becomes a property
 * where properties may stand, so that it can be written again.
 */
export function fromXml(root: XmlElement): ConvertedDocument | undefined {
  const specVersion = namespace.exec(root.uri)?.[1];
  if (specVersion === undefined || root.name !== 'bom') return undefined;
  const conversion = new Conversion(root.uri, specVersion);
  const converted = conversion.convert(root, bom, '') as JsonObject;
  const document = { bomFormat: 'CycloneDX', specVersion, ...converted };
  const { sources, untold } = conversion;
  sources.set(document, sources.get(converted) ?? []);
  return { specVersion, document, untold, placeOf: (pointer) => placeIn(document, sources, root, pointer) };
}

/** Things without a place that are told one by one. */
const mostUntold = 10_000;

/** By the object or list that was made: its keys or positions, each followed by the element that it comes from. */
type Sources = Map<object, (string | number | XmlElement)[]>;

type Put = (key: string | number, value: unknown, source: XmlElement) => void;

class Conversion {
  readonly sources: Sources = new Map();
  readonly untold: { way: string; line: number }[] = [];
  readonly #namespace: string;
  readonly #version: string;

  constructor(namespaceOfAll: string, version: string) {
    this.#namespace = namespaceOfAll;
    this.#version = version;
  }

  convert(element: XmlElement, shape: Shape, way: string): unknown {
    switch (shape.kind) {
      case 'lazy':
        return this.convert(element, shape.get(), way);
      case 'refs':
        return attributeOf(element, 'ref');
      case 'either': {
        const isList = element.children.some(({ name }) => name === shape.list.of);
        return this.convert(element, isList ? shape.list : shape.object, way);
      }
      case 'oneOf':
        return this.#convertOne(element, shape.of, way);
      case 'list':
        return this.#made([], (made, put) => this.#convertList(element, shape.of, shape.shape, made, put, way));
      case 'choices':
        return this.#made([], (made, put) => this.#convertChoices(element, shape.of, made, put, way));
      case 'object':
        if (shape.orText && element.children.length === 0) return element.text.trim();
        return this.#made({}, (made, put) => this.#convertObject(element, shape.fields, made, put, way));
      default:
        return scalar(element.text.trim(), shape.kind);
    }
  }

  #made<Made extends object>(made: Made, fill: (made: Made, put: Put) => void): Made {
    const sources: (string | number | XmlElement)[] = [];
    this.sources.set(made, sources);
    fill(made, (key, value, source) => {
      if (value === undefined) return;
      // Keys are those of the shapes, never of the document.
      (made as Record<string | number, unknown>)[key] = value;
      sources.push(key, source);
    });
    return made;
  }

  #convertList(element: XmlElement, of: string, shape: Shape, made: unknown[], put: Put, way: string): void {
    for (const child of element.children) {
      if (this.#isOwn(child) && child.name === of) put(made.length, this.convert(child, shape, `${way}/${of}`), child);
      else this.#leave(child, way);
    }
  }

  #convertChoices(element: XmlElement, of: readonly Alternative[], made: unknown[], put: Put, way: string): void {
    for (const child of element.children) {
      const found = this.#isOwn(child) ? of.find((one) => one.element === child.name) : undefined;
      if (!found) {
        this.#leave(child, way);
        continue;
      }
      const value = this.convert(child, found.shape, `${way}/${child.name}`);
      const { wrap } = found;
      put(made.length, wrap === undefined ? value : this.#made({}, (_, wrapped) => wrapped(wrap, value, child)), child);
    }
  }

  #convertOne(element: XmlElement, of: readonly Alternative[], way: string): unknown {
    const child = element.children.find((one) => this.#isOwn(one) && of.some((alternative) => alternative.element === one.name));
    const found = of.find((one) => one.element === child?.name);
    return child && found ? this.convert(child, found.shape, `${way}/${child.name}`) : undefined;
  }

  #convertObject(element: XmlElement, fields: Readonly<Record<string, Field>>, made: object, put: Put, way: string): void {
    const byElement = elementsOf(fields);
    const foreign: XmlElement[] = [];
    for (const [key, field] of Object.entries(fields)) {
      if (field.kind === 'attribute') {
        const value = attributeOf(element, field.name ?? key);
        if (value !== undefined) put(key, scalar(value, field.as), element);
      } else if (field.kind === 'own') put(key, element.text.trim(), element);
    }
    for (const child of element.children) {
      const found = this.#isOwn(child) ? byElement.get(child.name) : undefined;
      if (found) this.#convertField(child, found.key, found.field, made, put, `${way}/${child.name}`);
      else if (!this.#isOwn(child) && fields.properties && child.uri !== signatures) foreign.push(child);
      else this.#leave(child, way);
    }
    this.#keepForeign(element, foreign, fields, made, put, way);
  }

  #convertField(child: XmlElement, key: string, field: Field, made: object, put: Put, way: string): void {
    if (field.kind === 'attribute' || field.kind === 'own') return;
    if (field.kind === 'inline') {
      const inside = this.convert(child, field.shape, way) as JsonObject;
      for (const [inner, value] of Object.entries(inside)) put(inner, value, child);
    } else if (field.kind === 'repeated') {
      const value = this.convert(child, field.shape, way);
      if (field.singleIn === this.#version) put(key, value, child);
      else this.#append(key, [value], child, made, put);
    } else {
      const value = this.convert(child, field.kind === 'child' ? field.shape : field, way);
      // An element may be repeated where its schema lets several stand in any order.
      if (Array.isArray(value) && Object.hasOwn(made, key)) this.#append(key, value, child, made, put);
      else put(key, value, child);
    }
  }

  #append(key: string, values: readonly unknown[], child: XmlElement, made: object, put: Put): void {
    if (!Object.hasOwn(made, key)) {
      put(key, [], child);
      this.sources.set((made as Record<string, object>)[key]!, []);
    }
    const list = (made as Record<string, unknown[]>)[key]!;
    for (const value of values) {
      if (value === undefined) continue;
      this.sources.get(list)?.push(list.length, child);
      list.push(value);
    }
  }

  #keepForeign(
    element: XmlElement,
    foreign: readonly XmlElement[],
    fields: Readonly<Record<string, Field>>,
    made: object,
    put: Put,
    way: string,
  ): void {
    const attributes = element.attributes.filter(({ uri, name }) => uri !== '' && uri !== instance && !Object.hasOwn(fields, name));
    if (!fields.properties) {
      for (const { name } of attributes) this.#tell(`${way}/@${name}`, element.line);
      return;
    }
    const properties = [
      ...foreign.map((child) => ({ name: extensionElement, value: writeXmlElement(child) })),
      ...attributes.map(({ uri, name, value }) => ({ name: extensionAttribute, value: `{${uri}}${name} ${value}` })),
    ];
    if (properties.length > 0) this.#append('properties', properties, element, made, put);
  }

  #isOwn(element: XmlElement): boolean {
    return element.uri === this.#namespace;
  }

  #leave(child: XmlElement, way: string): void {
    this.#tell(`${way}/${child.name}`, child.line);
  }

  #tell(way: string, line: number): void {
    if (this.untold.length < mostUntold) this.untold.push({ way, line });
  }
}

/** What was signed is no longer the same when it is written otherwise. */
const signatures = 'http://www.w3.org/2000/09/xmldsig#';
const instance = 'http://www.w3.org/2001/XMLSchema-instance';

const elements = new WeakMap<object, ReadonlyMap<string, { readonly key: string; readonly field: Field }>>();

/** The fields of an object by the names of their elements. */
function elementsOf(fields: Readonly<Record<string, Field>>): ReadonlyMap<string, { readonly key: string; readonly field: Field }> {
  const known = elements.get(fields);
  if (known) return known;
  const made = new Map(Object.entries(fields).map(([key, field]) => [elementOf(key, field), { key, field }]));
  elements.set(fields, made);
  return made;
}

/** The name of the element that a field stands in. */
export function elementOf(key: string, field: Field): string {
  return field.kind === 'child' || field.kind === 'repeated' ? (field.element ?? key) : key;
}

function scalar(value: string, as: Scalar): unknown {
  if (as === 'truth') return value === 'true' || value === '1' ? true : value === 'false' || value === '0' ? false : value;
  if (as === 'number' && /^[+-]?(?:\d+(?:\.\d*)?|\.\d+)$/.test(value)) return Number(value);
  return value;
}

function attributeOf(element: XmlElement, name: string): string | undefined {
  return element.attributes.find((found) => found.name === name && found.uri === '')?.value;
}

function placeIn(document: JsonObject, sources: Sources, root: XmlElement, pointer: string): Place {
  let value: unknown = document;
  let source = root;
  for (const part of pointer.split('/').slice(1)) {
    if (typeof value !== 'object' || value === null) break;
    const key = part.replaceAll('~1', '/').replaceAll('~0', '~');
    source = sourceOf(sources.get(value) ?? [], key) ?? source;
    value = Object.hasOwn(value, key) ? (value as JsonObject)[key] : undefined;
  }
  return { line: source.line, column: source.column };
}

/** The element that a key comes from: the last one, where several were told. */
function sourceOf(told: readonly (string | number | XmlElement)[], key: string): XmlElement | undefined {
  for (let at = told.length - 2; at >= 0; at -= 2) if (String(told[at]) === key) return told[at + 1] as XmlElement;
  return undefined;
}
