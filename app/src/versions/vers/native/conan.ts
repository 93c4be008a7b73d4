import type { Constraint } from '../vers.ts';
import { between, constraint, increment, type NativeReader, splitComparator, unite } from './native.ts';

/** Ranges of Conan 2. The hyphen behind an upper bound shuts out its pre-releases. @see https://docs.conan.io/2/tutorial/versioning/version_ranges.html */
export const conanRange: NativeReader = (range) => {
  const [expression = ''] = range.split(',');
  if (expression.trim() === '') return [];
  return unite(expression.split('||').map((part) => unite(part.trim().split(/\s+/).map(readToken))));
};

function readToken(token: string): readonly Constraint[] | undefined {
  if (token === '' || token === '*' || token === '*-') return [constraint('>=', '0.0.0')];
  const isSpan = token.startsWith('~') || token.startsWith('^');
  const { comparator, rest } = isSpan ? { comparator: undefined, rest: token.slice(1) } : splitComparator(token);
  const version = rest.endsWith('-') ? rest.slice(0, -1) : rest;
  if (version === '' || /[*~^<>=]/.test(version)) return undefined;
  return isSpan ? readSpan(token[0]!, version) : [constraint(comparator ?? '=', version)];
}

function readSpan(sign: string, version: string): readonly Constraint[] | undefined {
  const numbers = version.split(/[-+]/)[0]!.split('.');
  const last = sign === '~' ? Math.min(numbers.length - 1, 1) : numbers.findIndex((number) => number !== '0');
  const position = last < 0 ? numbers.length - 1 : last;
  const kept = numbers.slice(0, position + 1);
  if (!kept.every((number) => /^\d{1,256}$/.test(number))) return undefined;
  return between(version, `${[...kept.slice(0, -1), increment(kept.at(-1)!)].join('.')}-`);
}
