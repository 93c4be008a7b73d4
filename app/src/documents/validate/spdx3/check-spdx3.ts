import { isObject } from '../../fields.ts';
import type { JsonObject } from '../../reading.ts';
import type { SchemaFault } from '../schema/explain.ts';
import { spdx3Words } from './spdx3-classes.ts';
import { isIndividual, type Spdx3Field, shapeNamed } from './spdx3-model.ts';

/** What declares a document to be of SPDX 3.0.1. */
export const context301 = 'https://spdx.org/rdf/3.0.1/spdx-context.jsonld';

/**
 * Holds an SPDX 3.0.1 document in JSON-LD against its model, and tells each fault to `report`, until that answers false. The verdict is that of the
 * official JSON schema, which is no registry's: fields, types and words are told here in our own form.
 *
 * @param document no deeper than `limits.documentDepth`: this recurses
 * @see https://spdx.github.io/spdx-spec/v3.0.1/serializations/
 */
export function checkSpdx3(document: JsonObject, report: (fault: SchemaFault) => boolean): void {
  new Check(report).document(document);
}

class Check {
  readonly #report: (fault: SchemaFault) => boolean;
  #stopped = false;

  constructor(report: (fault: SchemaFault) => boolean) {
    this.#report = report;
  }

  document(document: JsonObject): void {
    const { '@context': declared, '@graph': graph, ...others } = document;
    if (declared === undefined) this.#fault('required', '', '"@context" is missing');
    else if (declared !== context301) this.#fault('const', '/@context', `this must be ${shown(context301)}`);
    if (graph === undefined) {
      this.#object(others, '', undefined);
      return;
    }
    for (const key of Object.keys(others))
      this.#fault('additionalProperties', `/${escaped(key)}`, `the key ${shown(key)} is not known here`);
    if (!Array.isArray(graph)) {
      this.#fault('type', '/@graph', 'this is no list');
      return;
    }
    for (let index = 0; index < graph.length && !this.#stopped; index++) this.#object(graph[index], `/@graph/${index}`, undefined);
  }

  #fault(keyword: string, pointer: string, message: string): void {
    if (!this.#stopped) this.#stopped = !this.#report({ keyword, pointer, message });
  }

  /** @param wanted the class that it must be of; undefined for any */
  #object(object: unknown, pointer: string, wanted: string | undefined): void {
    if (!isObject(object)) {
      this.#fault('type', pointer, 'this is no object');
      return;
    }
    const { type } = object;
    if (typeof type !== 'string') {
      this.#fault(type === undefined ? 'required' : 'type', pointer, type === undefined ? '"type" is missing' : 'the type is no text');
      return;
    }
    const shape = shapeNamed(type);
    if (wanted === 'extension_Extension' && (shape || isIri(type))) {
      if (shape?.kinds.has('extension_CdxPropertiesExtension')) this.#fields(object, type, pointer);
      return;
    }
    if (!shape) this.#fault('enum', `${pointer}/type`, `${shown(type)} is no class of SPDX 3.0.1`);
    else if (wanted !== undefined && !shape.kinds.has(wanted))
      this.#fault('enum', `${pointer}/type`, `${shown(type)} stands where ${wanted} must`);
    else this.#fields(object, type, pointer);
  }

  #fields(object: JsonObject, type: string, pointer: string): void {
    const { fields, isElement } = shapeNamed(type)!;
    if (isElement && object.spdxId === undefined) this.#fault('required', pointer, '"spdxId" is missing');
    for (const [key, { isRequired }] of fields) {
      if (isRequired && !Object.hasOwn(object, key)) this.#fault('required', pointer, `${shown(key)} is missing`);
    }
    for (const [key, value] of Object.entries(object)) {
      if (this.#stopped) return;
      const at = `${pointer}/${escaped(key)}`;
      const field = fields.get(key);
      if (field) this.#field(value, field, at);
      else if (key === (isElement ? 'spdxId' : '@id')) this.#id(value, isElement, at);
      else if (key !== 'type') this.#fault('additionalProperties', at, `the key ${shown(key)} is not known of ${type}`);
    }
  }

  #id(value: unknown, isElement: boolean, pointer: string): void {
    if (typeof value !== 'string' || !(isIri(value) || (!isElement && isBlank(value))))
      this.#fault('pattern', pointer, `${shown(value)} is no IRI`);
  }

  #field(value: unknown, field: Spdx3Field, pointer: string): void {
    if (!field.isList) {
      this.#value(value, field.type, pointer);
      return;
    }
    if (!Array.isArray(value)) {
      this.#fault('type', pointer, 'this is no list');
      return;
    }
    if (field.isNonEmpty && value.length === 0) this.#fault('minItems', pointer, 'at least 1 must stand here');
    for (let index = 0; index < value.length && !this.#stopped; index++) this.#value(value[index], field.type, `${pointer}/${index}`);
  }

  #value(value: unknown, type: string, pointer: string): void {
    if (type.startsWith('=')) {
      const words = spdx3Words[type.slice(1)]!;
      if (!words.includes(value as string))
        this.#fault('enum', pointer, `${shown(value)} is none of ${words.slice(0, 12).map(shown).join(', ')}`);
    } else if (Object.hasOwn(values, type)) {
      if (!values[type]!(value)) this.#fault('type', pointer, `${shown(value)} is no ${type}`);
    } else if (typeof value !== 'string') this.#object(value, pointer, type);
    else if (!isIri(value) && !isBlank(value) && !isIndividual(value, type)) this.#fault('pattern', pointer, `${shown(value)} is no IRI`);
  }
}

const semanticVersion =
  /^(?:0|[1-9]\d*)\.(?:0|[1-9]\d*)\.(?:0|[1-9]\d*)(?:-(?:0|[1-9]\d*|\d*[a-zA-Z-][0-9a-zA-Z-]*)(?:\.(?:0|[1-9]\d*|\d*[a-zA-Z-][0-9a-zA-Z-]*))*)?(?:\+[0-9a-zA-Z-]+(?:\.[0-9a-zA-Z-]+)*)?$/;

const values: Readonly<Record<string, (value: unknown) => boolean>> = {
  text: (value) => typeof value === 'string',
  uri: (value) => typeof value === 'string',
  truth: (value) => typeof value === 'boolean',
  time: (value) => typeof value === 'string' && /^\d{4}-[01]\d-[0-3]\dT[0-2]\d:[0-6]\d:[0-6]\dZ$/.test(value),
  semver: (value) => typeof value === 'string' && semanticVersion.test(value),
  media: (value) => typeof value === 'string' && /^[^/]+\/[^/]+$/.test(value),
  decimal: (value) => typeof value === 'number' || (typeof value === 'string' && /^-?\d+(?:\.\d*)?$/.test(value)),
  positive: (value) => Number.isInteger(value) && (value as number) >= 1,
  natural: (value) => Number.isInteger(value) && (value as number) >= 0,
};

function isIri(text: string): boolean {
  const colon = text.indexOf(':', 1);
  return !text.startsWith('_:') && colon > 0 && colon < text.length - 1 && !/^[\n\r\u2028\u2029]/.test(text);
}

function isBlank(text: string): boolean {
  return text.startsWith('_:') && text.length > 2;
}

function shown(value: unknown): string {
  const text = JSON.stringify(value) ?? 'nothing';
  return text.length > 120 ? `${text.slice(0, 120)}...` : text;
}

function escaped(key: string): string {
  return key.replaceAll('~', '~0').replaceAll('/', '~1');
}
