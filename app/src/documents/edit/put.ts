/** An object of a document that is being changed. */
export type Editable = { [key: string]: unknown };

/** Sets a key whatever it is called: `__proto__` becomes a property like any other. */
export function put(object: Editable, key: string, value: unknown): void {
  Object.defineProperty(object, key, { value, writable: true, enumerable: true, configurable: true });
}

/** A document as it is written: in the order it has, so that the same document always gives the same bytes. */
export function writeDocument(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}
