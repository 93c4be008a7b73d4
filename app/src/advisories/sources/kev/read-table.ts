import { parse } from 'csv-parse/sync';

/** The rows of the catalogue's CSV form as objects by column; a row that breaks the form is an object without fields. */
export function readTable(bytes: Uint8Array): readonly unknown[] {
  try {
    const rows = parse(Buffer.from(bytes), { bom: true, relax_column_count: true, skip_empty_lines: true }) as string[][];
    const [columns = [], ...entries] = rows;
    return entries.map((row) => Object.fromEntries(columns.map((column, index) => [column, row[index]])));
  } catch {
    return [{}];
  }
}
