import type { Comparator, Constraint } from '../vers.ts';

/**
 * Reads the range notation of one ecosystem. `any` where it holds every version; undefined for what is no range of that ecosystem, or none that
 * a list of constraints can say.
 */
export type NativeReader = (range: string) => readonly Constraint[] | 'any' | undefined;

export function constraint(comparator: Comparator, version: string): Constraint {
  return { comparator, version };
}

/** Everything from one version up to another one. */
export function between(low: string, high: string): readonly Constraint[] {
  return [constraint('>=', low), constraint('<', high)];
}

/** Reads every part, or nothing where one of them cannot be read; a part that holds everything makes the whole hold everything. */
export function unite(parts: readonly (readonly Constraint[] | 'any' | undefined)[]): readonly Constraint[] | 'any' | undefined {
  const constraints: Constraint[] = [];
  for (const part of parts) {
    if (part === undefined || part === 'any') return part;
    constraints.push(...part);
  }
  return constraints;
}

/** A comparator at the start of a text, and what follows it. */
export function splitComparator(text: string): { readonly comparator: Comparator | undefined; readonly rest: string } {
  const sign = /^(?:>=|<=|!=|==|>|<|=)/.exec(text)?.[0];
  const rest = text.slice(sign?.length ?? 0).trim();
  return { comparator: sign === '==' ? '=' : (sign as Comparator | undefined), rest };
}

/** A decimal number of any length and one more. */
export function increment(number: string): string {
  return (BigInt(number) + 1n).toString();
}
