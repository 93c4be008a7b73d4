import { isObject, wordOf } from '../fields.ts';
import type { JsonObject, Reading } from '../reading.ts';

/** An element of an SPDX 3 document with the pointer to it. */
export interface Element {
  readonly object: JsonObject;
  readonly pointer: string;
  readonly type: string;
  /** Its spdxId, or the name that it has in this document only. */
  readonly id: string | undefined;
}

/** The elements of a document by their ids. What refers to one may hold it itself instead. */
export class Graph {
  readonly elements: readonly Element[];
  readonly #byId = new Map<string, Element>();

  constructor(reading: Reading, document: JsonObject, list: readonly unknown[]) {
    const pointer = Array.isArray(document['@graph']) ? '/@graph' : '';
    this.elements = list.flatMap((entry, index) => {
      const at = pointer === '' ? '' : `${pointer}/${index}`;
      if (isObject(entry) && typeof entry.type === 'string') return [elementOf(entry, at)];
      reading.unread('wrong-type', at, 'an element is an object whose type is told');
      return [];
    });
    for (const element of this.elements) {
      if (element.id === undefined) continue;
      if (this.#byId.has(element.id)) {
        reading.gap(
          'duplicate-ref',
          element.pointer,
          `the id ${JSON.stringify(element.id.slice(0, 200))} is taken; what refers to it means the first`,
          element.id,
        );
      } else this.#byId.set(element.id, element);
    }
  }

  get(id: string): Element | undefined {
    return this.#byId.get(id);
  }

  /** What a field refers to, by id or by holding it; undefined for what is not in the document. */
  resolve(value: unknown): JsonObject | undefined {
    return typeof value === 'string' ? this.#byId.get(value)?.object : isObject(value) ? value : undefined;
  }

  ofType(...types: readonly string[]): readonly Element[] {
    return this.elements.filter(({ type }) => types.includes(type));
  }
}

function elementOf(object: JsonObject, pointer: string): Element {
  const id = object.spdxId ?? object['@id'];
  return { object, pointer, type: wordOf(object.type), id: typeof id === 'string' && id !== '' ? id : undefined };
}

/** The ids in a field that holds one or a list of them. */
export function idsIn(value: unknown): readonly string[] {
  const list: readonly unknown[] = Array.isArray(value) ? value : [value];
  return list.flatMap((entry) => {
    const id = isObject(entry) ? (entry.spdxId ?? entry['@id']) : entry;
    return typeof id === 'string' ? [id] : [];
  });
}
