import { WaybillError } from '../../domain/errors.ts';
import { isNestedDeeper } from '../../platform/json/index.ts';
import { limits } from '../../platform/limits.ts';
import { isObject } from '../fields.ts';
import { pointerParts } from '../select/index.ts';
import { type Editable, put } from './put.ts';

/** Operations of one patch, and values that its copies may make. */
const mostOperations = 100_000;
const mostCopied = 5_000_000;

/**
 * Applies a patch: a list is a JSON Patch (RFC 6902), an object a JSON Merge Patch (RFC 7386).
 *
 * @returns the patched document; the one that was given may be changed, even where an operation fails
 * @throws WaybillError `malformed` naming the operation that cannot be done, or whose test fails
 */
export function patchDocument(document: unknown, patch: unknown): unknown {
  if (Array.isArray(patch)) return applyOperations(document, patch);
  if (isObject(patch)) return mergePatch(document, patch);
  throw new WaybillError('malformed', 'a patch is a list of operations (RFC 6902) or an object to merge (RFC 7386)');
}

/** @see RFC 7386, section 2 */
function mergePatch(target: unknown, patch: unknown): unknown {
  if (!isObject(patch)) return patch;
  const merged: Editable = isObject(target) ? target : {};
  for (const key of Object.keys(patch)) {
    if (patch[key] === null) delete merged[key];
    else put(merged, key, mergePatch(Object.hasOwn(merged, key) ? merged[key] : undefined, patch[key]));
  }
  return merged;
}

function applyOperations(document: unknown, operations: readonly unknown[]): unknown {
  if (operations.length > mostOperations) throw new WaybillError('malformed', `a patch has at most ${mostOperations} operations`);
  const patching = new Patching(document);
  for (const [index, operation] of operations.entries()) {
    try {
      patching.apply(operation);
    } catch (thrown) {
      if (!(thrown instanceof WaybillError)) throw thrown;
      throw new WaybillError('malformed', `operation ${index} of the patch: ${thrown.message}`, { place: { pointer: `/${index}` } });
    }
  }
  // Moves nest a value deeper with every step, by short ways.
  if (isNestedDeeper(patching.root, limits.documentDepth))
    throw fault(`the patched document goes deeper than ${limits.documentDepth} levels`);
  return patching.root;
}

/** @see RFC 6902, section 4 */
class Patching {
  root: unknown;
  #copied = 0;

  constructor(root: unknown) {
    this.root = root;
  }

  apply(operation: unknown): void {
    if (!isObject(operation)) throw fault('it is no object');
    const way = wayOf(operation, 'path');
    switch (operation.op) {
      case 'add':
        this.#add(way, givenValue(operation));
        return;
      case 'remove':
        this.#remove(way);
        return;
      case 'replace':
        this.#get(way);
        this.#set(way, givenValue(operation));
        return;
      case 'move': {
        const from = wayOf(operation, 'from');
        if (from.length < way.length && from.every((part, index) => part === way[index]))
          throw fault('a value cannot be moved into itself');
        this.#add(way, this.#remove(from));
        return;
      }
      case 'copy':
        this.#add(way, this.#copy(this.#get(wayOf(operation, 'from')), 0));
        return;
      case 'test':
        if (!equals(this.#get(way), givenValue(operation))) throw fault(`the test fails: ${told(way)} has another value`);
        return;
      default:
        throw fault(
          `its “op” is ${JSON.stringify(operation.op)?.slice(0, 50)}, which is none of add, remove, replace, move, copy and test`,
        );
    }
  }

  #get(way: readonly string[]): unknown {
    let value = this.root;
    for (const [depth, part] of way.entries()) {
      if (Array.isArray(value)) value = value[positionOf(part, value.length - 1)];
      else if (isObject(value) && Object.hasOwn(value, part)) value = value[part];
      else throw fault(`there is no ${told(way.slice(0, depth + 1))}`);
    }
    return value;
  }

  #add(way: readonly string[], value: unknown): void {
    if (way.length > limits.documentDepth) throw fault(`it goes deeper than ${limits.documentDepth} levels`);
    const part = way.at(-1);
    const owner = part === undefined ? undefined : this.#get(way.slice(0, -1));
    if (Array.isArray(owner)) owner.splice(part === '-' ? owner.length : positionOf(part!, owner.length), 0, value);
    else this.#set(way, value);
  }

  #set(way: readonly string[], value: unknown): void {
    const part = way.at(-1);
    if (part === undefined) {
      this.root = value;
      return;
    }
    const owner = this.#get(way.slice(0, -1));
    if (Array.isArray(owner)) owner[positionOf(part, owner.length - 1)] = value;
    else if (isObject(owner)) put(owner, part, value);
    else throw fault(`${told(way.slice(0, -1))} holds nothing`);
  }

  #remove(way: readonly string[]): unknown {
    const part = way.at(-1);
    if (part === undefined) throw fault('the whole document cannot be removed');
    const value = this.#get(way);
    const owner = this.#get(way.slice(0, -1));
    if (Array.isArray(owner)) owner.splice(positionOf(part, owner.length - 1), 1);
    else delete (owner as Editable)[part];
    return value;
  }

  /** What is copied again and again doubles: all copies together are bounded. */
  #copy(value: unknown, depth: number): unknown {
    if (++this.#copied > mostCopied) throw fault(`the patch copies more than ${mostCopied} values`);
    if (depth > limits.documentDepth) throw fault(`it goes deeper than ${limits.documentDepth} levels`);
    if (Array.isArray(value)) return value.map((child) => this.#copy(child, depth + 1));
    if (!isObject(value)) return value;
    const copy: Editable = {};
    for (const key of Object.keys(value)) put(copy, key, this.#copy(value[key], depth + 1));
    return copy;
  }
}

function wayOf(operation: { readonly [key: string]: unknown }, key: 'path' | 'from'): string[] {
  const pointer = operation[key];
  if (typeof pointer !== 'string' || (pointer !== '' && !pointer.startsWith('/')) || /~(?![01])/.test(pointer))
    throw fault(`its “${key}” is no JSON pointer`);
  return pointerParts(pointer);
}

function givenValue(operation: { readonly [key: string]: unknown }): unknown {
  if (!Object.hasOwn(operation, 'value')) throw fault('it has no “value”');
  return operation.value;
}

function positionOf(part: string, last: number): number {
  const position = /^(?:0|[1-9]\d{0,9})$/.test(part) ? Number(part) : -1;
  if (position < 0 || position > last) throw fault(`the list has no position ${JSON.stringify(part.slice(0, 50))}`);
  return position;
}

/** Equal as JSON: the order of keys does not count. */
function equals(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (Array.isArray(a)) return Array.isArray(b) && a.length === b.length && a.every((one, index) => equals(one, b[index]));
  if (!isObject(a) || !isObject(b)) return false;
  const keys = Object.keys(a);
  return keys.length === Object.keys(b).length && keys.every((key) => Object.hasOwn(b, key) && equals(a[key], b[key]));
}

function told(way: readonly string[]): string {
  return way.length === 0 ? 'the document' : `/${way.join('/')}`.slice(0, 200);
}

function fault(message: string): WaybillError {
  return new WaybillError('malformed', message);
}
