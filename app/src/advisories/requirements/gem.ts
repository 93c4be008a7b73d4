import { type Comparator, intersectAll, plainInterval, readComparators } from './comparators.ts';
import type { Interval } from './interval.ts';

/**
 * The versions that a requirement of RubyGems allows, for example `~> 2.3.6`, `>= 1.0, < 2`; undefined where it cannot be read. A version
 * without an operator is that version.
 *
 * @see https://guides.rubygems.org/patterns/#pessimistic-version-constraint
 */
export function gemInterval(text: string): Interval | undefined {
  return intersectAll(
    'gem',
    (readComparators(text) ?? [undefined]).map((comparator) => comparator && interval(comparator)),
  );
}

function interval({ operator, version }: Comparator): Interval | undefined {
  if (operator === '') return plainInterval({ operator: '=', version });
  if (operator !== '~>') return plainInterval({ operator, version });
  const numbers = version.split('.');
  const end = numbers.findIndex((part) => !/^\d{1,18}$/.test(part));
  const released = (end < 0 ? numbers : numbers.slice(0, end)).map(BigInt);
  const kept = released.length > 1 ? released.slice(0, -1) : released;
  const last = kept.at(-1);
  if (last === undefined) return undefined;
  // A pre-release of the next line is not of this one: `a` is below every one of them that is in use.
  return { from: { version, inclusive: true }, to: { version: [...kept.slice(0, -1), last + 1n, 'a'].join('.'), inclusive: false } };
}
