import { readFileSync } from 'node:fs';
import type { XsdModel, XsdSimpleType, XsdState, XsdType } from '../../app/src/documents/validate/xsd/xsd-model.ts';
import { parseXml, type XmlElement } from '../../app/src/platform/xml/index.ts';
import { officialFile } from './official-schemas.ts';

export const cyclonedxXmlVersions = ['1.0', '1.1', '1.2', '1.3', '1.4', '1.5', '1.6', '1.7'];

let licenses: XmlElement | undefined;

/** Compiles the official XSD of a version of CycloneDX, with the licence list that it imports. */
export function compileXsd(version: string): XsdModel {
  licenses ??= parseSchema('spdx.SNAPSHOT.xsd');
  return new Compiler(parseSchema(`bom-${version}.SNAPSHOT.xsd`), licenses).compile();
}

function parseSchema(name: string): XmlElement {
  return parseXml(readFileSync(officialFile(name)), { path: name });
}

/** A place in a content model: an element with its type, or any element of another namespace. */
interface Position {
  readonly name?: string;
  readonly type?: string;
}

/** A part of a content model: which positions it may begin and end with, and whether it may be empty. */
interface Part {
  readonly first: readonly number[];
  readonly last: readonly number[];
  readonly empty: boolean;
}

const nothing: Part = { first: [], last: [], empty: true };

