import type { JsonObject, Reading } from '../reading.ts';

/** What a bom-ref names: the document's root, something that was read, or something that could not be. */
export type Named = 'root' | 'read' | 'unread';

/** The bom-refs of a document. They are foreign text, so they are kept in a map. */
export class Refs {
  readonly #named = new Map<string, Named>();
  #root: string | undefined;

  get(ref: string): Named | undefined {
    return this.#named.get(ref);
  }

  set(ref: string, named: Named): void {
    this.#named.set(ref, named);
  }

  setRoot(ref: string): void {
    this.#root = ref;
    this.#named.set(ref, 'root');
  }

  isRoot(ref: string): boolean {
    return ref === this.#root;
  }

  /**
   * The bom-ref of an object. A missing one, or one that is taken, is replaced by the object's pointer; the root's may be taken over, for
   * producers like to list the root among the components again.
   */
  take(reading: Reading, object: JsonObject, pointer: string): string {
    const ref = object['bom-ref'];
    if (typeof ref === 'string' && ref !== '') {
      if ((this.#named.get(ref) ?? 'root') === 'root') return ref;
      reading.gap('duplicate-ref', `${pointer}/bom-ref`, `the bom-ref ${shown(ref)} is taken; what refers to it means the first`, ref);
    } else if (ref !== undefined) reading.gap('wrong-type', `${pointer}/bom-ref`, 'a bom-ref is text that is not empty');
    let generated = `#${pointer}`;
    while (this.#named.has(generated)) generated += '#';
    return generated;
  }
}

export function shown(ref: string): string {
  return JSON.stringify(ref.length > 200 ? `${ref.slice(0, 200)}...` : ref);
}
