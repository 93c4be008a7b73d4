import { isObject } from '../fields.ts';
import type { ComponentDraft, JsonObject, Reading } from '../reading.ts';

/** What the SPDXIDs of a document name. Files and snippets are gathered only when something that is no package is asked for. */
export class Elements {
  readonly #packages = new Map<string, ComponentDraft | 'unread'>();
  readonly #missing = new Set<string>();
  readonly #reading: Reading;
  readonly #document: JsonObject;
  #others: ReadonlySet<unknown> | undefined;

  constructor(reading: Reading, document: JsonObject) {
    this.#reading = reading;
    this.#document = document;
  }

  set(id: string, found: ComponentDraft | 'unread'): void {
    this.#packages.set(id, found);
  }

  has(id: string): boolean {
    return this.#packages.has(id);
  }

  /**
   * The package of an id; undefined for a file, a snippet, the document itself, another document's element, NONE, NOASSERTION, and what is not
   * there, which is a gap and told once.
   *
   * @param index of the relationship, and the key in it, where the id stands
   */
  find(id: unknown, index: number, key: string): ComponentDraft | undefined {
    if (typeof id !== 'string') {
      this.#reading.gap('wrong-type', `/relationships/${index}/${key}`, 'a relationship names its elements as text');
      return undefined;
    }
    const found = this.#packages.get(id);
    if (found === undefined && !this.#isOther(id) && !this.#missing.has(id)) {
      this.#missing.add(id);
      const message = `nothing in the document has the SPDXID ${JSON.stringify(id.slice(0, 200))}`;
      this.#reading.gap('dangling-reference', `/relationships/${index}/${key}`, message, id);
    }
    return found === 'unread' ? undefined : found;
  }

  #isOther(id: string): boolean {
    if (id === 'NONE' || id === 'NOASSERTION' || id === this.#document.SPDXID || id.startsWith('DocumentRef-')) return true;
    this.#others ??= new Set([...idsOf(this.#document.files), ...idsOf(this.#document.snippets), 'SPDXRef-DOCUMENT']);
    return this.#others.has(id);
  }
}

function idsOf(list: unknown): readonly unknown[] {
  return Array.isArray(list) ? list.map((entry: unknown) => (isObject(entry) ? entry.SPDXID : undefined)) : [];
}
