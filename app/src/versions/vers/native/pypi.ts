import { parsePypi } from '../../pypi/parse-pypi.ts';
import type { Constraint } from '../vers.ts';
import { between, constraint, increment, type NativeReader, splitComparator, unite } from './native.ts';

/** Version specifiers of Python packages. @see https://packaging.python.org/en/latest/specifications/version-specifiers/ */
export const pypiRange: NativeReader = (range) => {
  const specifiers = range.split(',').map((part) => part.trim());
  if (range.trim() === '') return 'any';
  return unite(specifiers.map((part) => readSpecifier(part, specifiers.length)));
};

function readSpecifier(text: string, count: number): readonly Constraint[] | undefined {
  if (text.startsWith('===')) return isVersion(text.slice(3).trim()) ? [constraint('=', text.slice(3).trim())] : undefined;
  if (text.startsWith('~=')) return readCompatible(text.slice(2).trim());
  const { comparator, rest } = splitComparator(text);
  if (comparator === undefined) return undefined;
  if (!rest.endsWith('.*')) return isVersion(rest) ? [constraint(comparator, rest)] : undefined;
  const prefix = rest.slice(0, -2);
  if (!/^\d+(?:\.\d+)*$/.test(prefix) || prefix.length > 256) return undefined;
  if (comparator === '=') return between(`${prefix}.dev0`, `${next(prefix)}.dev0`);
  // With other specifiers beside it, a hole of this width cannot be said in one list of constraints.
  return comparator === '!=' && count === 1 ? [constraint('<', `${prefix}.dev0`), constraint('>=', `${next(prefix)}.dev0`)] : undefined;
}

function readCompatible(version: string): readonly Constraint[] | undefined {
  const release = /^v?(?:\d+!)?\d+(?:\.\d+)+/.exec(version)?.[0];
  if (release === undefined || !isVersion(version)) return undefined;
  return between(version, `${next(release.slice(0, release.lastIndexOf('.')))}.dev0`);
}

function next(release: string): string {
  const cut = Math.max(release.lastIndexOf('.'), release.lastIndexOf('!')) + 1;
  return release.slice(0, cut) + increment(release.slice(cut));
}

function isVersion(text: string): boolean {
  return text.length <= 256 && parsePypi(text) !== undefined;
}
