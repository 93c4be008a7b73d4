import type { Column } from './column.ts';
import type { TableSearch } from './table-search.ts';

/** Finds and orders rows; without an order they stay as the answer has them. */
export function arrange<Row>(rows: readonly Row[], columns: readonly Column<Row>[], { find, sort }: TableSearch): readonly Row[] {
  const wanted = find?.trim().toLowerCase();
  const found = wanted ? rows.filter((row) => columns.some(({ text }) => text(row).toLowerCase().includes(wanted))) : rows;
  const column = columns.find(({ id }) => id === sort?.replace(/^-/, ''));
  if (!column) return found;
  const order = column.order ?? ((row: Row) => column.text(row).toLowerCase());
  const direction = sort?.startsWith('-') ? -1 : 1;
  const keyed = found.map((row) => [order(row), row] as const);
  keyed.sort(([a], [b]) => (a < b ? -direction : a > b ? direction : 0));
  return keyed.map(([, row]) => row);
}

/** The next order of a column whose head is chosen: up, down, as the answer has it. */
export function nextSort(id: string, sort: string | undefined): string | undefined {
  if (sort === id) return `-${id}`;
  return sort === `-${id}` ? undefined : id;
}
