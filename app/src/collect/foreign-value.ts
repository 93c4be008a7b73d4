/** A table of foreign data: its keys are anybody's, so they are asked for with `fieldOf` or iterated, never indexed blindly. */
export type ForeignTable = Readonly<Record<string, unknown>>;

/** The value as a table; undefined for a list, null or a scalar. */
export function tableOf(value: unknown): ForeignTable | undefined {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as ForeignTable) : undefined;
}

/** The value as a list; empty for whatever is none. */
export function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

/** The value as text that says something; undefined for an empty text and for what is no text. */
export function textOf(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}

/** A table's own field: `constructor` and `__proto__` are keys like any other. */
export function fieldOf(table: ForeignTable | undefined, key: string): unknown {
  return table !== undefined && Object.hasOwn(table, key) ? table[key] : undefined;
}

/** A table's own field as text. */
export function textIn(table: ForeignTable | undefined, key: string): string | undefined {
  return textOf(fieldOf(table, key));
}

/** A table's own field as a table. */
export function tableIn(table: ForeignTable | undefined, key: string): ForeignTable | undefined {
  return tableOf(fieldOf(table, key));
}

/** A table's own field as a list. */
export function listIn(table: ForeignTable | undefined, key: string): readonly unknown[] {
  return listOf(fieldOf(table, key));
}

/** The own entries of a table in the order of the text; none for whatever is no table. */
export function entriesOf(value: unknown): [string, unknown][] {
  const table = tableOf(value);
  return table === undefined ? [] : Object.entries(table);
}

/** One step of a JSON pointer (RFC 6901), to be put behind another. */
export function pointerStep(key: string | number): string {
  return `/${String(key).replaceAll('~', '~0').replaceAll('/', '~1')}`;
}
