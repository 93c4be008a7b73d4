import { parseXml, type WrittenElement } from '../../../platform/xml/index.ts';
import { isObject, wordOf } from '../../fields.ts';
import type { JsonObject } from '../../reading.ts';
import { extensionAttribute, extensionElement } from './extensions.ts';
import { elementOf } from './from-xml.ts';
import type { Alternative, Field, Shape } from './shape.ts';
import { bom } from './shapes/bom.ts';

/** An element that is being written, with the JSON pointer of what it tells. */
export interface DraftElement extends WrittenElement {
  readonly name: string;
  readonly uri: string;
  attributes: WrittenElement['attributes'];
  children: DraftElement[];
  text: string;
  readonly pointer: string;
}

/**
 * Tells a CycloneDX document in JSON as XML of a version. Everything of the newest version is written; what an older one does not know has to be
 * taken out after.
 *
 * @param note told of each value that has no place in XML
 */
export function toXml(document: JsonObject, version: string, note: (pointer: string, reason: string) => void): DraftElement {
  const writing = new Writing(`http://cyclonedx.org/schema/bom/${version}`, note);
  const { bomFormat: _, specVersion: __, $schema: ___, ...told } = document;
  return writing.element('bom', told, bom, '')!;
}

const noPlace = 'CycloneDX in XML has no place for it';

class Writing {
  readonly #uri: string;
  readonly #note: (pointer: string, reason: string) => void;

  constructor(uri: string, note: (pointer: string, reason: string) => void) {
    this.#uri = uri;
    this.#note = note;
  }

  element(name: string, value: unknown, shape: Shape, pointer: string): DraftElement | undefined {
    const made: DraftElement = { name, uri: this.#uri, attributes: [], children: [], text: '', pointer };
    return this.#fill(made, value, shape) ? made : undefined;
  }

  /** Whether the value is of the shape; what is not is noted. */
  #fill(made: DraftElement, value: unknown, shape: Shape): boolean {
    switch (shape.kind) {
      case 'lazy':
        return this.#fill(made, value, shape.get());
      case 'either':
        return this.#fill(made, value, Array.isArray(value) ? shape.list : shape.object);
      case 'list':
        return this.#fillList(made, value, () => shape.of, shape.shape);
      case 'choices':
        return this.#fillChoices(made, value, shape.of, shape.isUniform ?? false);
      case 'oneOf':
        return this.#fillOne(made, value, shape.of);
      case 'object':
        if (shape.orText && typeof value === 'string') return this.#fillText(made, value);
        if (!isObject(value)) return this.#refuse(made.pointer);
        this.#fillObject(made, value, shape.fields);
        return true;
      case 'refs': {
        const ref = textOf(value);
        if (ref === undefined) return this.#refuse(made.pointer);
        made.attributes = [{ name: 'ref', uri: '', value: ref }];
        return true;
      }
      default:
        return this.#fillText(made, value);
    }
  }

