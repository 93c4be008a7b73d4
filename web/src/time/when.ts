/** The moment or span that a page tells of, as its address holds it: RFC 3339 or a plain date. Now, when there is neither. */
export interface When {
  readonly at?: string | undefined;
  readonly from?: string | undefined;
  readonly to?: string | undefined;
}

/** The names under which it stands in an address. */
export const whenKeys = ['at', 'from', 'to'] as const;

/** Reads it out of an address, where anything may stand: half a span is none. */
export function readWhen(search: Readonly<Record<string, unknown>>): When {
  const text = (value: unknown) => (typeof value === 'string' && !Number.isNaN(Date.parse(value)) ? value : undefined);
  const from = text(search.from);
  const to = text(search.to);
  if (from !== undefined && to !== undefined) return { from, to };
  const at = text(search.at);
  return at === undefined ? {} : { at };
}

export function isNow({ at, from }: When): boolean {
  return at === undefined && from === undefined;
}
