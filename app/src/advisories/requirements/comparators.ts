import { type Interval, intersect } from './interval.ts';

/** One comparator as it is written: an operator, which may be missing, and a version. */
export interface Comparator {
  readonly operator: string;
  readonly version: string;
}

/** Comparators of one requirement at most: real ones have two or three. */
const maxComparators = 32;

/** Cuts `>= 1.2, < 2` into its comparators; undefined where it is none. */
export function readComparators(text: string): readonly Comparator[] | undefined {
  const parts = text.split(',').map((part) => /^\s*(<=|>=|<|>|!=|==?|~>|~|\^)?\s*([0-9A-Za-z.*+_-]+)\s*$/.exec(part));
  if (parts.length > maxComparators || parts.some((part) => part === null)) return undefined;
  return parts.map((part) => ({ operator: part![1] ?? '', version: part![2]! }));
}

/** What all of some stretches share; undefined where one of them is not known, or nothing is shared. */
export function intersectAll(scheme: string, intervals: readonly (Interval | undefined)[]): Interval | undefined {
  return intervals.reduce<Interval | undefined>((shared, next) => (shared && next ? intersect(scheme, shared, next) : undefined), {});
}

/** The plain operators, which mean the same everywhere; undefined for any other. */
export function plainInterval({ operator, version }: Comparator): Interval | undefined {
  switch (operator) {
    case '>=':
      return { from: { version, inclusive: true } };
    case '>':
      return { from: { version, inclusive: false } };
    case '<':
      return { to: { version, inclusive: false } };
    case '<=':
      return { to: { version, inclusive: true } };
    case '=':
    case '==':
      return { from: { version, inclusive: true }, to: { version, inclusive: true } };
    default:
      return undefined;
  }
}
