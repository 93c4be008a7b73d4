import type { Constraint } from '../vers.ts';
import { between, constraint, increment, type NativeReader, splitComparator, unite } from './native.ts';

/** Requirements of RubyGems: comma-separated, with `~>`. @see https://guides.rubygems.org/patterns/#pessimistic-version-constraint */
export const gemRange: NativeReader = (range) => unite(range.split(',').map((part) => readRequirement(part.trim())));

function readRequirement(text: string): readonly Constraint[] | undefined {
  if (text.startsWith('~>')) return readPessimistic(text.slice(2).trim());
  const { comparator, rest } = splitComparator(text);
  return isVersion(rest) ? [constraint(comparator ?? '=', rest)] : undefined;
}

/** The last number may grow: it is dropped and the one before it raised; parts with letters are dropped first. */
function readPessimistic(version: string): readonly Constraint[] | undefined {
  if (!isVersion(version)) return undefined;
  const numbers = version.split('-')[0]!.split('.');
  const firstWord = numbers.findIndex((part) => !/^\d+$/.test(part));
  const release = firstWord < 0 ? numbers : numbers.slice(0, firstWord);
  const kept = release.length > 1 ? release.slice(0, -1) : release;
  return between(version, [...kept.slice(0, -1), increment(kept.at(-1)!)].join('.'));
}

function isVersion(text: string): boolean {
  return text.length <= 256 && /^\d+(?:\.[0-9A-Za-z]+)*(?:-[0-9A-Za-z.-]+)?$/.test(text);
}
