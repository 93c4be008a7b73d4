import type { Place } from '../../../domain/errors.ts';
import type { XmlElement } from '../../../platform/xml/index.ts';
import type { JsonObject } from '../../reading.ts';
import { bom, legacyTools, type Shape } from './shapes.ts';

const namespace = /^http:\/\/cyclonedx\.org\/schema\/bom\/(\d+\.\d+)$/;

/** A CycloneDX document in XML, told in the form of JSON. */
export interface ConvertedDocument {
  readonly specVersion: string;
  readonly document: JsonObject;
  /** Where in the XML stands what a JSON pointer names; the nearest that has a place. */
  placeOf(pointer: string): Place;
}

/**
 * Tells a CycloneDX document in XML in the form of JSON, as far as reading it and the rules need; undefined for XML of another kind. What stands in
 * other namespaces is left out.
 */
export function fromXml(root: XmlElement): ConvertedDocument | undefined {
  const specVersion = namespace.exec(root.uri)?.[1];
  if (specVersion === undefined || root.name !== 'bom') return undefined;
  const sources = new WeakMap<object, Map<string, XmlElement>>();
  const converted = new Conversion(root.uri, sources).convert(root, bom) as JsonObject;
  const document = { bomFormat: 'CycloneDX', specVersion, ...converted };
  sources.set(document, sources.get(converted) ?? new Map());
  return { specVersion, document, placeOf: (pointer) => placeIn(document, sources, root, pointer) };
}

class Conversion {
  readonly #namespace: string;
  /** By the object or list that was made: the elements that its keys and positions come from. */
  readonly #sources: WeakMap<object, Map<string, XmlElement>>;

  constructor(namespaceOfAll: string, sources: WeakMap<object, Map<string, XmlElement>>) {
    this.#namespace = namespaceOfAll;
    this.#sources = sources;
  }

  convert(element: XmlElement, shape: Shape): unknown {
    if (shape.kind === 'text') return element.text.trim();
    if (shape.kind === 'attribute') return attributeOf(element, shape.name);
    const made: unknown[] | Record<string, unknown> = shape.kind === 'object' ? {} : [];
    const sources = new Map<string, XmlElement>();
    this.#sources.set(made, sources);
    const put = (key: string | number, value: unknown, source: XmlElement) => {
      if (value === undefined) return;
      (made as Record<string | number, unknown>)[key] = value;
      sources.set(String(key), source);
    };
    if (shape.kind === 'object') this.#convertObject(element, shape, made as Record<string, unknown>, put);
    else this.#convertList(element, shape, made as unknown[], put);
    return made;
  }

  #convertList(
    element: XmlElement,
    shape: Extract<Shape, { kind: 'list' | 'named' }>,
    made: unknown[],
    put: (key: number, value: unknown, source: XmlElement) => void,
  ): void {
    for (const child of element.children) {
      if (child.uri !== this.#namespace) continue;
      if (shape.kind === 'list') {
        if (child.name === shape.of) put(made.length, this.convert(child, shape.shape), child);
      } else if (Object.hasOwn(shape.children, child.name)) {
        const value = this.convert(child, shape.children[child.name]!);
        const wrapped = { [child.name]: value };
        this.#sources.set(wrapped, new Map([[child.name, child]]));
        put(made.length, wrapped, child);
      }
    }
  }

  #convertObject(
    element: XmlElement,
    { attributes = [], children = {}, text, gather = {} }: Extract<Shape, { kind: 'object' }>,
    made: Record<string, unknown>,
    put: (key: string, value: unknown, source: XmlElement) => void,
  ): void {
    for (const name of attributes) put(name, attributeOf(element, name), element);
    if (text !== undefined) put(text, element.text.trim(), element);
    for (const child of element.children) {
      if (child.uri !== this.#namespace) continue;
      const gathered = Object.hasOwn(gather, child.name) ? gather[child.name] : undefined;
      if (gathered) this.#gather(child, gathered.key, gathered.shape, made, put);
      else if (Object.hasOwn(children, child.name)) {
        const shape = children[child.name]!;
        put(child.name, this.convert(child, isLegacyTools(child) ? legacyTools : typeof shape === 'function' ? shape() : shape), child);
      }
    }
  }

  #gather(
    child: XmlElement,
    key: string,
    shape: Shape,
    made: Record<string, unknown>,
    put: (key: string, value: unknown, source: XmlElement) => void,
  ): void {
    const value = this.convert(child, shape);
    if (value === undefined) return;
    const list = (Object.hasOwn(made, key) ? made[key] : []) as unknown[];
    if (list.length === 0) {
      put(key, list, child);
      this.#sources.set(list, new Map());
    }
    this.#sources.get(list)!.set(String(list.length), child);
    list.push(value);
  }
}

function isLegacyTools({ name, children }: XmlElement): boolean {
  return name === 'tools' && children.some((child) => child.name === 'tool');
}

function attributeOf(element: XmlElement, name: string): string | undefined {
  return element.attributes.find((found) => found.name === name && found.uri === '')?.value;
}

function placeIn(document: JsonObject, sources: WeakMap<object, Map<string, XmlElement>>, root: XmlElement, pointer: string): Place {
  let value: unknown = document;
  let source = root;
  for (const part of pointer.split('/').slice(1)) {
    if (typeof value !== 'object' || value === null) break;
    const key = part.replaceAll('~1', '/').replaceAll('~0', '~');
    source = sources.get(value)?.get(key) ?? source;
    value = (value as JsonObject)[key];
  }
  return { line: source.line, column: source.column };
}
