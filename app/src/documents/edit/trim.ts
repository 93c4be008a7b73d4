import { isObject } from '../fields.ts';
import { type Path, parsePath, type Selected, select } from '../select/index.ts';
import type { Editable } from './put.ts';

export interface TrimWishes {
  /** Keys to take out wherever they stand at or below `from`; `a.b` takes out the `b` of every `a` only. */
  readonly keys: readonly string[];
  /** Where to look; the whole document where there is none. */
  readonly from: readonly string[];
  /** What to take out by its exact way. */
  readonly paths: readonly string[];
}

export interface Trimmed {
  /** How many values were taken out. */
  readonly removed: number;
  /** Ways that name nothing in this document. */
  readonly unknownPaths: readonly string[];
  /** Keys that stand nowhere where they were looked for. */
  readonly unknownKeys: readonly string[];
}

/** Takes out parts of a document, which is changed. What was asked for and not found is told. @throws WaybillError `usage` for no path */
export function trimDocument(document: unknown, { keys, from, paths }: TrimWishes): Trimmed {
  const unknownPaths: string[] = [];
  const find = (path: Path): Selected[] => {
    const found = select(document, path);
    if (found.length === 0) unknownPaths.push(path.text);
    return found;
  };
  const places = from.length === 0 ? [document] : from.map(parsePath).flatMap((path) => find(path).map(({ value }) => value));
  const exact = paths.map(parsePath).map(find);
  const counts = keys.map((key) => {
    const steps = parsePath(key).steps.map((step) => (step.kind === 'key' ? step.key : '*'));
    return removeKey(places, steps);
  });
  return {
    removed: counts.reduce((sum, count) => sum + count, 0) + exact.reduce((sum, found) => sum + removeSelected(found), 0),
    unknownPaths,
    unknownKeys: keys.filter((_, index) => counts[index] === 0),
  };
}

/** Removes the last of the keys from every object that is reached by those before it. */
function removeKey(places: readonly unknown[], keys: readonly string[]): number {
  const last = keys.at(-1)!;
  const before = keys.slice(0, -1);
  const seen = new Set<object>();
  let removed = 0;
  const visit = (value: unknown, way: readonly string[]): void => {
    if (typeof value !== 'object' || value === null || seen.has(value)) return;
    seen.add(value);
    if (Array.isArray(value)) {
      for (const child of value) visit(child, way);
      return;
    }
    const object = value as Editable;
    if (Object.hasOwn(object, last) && endsWith(way, before)) {
      delete object[last];
      removed++;
    }
    for (const key of Object.keys(object)) visit(object[key], [...way, key].slice(-keys.length));
  };
  for (const place of places) visit(place, []);
  return removed;
}

function endsWith(way: readonly string[], end: readonly string[]): boolean {
  return end.length <= way.length && end.every((key, index) => key === '*' || key === way[way.length - end.length + index]);
}

/** The last first, so that positions in lists stay right. */
function removeSelected(found: readonly Selected[]): number {
  for (const { parent, key } of found.toReversed()) {
    if (Array.isArray(parent?.value)) parent.value.splice(Number(key), 1);
    else if (isObject(parent?.value)) delete (parent.value as Editable)[String(key)];
  }
  return found.filter(({ parent }) => parent !== undefined).length;
}
