import type { WorkDocument } from '../work-document.ts';

/** A cell of a list; null where the document says nothing. */
export type Cell = string | number | boolean | null | readonly string[];

/** A row: a cell for every column. */
export type Row = Readonly<Record<string, Cell>>;

/** A list that can be made of any document. */
export interface Listing {
  /** As the command calls it: `component`. */
  readonly name: string;
  /** The fields of its rows, in order, in camelCase. */
  readonly columns: readonly string[];
  /** The few that `--summary` shows. */
  readonly summary: readonly string[];
  rows(document: WorkDocument): Iterable<Row>;
}

/** A column as people and sbom-utility write it: `bom-ref` for `bomRef`. */
export function titleOf(column: string): string {
  return column.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}
