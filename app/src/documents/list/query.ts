import { isObject } from '../fields.ts';
import type { JsonObject } from '../reading.ts';
import { type Path, pointerOf, type Selected, select, valuesOf } from '../select/index.ts';
import { type Order, sortBy } from './order.ts';
import { type Condition, holds } from './where.ts';

/** What is asked of a document, as in SQL. */
export interface Query {
  readonly from: Path;
  /** The fields to keep, by what the asker calls them; none keeps all. */
  readonly select: readonly { readonly name: string; readonly path: Path }[];
  readonly where: readonly (Condition & { readonly path: Path })[];
  readonly orderBy: readonly (Order & { readonly path: Path })[];
}

/** What answers a query: each value with its place. */
export interface QueryResult {
  readonly pointer: string;
  readonly value: unknown;
}

/** Asks a document. Where `from` names a list, its elements are asked; where `from` names nothing, the answer is undefined. */
export function queryDocument(document: JsonObject, { from, select: fields, where, orderBy }: Query): readonly QueryResult[] | undefined {
  const found = select(document, from);
  if (found.length === 0) return undefined;
  const items = found.flatMap(itemsOf).filter(({ value }) => where.every((one) => holds(one, valuesOf(value, one.path))));
  const byKey = new Map(orderBy.map(({ key, path }) => [key, path]));
  const sorted = sortBy(items, orderBy, ({ value }, key) => valuesOf(value, byKey.get(key)!)[0]);
  return sorted.map((one) => ({ pointer: pointerOf(one), value: fields.length === 0 ? one.value : project(one.value, fields) }));
}

function itemsOf(selected: Selected): Selected[] {
  if (!Array.isArray(selected.value)) return [selected];
  return selected.value.map((value: unknown, key) => ({ value, key, parent: selected }));
}

/** The fields that are there, under the names they were asked by; a field that is not there is left out. */
function project(value: unknown, fields: Query['select']): unknown {
  if (!isObject(value)) return value;
  const kept: Record<string, unknown> = Object.create(null);
  for (const { name, path } of fields) {
    const found = select(value, path);
    if (found.length > 0) kept[name] = found.length === 1 ? found[0]!.value : found.map((one) => one.value);
  }
  return kept;
}
