/** How rows are put in order: by keys, a `-` before one turns it round. */
export interface Order {
  readonly key: string;
  readonly descending: boolean;
}

export function parseOrder(texts: readonly string[]): Order[] {
  return texts
    .flatMap((text) => text.split(','))
    .map((text) => text.trim())
    .filter((text) => text !== '' && text !== '-')
    .map((text) => (text.startsWith('-') ? { key: text.slice(1), descending: true } : { key: text, descending: false }));
}

/** Puts values in order; those that have none come last either way, equals stay in the order they had. */
export function sortBy<T>(items: readonly T[], orders: readonly Order[], read: (item: T, key: string) => unknown): T[] {
  if (orders.length === 0) return [...items];
  return items.toSorted((a, b) => {
    for (const { key, descending } of orders) {
      const [left, right] = [read(a, key), read(b, key)];
      const nothing = Number(isNothing(left)) - Number(isNothing(right));
      const compared = nothing || (descending ? -compare(left, right) : compare(left, right));
      if (compared !== 0) return compared;
    }
    return 0;
  });
}

function isNothing(value: unknown): boolean {
  return value === undefined || value === null;
}

function compare(a: unknown, b: unknown): number {
  if (typeof a === 'number' && typeof b === 'number') return a - b;
  const [left, right] = [textOf(a), textOf(b)];
  return left < right ? -1 : Number(left > right);
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : (JSON.stringify(value) ?? '');
}
