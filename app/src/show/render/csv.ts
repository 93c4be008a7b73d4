import type { View } from './view.ts';

/** The first table as CSV (RFC 4180). A cell that a spreadsheet would take for a formula gets an apostrophe before it. */
export function renderCsv({ tables }: View): string {
  const [table] = tables;
  if (!table) return '';
  return [table.columns, ...table.rows].map((row) => `${row.map(cellOf).join(',')}\r\n`).join('');
}

function cellOf(text: string): string {
  const safe = /^[=+\-@\t\r]/.test(text) && !/^-?\d+(\.\d+)?$/.test(text) && text !== '-' ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
