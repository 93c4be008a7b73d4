import { isObject } from '../fields.ts';
import { type Path, type PathStep, pointerPart } from './path.ts';

/** A value of a document, and the way to it. */
export interface Selected {
  readonly value: unknown;
  readonly key: string | number;
  readonly parent: Selected | undefined;
}

/** What a path names in a document, in its order; lists on the way are gone through, a list at the end is one value. */
export function select(root: unknown, { steps, isPointer }: Path): Selected[] {
  let found: Selected[] = [{ value: root, key: '', parent: undefined }];
  for (const step of steps) found = found.flatMap((one) => stepInto(one, step, isPointer));
  return found;
}

/** As `select`, with the elements of a list at the end in place of the list. */
export function selectItems(root: unknown, path: Path): Selected[] {
  return select(root, path).flatMap((one) => (Array.isArray(one.value) ? childrenOf(one) : [one]));
}

/** The values of a field of an object: of each element where it is a list. Absent and null are none. */
export function valuesOf(object: unknown, path: Path): unknown[] {
  const only = path.steps.length === 1 ? path.steps[0] : undefined;
  if (only?.kind === 'key' && isObject(object)) {
    const value = Object.hasOwn(object, only.key) ? object[only.key] : undefined;
    return (Array.isArray(value) ? value : [value]).filter((one) => one !== undefined && one !== null);
  }
  return selectItems(object, path).flatMap(({ value }) => (value === undefined || value === null ? [] : [value]));
}

/** The JSON pointer to what was selected. */
export function pointerOf(selected: Selected): string {
  const parts: string[] = [];
  for (let at: Selected | undefined = selected; at?.parent; at = at.parent) parts.push(pointerPart(at.key));
  return parts.reverse().join('');
}

function stepInto(from: Selected, step: PathStep, isPointer: boolean): Selected[] {
  if (step.kind === 'deep') return withDescendants(from);
  if (Array.isArray(from.value)) {
    if (step.kind === 'each') return childrenOf(from);
    const index = /^(?:0|[1-9]\d{0,9})$/.test(step.key) ? Number(step.key) : undefined;
    if (index !== undefined) return index < from.value.length ? [{ value: from.value[index], key: index, parent: from }] : [];
    return isPointer ? [] : childrenOf(from).flatMap((child) => (Array.isArray(child.value) ? [] : stepInto(child, step, isPointer)));
  }
  if (!isObject(from.value)) return [];
  if (step.kind === 'each') return childrenOf(from);
  return Object.hasOwn(from.value, step.key) ? [{ value: from.value[step.key], key: step.key, parent: from }] : [];
}

function childrenOf(parent: Selected): Selected[] {
  const { value } = parent;
  if (Array.isArray(value)) return value.map((child: unknown, key) => ({ value: child, key, parent }));
  return isObject(value) ? Object.keys(value).map((key) => ({ value: value[key], key, parent })) : [];
}

/** Itself and every object below it, each once, in the order of the document. */
function withDescendants(from: Selected): Selected[] {
  const found: Selected[] = [];
  const open = [from];
  for (let one = open.pop(); one; one = open.pop()) {
    if (isObject(one.value)) found.push(one);
    for (const child of childrenOf(one).reverse()) if (typeof child.value === 'object' && child.value !== null) open.push(child);
  }
  return found;
}
