import type { ReactNode } from 'react';

export interface Column<Row> {
  readonly id: string;
  readonly title: string;
  /** Of the whole table, in parts: columns share what there is. */
  readonly width: number;
  readonly cell: (row: Row) => ReactNode;
  /** The cell's text, whole: for its title where it may be cut, for finding, ordering and exporting. */
  readonly text: (row: Row) => string;
  /** What orders the rows, where that is not the text. */
  readonly order?: (row: Row) => number | string;
  readonly numeric?: boolean;
  /** Where it stands on a phone, whose rows have two lines; it is left out there without. */
  readonly small?: 'title' | 'mark' | 'more' | 'time';
}
