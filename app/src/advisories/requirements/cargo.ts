import { type Comparator, intersectAll, plainInterval, readComparators } from './comparators.ts';
import type { Interval } from './interval.ts';

/**
 * The versions that a Cargo requirement allows, for example `^1.2`, `>= 0.4, < 0.5`; undefined where it cannot be read. A version without an
 * operator is a caret. Missing numbers are zeros, or the whole line for `=`, `>` and `<=`.
 *
 * The end of a caret or tilde is before the first pre-release of the next line: nothing is called patched that was not meant.
 *
 * @see https://doc.rust-lang.org/cargo/reference/specifying-dependencies.html
 */
export function cargoInterval(text: string): Interval | undefined {
  return intersectAll(
    'semver',
    (readComparators(text) ?? [undefined]).map((comparator) => comparator && interval(comparator)),
  );
}

/** The lowest version above another one in the order of Semantic Versioning. */
export function afterSemver(version: string): string {
  const [bare = ''] = version.split('+', 1);
  if (bare.includes('-')) return `${bare}.0`;
  const [major = '0', minor = '0', patch = '0'] = bare.split('.');
  return `${major}.${minor}.${BigInt(patch) + 1n}-0`;
}

function interval({ operator, version }: Comparator): Interval | undefined {
  const numbers = /^(\d{1,18})(?:\.(\d{1,18}))?(?:\.(\d{1,18})(?:-[0-9A-Za-z.-]+)?(?:\+[0-9A-Za-z.-]+)?)?$/.exec(version);
  if (!numbers) return undefined;
  const given = numbers
    .slice(1, 4)
    .filter((number) => number !== undefined)
    .map(Number);
  const full = given.length === 3 ? version : [...given, 0, 0].slice(0, 3).join('.');
  const line = { from: { version: full, inclusive: true }, to: { version: endOfLine(given, given.length - 1), inclusive: false } };
  switch (operator) {
    case '':
    case '^': {
      const first = given.findIndex((number) => number > 0);
      return { ...line, to: { version: endOfLine(given, first < 0 ? given.length - 1 : first), inclusive: false } };
    }
    case '~':
      return { ...line, to: { version: endOfLine(given, Math.min(1, given.length - 1)), inclusive: false } };
    case '=':
      return given.length === 3 ? plainInterval({ operator, version: full }) : line;
    case '>':
      return given.length === 3 ? plainInterval({ operator, version: full }) : { from: { version: line.to.version, inclusive: true } };
    case '<=':
      return given.length === 3 ? plainInterval({ operator, version: full }) : { to: line.to };
    default:
      return plainInterval({ operator, version: full });
  }
}

/** The lowest version of the next line, pre-releases too, where the number at a place is the last that is fixed. */
function endOfLine(numbers: readonly number[], place: number): string {
  const next = [...numbers.slice(0, place), numbers[place]! + 1, 0, 0].slice(0, 3);
  return `${next.join('.')}-0`;
}
