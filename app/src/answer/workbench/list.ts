import {
  type Cell,
  type Condition,
  holds,
  type ListingName,
  listings,
  type Order,
  parseOrder,
  parseWhere,
  type Row,
  sortBy,
  titleOf,
} from '../../documents/list/index.ts';
import { WaybillError } from '../../domain/errors.ts';
import type { Input } from '../../platform/files/inputs.ts';
import { eachDocument, type Taken, type Unreadable } from './each-document.ts';

export { type ListingName, listings };

export interface ListWishes {
  readonly where: readonly string[];
  readonly orderBy: readonly string[];
  /** Only the few columns that matter most. */
  readonly summary: boolean;
}

/** A row of a list, and the document that it comes from. */
export type ListLine = { readonly path: string } & Row;

export interface ListSummary {
  readonly documents: number;
  readonly rows: number;
  readonly unreadable: readonly Unreadable[];
}

/** A list of what documents hold, as it becomes known; all at once where it is to be put in order. */
export interface List {
  readonly columns: readonly string[];
  readonly lines: AsyncIterable<ListLine>;
  summary(): ListSummary;
}

/** @throws WaybillError `usage` for a column that there is not, or a condition that is none */
export function list(name: ListingName, inputs: AsyncIterable<Input>, { where, orderBy, summary }: ListWishes): List {
  const listing = listings[name];
  const conditions = parseWhere(where).map((one) => ({ ...one, key: columnOf(one.key, listing.columns) }));
  const given = parseOrder(orderBy).map((one) => ({ ...one, key: columnOf(one.key, listing.columns) }));
  const orders = given.length === 0 && summary && name === 'license' ? parseOrder(['license']) : given;
  const columns = summary ? listing.summary : listing.columns;
  const taken: Taken = { documents: 0, unreadable: [] };
  let rows = 0;
  async function* read(): AsyncIterable<ListLine> {
    for await (const { path, document } of eachDocument(inputs, taken)) {
      for (const row of listing.rows(document)) if (satisfies(row, conditions)) yield { path, ...row };
    }
  }
  async function* shown(): AsyncIterable<ListLine> {
    for await (const line of inOrder(read(), orders)) {
      rows++;
      yield { path: line.path, ...Object.fromEntries(columns.map((column) => [column, line[column]!])) };
    }
  }
  return { columns, lines: shown(), summary: () => ({ documents: taken.documents, rows, unreadable: taken.unreadable }) };
}

export function satisfies(row: Row, conditions: readonly Condition[]): boolean {
  return conditions.every((one) => holds(one, valuesOf(row[one.key] ?? null)));
}

/** The column that a person means by `bom-ref`, `bomRef` or `BomRef`. */
export function columnOf(key: string, columns: readonly string[]): string {
  const plain = (text: string) => text.replaceAll(/[-_]/g, '').toLowerCase();
  const found = columns.find((column) => plain(column) === plain(key));
  if (found !== undefined) return found;
  throw new WaybillError('usage', `There is no column “${key}”. There are: ${columns.map(titleOf).join(', ')}.`);
}

async function* inOrder(lines: AsyncIterable<ListLine>, orders: readonly Order[]): AsyncIterable<ListLine> {
  if (orders.length === 0) yield* lines;
  else yield* sortBy(await Array.fromAsync(lines), orders, (line, key) => line[key]);
}

function valuesOf(cell: Cell): readonly unknown[] {
  if (cell === null) return [];
  return Array.isArray(cell) ? cell : [cell];
}