  #refuse(pointer: string): false {
    this.#note(pointer, noPlace);
    return false;
  }

  #fillText(made: DraftElement, value: unknown): boolean {
    const text = textOf(value);
    if (text === undefined) return this.#refuse(made.pointer);
    made.text = text;
    return true;
  }

  #fillList(made: DraftElement, value: unknown, nameOf: (entry: unknown) => string, shape: Shape): boolean {
    if (!Array.isArray(value)) return this.#refuse(made.pointer);
    for (const [index, entry] of value.entries()) this.#add(made, this.element(nameOf(entry), entry, shape, `${made.pointer}/${index}`));
    return true;
  }

  #fillChoices(made: DraftElement, value: unknown, of: readonly Alternative[], isUniform: boolean): boolean {
    if (!Array.isArray(value)) return this.#refuse(made.pointer);
    const [first] = of;
    const only =
      isUniform && first && value.some((entry: unknown) => isOf(entry, first)) ? { element: first.element, shape: first.shape } : undefined;
    const forms = only ? [only] : of;
    for (const [index, entry] of value.entries()) this.#add(made, this.#alternative(entry, forms, `${made.pointer}/${index}`));
    return true;
  }

  #fillOne(made: DraftElement, value: unknown, of: readonly Alternative[]): boolean {
    const inner = this.#alternative(value, of, made.pointer);
    this.#add(made, inner);
    return inner !== undefined;
  }

  #alternative(value: unknown, of: readonly Alternative[], pointer: string): DraftElement | undefined {
    const found = of.find((one) => isOf(value, one));
    if (!found) {
      this.#note(pointer, noPlace);
      return undefined;
    }
    const { element, shape, wrap } = found;
    if (wrap === undefined) return this.element(element, value, shape, pointer);
    const { [wrap]: inside, ...others } = value as JsonObject;
    for (const key of Object.keys(others)) this.#note(`${pointer}/${key}`, noPlace);
    return this.element(element, inside, shape, `${pointer}/${wrap}`);
  }

  #add(made: DraftElement, child: DraftElement | undefined): void {
    if (child) made.children.push(child);
  }

  #fillObject(made: DraftElement, value: JsonObject, fields: Readonly<Record<string, Field>>): void {
    for (const [key, field] of Object.entries(fields)) {
      if (!Object.hasOwn(value, key) || value[key] === null) continue;
      this.#fillField(made, key, field, key === 'properties' ? this.#restore(made, value[key]) : value[key], value);
    }
    for (const key of Object.keys(value)) {
      if (!Object.hasOwn(fields, key) && !isInside(fields, key)) this.#note(`${made.pointer}/${escaped(key)}`, noPlace);
    }
  }

  #fillField(made: DraftElement, key: string, field: Field, value: unknown, owner: JsonObject): void {
    const pointer = `${made.pointer}/${escaped(key)}`;
    const element = elementOf(key, field);
    if (field.kind === 'attribute' || field.kind === 'own') {
      const text = textOf(value);
      if (text === undefined) this.#note(pointer, noPlace);
      else if (field.kind === 'own') made.text = text;
      else made.attributes = [...made.attributes, { name: field.name ?? key, uri: '', value: text }];
    } else if (field.kind === 'repeated') {
      const list: readonly unknown[] = Array.isArray(value) ? value : [value];
      for (const [index, entry] of list.entries()) {
        this.#add(made, this.element(element, entry, field.shape, Array.isArray(value) ? `${pointer}/${index}` : pointer));
      }
    } else if (field.kind === 'inline') {
      const inside = Object.fromEntries(
        keysOf(field.shape).flatMap((inner) => (Object.hasOwn(owner, inner) ? [[inner, owner[inner]]] : [])),
      );
      this.#add(made, this.element(element, inside, field.shape, made.pointer));
    } else if (key !== 'properties' || !Array.isArray(value) || value.length > 0) {
      this.#add(made, this.element(element, value, field.kind === 'child' ? field.shape : field, pointer));
    }
  }

  /** Takes out the properties that hold what the document said in other namespaces, and says it so again. */
  #restore(made: DraftElement, properties: unknown): unknown {
    if (!Array.isArray(properties)) return properties;
    return properties.filter((property: unknown) => {
      if (!isObject(property) || typeof property.value !== 'string') return true;
      if (property.name === extensionElement) return !this.#restoreElement(made, property.value);
      return property.name !== extensionAttribute || !this.#restoreAttribute(made, property.value);
    });
  }

  #restoreElement(made: DraftElement, text: string): boolean {
    try {
      const element = parseXml(new TextEncoder().encode(text));
      if (element.uri === '' || element.uri === this.#uri) return false;
      made.children.push(draftOf(element, made.pointer));
      return true;
    } catch {
      // Somebody wrote this property by hand: it stays a property.
      return false;
    }
  }

  #restoreAttribute(made: DraftElement, text: string): boolean {
    const match = /^\{([^{}]+)\}([A-Za-z_][\w.-]*) (.*)$/s.exec(text);
    if (!match) return false;
    made.attributes = [...made.attributes, { uri: match[1]!, name: match[2]!, value: match[3]! }];
    return true;
  }
}

function draftOf({ name, uri, attributes, children, text }: WrittenElement, pointer: string): DraftElement {
  return { name, uri, attributes, text, pointer, children: children.map((child) => draftOf(child, pointer)) };
}

function isOf(value: unknown, { wrap, keys, isText }: Alternative): boolean {
  if (isText) return typeof value === 'string';
  if (!isObject(value)) return false;
  if (wrap !== undefined) return Object.hasOwn(value, wrap);
  return keys === undefined || keys.some((key) => Object.hasOwn(value, key));
}

function keysOf(shape: Shape): readonly string[] {
  return shape.kind === 'object' ? Object.keys(shape.fields) : [];
}

/** Whether a key is one of a child whose fields are those of the object around it. */
function isInside(fields: Readonly<Record<string, Field>>, key: string): boolean {
  return Object.values(fields).some((field) => field.kind === 'inline' && keysOf(field.shape).includes(key));
}

function textOf(value: unknown): string | undefined {
  if (typeof value === 'string') return value;
  return typeof value === 'boolean' || (typeof value === 'number' && Number.isFinite(value)) ? plain(value) : undefined;
}

/** XML Schema's decimals know no exponent. */
function plain(value: number | boolean): string {
  const text = wordOf(value);
  return typeof value === 'number' && text.includes('e') ? value.toFixed(20).replace(/\.?0+$/, '') : text;
}

function escaped(key: string): string {
  return key.replaceAll('~', '~0').replaceAll('/', '~1');
}