class Compiler {
  readonly #schema: XmlElement;
  readonly #imported: XmlElement;
  readonly #complexNames: ReadonlySet<string>;
  readonly #types: Record<string, XsdType> = {};
  readonly #simpleTypes: Record<string, XsdSimpleType> = {};
  readonly #prefixes = new Map([
    ['xs', 'builtin'],
    ['spdx', 'imported'],
    ['bom', 'own'],
  ]);
  #anonymous = 0;

  constructor(schema: XmlElement, imported: XmlElement) {
    this.#schema = schema;
    this.#imported = imported;
    this.#complexNames = new Set(schema.children.filter(({ name }) => name === 'complexType').map(named));
  }

  compile(): XsdModel {
    for (const simple of this.#imported.children.filter(({ name }) => name === 'simpleType'))
      this.#simpleType(simple, `spdx:${named(simple)}`);
    for (const part of this.#schema.children) {
      if (part.name === 'simpleType') this.#simpleType(part, named(part));
      else if (part.name === 'complexType') this.#complexType(part, named(part));
      else if (!['annotation', 'import', 'attributeGroup', 'element'].includes(part.name)) throw unknown(part);
    }
    const roots = this.#schema.children.filter(({ name }) => name === 'element');
    const root = roots[0];
    if (!root || roots.length > 1) throw new Error('a schema with one root element is expected');
    const type = this.#typeOfElement(root);
    const uniqueRefs = root.children.some(({ name }) => name === 'unique');
    const namespace = attribute(this.#schema, 'targetNamespace') ?? '';
    return { namespace, root: { name: named(root), type }, uniqueRefs, types: this.#types, simpleTypes: this.#simpleTypes };
  }

  #typeOfElement(element: XmlElement): string {
    const complex = element.children.find(({ name }) => name === 'complexType');
    if (complex) return this.#complexType(complex, this.#newName(named(element)));
    const simple = element.children.find(({ name }) => name === 'simpleType');
    const text = simple
      ? this.#simpleType(simple, this.#newName(named(element)))
      : this.#reference(attribute(element, 'type') ?? 'xs:string');
    if (this.#isComplex(text)) return text;
    const name = `text of ${text}`;
    this.#types[name] ??= { text };
    return name;
  }

  /** A named complex type may be referred to before it is compiled. */
  #isComplex(name: string): boolean {
    return this.#complexNames.has(name);
  }

  #newName(near: string): string {
    return `${near} ${++this.#anonymous}`;
  }

  #reference(text: string): string {
    const [prefix = '', local = ''] = text.includes(':') ? text.split(':') : ['bom', text];
    const kind = this.#prefixes.get(prefix);
    if (kind === 'builtin') {
      const name = `xs:${local}`;
      this.#simpleTypes[name] ??= { base: local };
      return name;
    }
    if (kind === 'imported') return `spdx:${local}`;
    if (kind === 'own') return local;
    throw new Error(`the prefix ${prefix} is not known`);
  }

  #simpleType(simple: XmlElement, name: string): string {
    const [content] = simple.children.filter((part) => part.name !== 'annotation');
    if (content?.name === 'union') {
      this.#simpleTypes[name] = { union: (attribute(content, 'memberTypes') ?? '').split(/\s+/).map((member) => this.#reference(member)) };
      return name;
    }
    if (content?.name !== 'restriction') throw unknown(content ?? simple);
    const base = this.#reference(attribute(content, 'base') ?? '');
    const facets = content.children.filter((part) => part.name !== 'annotation');
    const known = ['enumeration', 'pattern', 'minLength', 'maxLength', 'minInclusive', 'maxInclusive'];
    for (const facet of facets) if (!known.includes(facet.name)) throw unknown(facet);
    const of = (facet: string) => facets.filter((part) => part.name === facet).map((part) => attribute(part, 'value') ?? '');
    const numeric = (facet: string, key: string) => (of(facet)[0] === undefined ? {} : { [key]: Number(of(facet)[0]) });
    this.#simpleTypes[name] = {
      base,
      ...(of('enumeration').length > 0 ? { enumeration: of('enumeration') } : {}),
      ...(of('pattern').length > 0 ? { patterns: [of('pattern')] } : {}),
      ...numeric('minLength', 'minLength'),
      ...numeric('maxLength', 'maxLength'),
      ...numeric('minInclusive', 'minimum'),
      ...numeric('maxInclusive', 'maximum'),
    };
    return name;
  }

  #complexType(complex: XmlElement, name: string): string {
    const simple = complex.children.find((part) => part.name === 'simpleContent')?.children.find((part) => part.name === 'extension');
    const owner = simple ?? complex;
    const attributes: Record<string, { type: string; required?: true }> = {};
    let others: 'any' | 'foreign' | undefined;
    for (const part of this.#withGroups(owner)) {
      if (part.name === 'attribute') {
        const inner = part.children.find((child) => child.name === 'simpleType');
        const type = inner ? this.#simpleType(inner, this.#newName(named(part))) : this.#reference(attribute(part, 'type') ?? 'xs:string');
        attributes[named(part)] = attribute(part, 'use') === 'required' ? { type, required: true } : { type };
      } else if (part.name === 'anyAttribute') others = attribute(part, 'namespace') === '##other' ? 'foreign' : 'any';
    }
    const content = complex.children.find((part) => part.name === 'sequence' || part.name === 'choice');
    const known = ['annotation', 'attribute', 'attributeGroup', 'anyAttribute', 'sequence', 'choice', 'simpleContent'];
    for (const part of complex.children) if (!known.includes(part.name)) throw unknown(part);
    this.#types[name] = {
      ...(Object.keys(attributes).length > 0 ? { attributes } : {}),
      ...(others ? { others } : {}),
      ...(simple ? { text: this.#reference(attribute(simple, 'base') ?? '') } : {}),
      ...(attribute(complex, 'mixed') === 'true' ? { mixed: true } : {}),
      ...(content ? { states: this.#statesOf(content) } : {}),
    };
    return name;
  }

  #withGroups(owner: XmlElement): readonly XmlElement[] {
    return owner.children.flatMap((part) => {
      if (part.name !== 'attributeGroup') return [part];
      const name = (attribute(part, 'ref') ?? '').split(':').at(-1);
      const group = this.#schema.children.find((found) => found.name === 'attributeGroup' && attribute(found, 'name') === name);
      return group?.children ?? [];
    });
  }

  /** The automaton of a content model, by the construction of Glushkov: a state for each place, and transitions to those that may follow it. */
  #statesOf(content: XmlElement): readonly XsdState[] {
    const positions: Position[] = [];
    const follow: Set<number>[] = [];
    const whole = this.#part(content, positions, follow);
    const state = (next: Iterable<number>, end: boolean): XsdState => {
      const made: Record<string, { state: number; type: string }> = {};
      let foreign: number | undefined;
      for (const at of next) {
        const { name, type } = positions[at]!;
        if (name === undefined || type === undefined) foreign = at + 1;
        else made[name] ??= { state: at + 1, type };
      }
      return { next: made, ...(foreign === undefined ? {} : { foreign }), ...(end ? { end: true } : {}) };
    };
    return [state(whole.first, whole.empty), ...positions.map((_, at) => state(follow[at]!, whole.last.includes(at)))];
  }

  #part(element: XmlElement, positions: Position[], follow: Set<number>[]): Part {
    const part = this.#once(element, positions, follow);
    const most = attribute(element, 'maxOccurs') ?? '1';
    const least = attribute(element, 'minOccurs') ?? '1';
    if (!['1', 'unbounded'].includes(most) || !['0', '1'].includes(least)) throw unknown(element);
    if (most === 'unbounded') for (const last of part.last) for (const first of part.first) follow[last]!.add(first);
    return least === '0' ? { ...part, empty: true } : part;
  }

  #once(element: XmlElement, positions: Position[], follow: Set<number>[]): Part {
    if (element.name === 'element' || element.name === 'any') {
      const at = positions.length;
      positions.push({});
      follow.push(new Set());
      if (element.name === 'element') positions[at] = { name: named(element), type: this.#typeOfElement(element) };
      return { first: [at], last: [at], empty: false };
    }
    const parts = element.children.filter(({ name }) => name !== 'annotation').map((child) => this.#part(child, positions, follow));
    if (element.name === 'choice') {
      return {
        first: parts.flatMap(({ first }) => first),
        last: parts.flatMap(({ last }) => last),
        empty: parts.length === 0 || parts.some(({ empty }) => empty),
      };
    }
    if (element.name !== 'sequence') throw unknown(element);
    return parts.reduce((before, part) => {
      for (const last of before.last) for (const first of part.first) follow[last]!.add(first);
      return {
        first: before.empty ? [...before.first, ...part.first] : before.first,
        last: part.empty ? [...before.last, ...part.last] : part.last,
        empty: before.empty && part.empty,
      };
    }, nothing);
  }
}

function attribute(element: XmlElement, name: string): string | undefined {
  return element.attributes.find((found) => found.name === name && found.uri === '')?.value;
}

function named(element: XmlElement): string {
  const name = attribute(element, 'name');
  if (name === undefined) throw new Error(`an ${element.name} without a name, line ${element.line}`);
  return name;
}

function unknown(element: XmlElement): Error {
  return new Error(`${element.name} at line ${element.line} is not known; the compiler has to learn it first`);
}
