import { printable } from './printable.ts';
import type { Table, View } from './view.ts';

/** Sentences, then each table with its columns in line, then the notes. */
export function renderText({ headline, tables, notes }: View): string {
  const parts = [headline.map(printable).join('\n'), ...tables.map(renderTable), notes.map(printable).join('\n')];
  return `${parts.filter((part) => part !== '').join('\n\n')}\n`;
}

function renderTable({ title, columns, rows }: Table): string {
  const cells = rows.map((row) => row.map(printable));
  const widths = columns.map((column, index) => cells.reduce((widest, row) => Math.max(widest, row[index]!.length), column.length));
  const lineOf = (row: readonly string[]) =>
    row
      .map((cell, index) => (index === row.length - 1 ? cell : cell.padEnd(widths[index]!)))
      .join('  ')
      .trimEnd();
  if (rows.length === 0) return '';
  const lines = [lineOf(columns.map((column) => column.toUpperCase())), ...cells.map(lineOf)];
  return [...(title ? [title] : []), ...lines].join('\n');
}
