import type { JsonObject } from '../reading.ts';

/** Where a walk stands: it knows the way there, and tells it only when asked. */
export interface Position {
  /** A JSON pointer to the value that is being looked at. */
  pointer(): string;
  /** The purl or name of the nearest component around it. */
  component(): string | undefined;
}

type KeyHandler = (value: unknown, owner: JsonObject) => void;

/**
 * Walks a whole document, calls the handlers of a key for every value under it, and counts the keys of all objects.
 *
 * @param document parsed JSON, no deeper than `limits.documentDepth`: this recurses
 * @param isDone asked now and then; the walk ends early where it answers true
 * @returns the number of keys
 */
export function walkDocument(
  document: unknown,
  prepare: (position: Position) => ReadonlyMap<string, readonly KeyHandler[]>,
  isDone: () => boolean,
): number {
  const walk = new Walk(isDone);
  walk.handlers = prepare(walk);
  walk.visit(document);
  return walk.keys;
}

class Walk implements Position {
  handlers: ReadonlyMap<string, readonly KeyHandler[]> = new Map();
  keys = 0;
  readonly #isDone: () => boolean;
  /** What stands at each depth above the value that is being looked at; what is left from deeper places is beyond `#depth`. */
  readonly #parts: (string | number)[] = [];
  readonly #owners: (JsonObject | undefined)[] = [];
  #depth = 0;

  constructor(isDone: () => boolean) {
    this.#isDone = isDone;
  }

  visit(value: unknown): void {
    if (typeof value !== 'object' || value === null) return;
    const depth = this.#depth++;
    if (Array.isArray(value)) this.#visitList(value, depth);
    else this.#visitObject(value as JsonObject, depth);
    this.#depth = depth;
  }

  #visitList(list: readonly unknown[], depth: number): void {
    this.#owners[depth] = undefined;
    for (let index = 0; index < list.length; index++) {
      const child = list[index];
      if (typeof child !== 'object' || child === null) continue;
      if ((index & 0xff) === 0xff && this.#isDone()) return;
      this.#parts[depth] = index;
      this.visit(child);
    }
  }

  #visitObject(object: JsonObject, depth: number): void {
    this.#owners[depth] = object;
    for (const key in object) {
      const child = object[key];
      this.keys++;
      const handlers = this.handlers.get(key);
      const isParent = typeof child === 'object' && child !== null;
      if (handlers === undefined && !isParent) continue;
      this.#parts[depth] = key;
      if (handlers !== undefined) for (const handle of handlers) handle(child, object);
      if (isParent) this.visit(child);
    }
  }

  pointer(): string {
    const parts = this.#parts.slice(0, this.#depth);
    return parts.map((part) => `/${String(part).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');
  }

  component(): string | undefined {
    const owner = this.#owners.slice(0, this.#depth).findLast((found) => found !== undefined && isComponent(found));
    return owner && nameOf(owner);
  }
}

function isComponent(object: JsonObject): boolean {
  return typeof object.name === 'string' && (object.type !== undefined || object.SPDXID !== undefined || object.version !== undefined);
}

/** What to call a component in a message: its purl, or its name and version. */
export function nameOf(object: JsonObject): string | undefined {
  const { purl, name, version, versionInfo, externalRefs } = object;
  if (typeof purl === 'string') return purl.slice(0, longestName);
  const reference = Array.isArray(externalRefs) ? externalRefs.slice(0, 20).find((found) => found?.referenceType === 'purl') : undefined;
  if (typeof reference?.referenceLocator === 'string') return reference.referenceLocator.slice(0, longestName);
  if (typeof name !== 'string') return undefined;
  const told = version ?? versionInfo;
  return (typeof told === 'string' && told !== '' ? `${name}@${told}` : name).slice(0, longestName);
}

const longestName = 500;
