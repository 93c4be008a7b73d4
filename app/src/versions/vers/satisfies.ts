import { compareParsed, type ParsedVersion, parseVersion } from '../compare-versions.ts';
import { parseVers } from './parse-vers.ts';
import type { Comparator, Constraint, Vers } from './vers.ts';

interface Bound {
  readonly comparator: Comparator;
  /** How the tested version stands to it. */
  readonly sign: -1 | 0 | 1;
}

/**
 * Whether a version is in a range; undefined where the range or a version of it cannot be read, or the scheme has no order here: undetermined,
 * never guessed.
 *
 * @param vers a range in the `vers` notation, canonical or not
 * @see https://github.com/package-url/vers-spec "Checking if a version is contained within a range"
 */
export function satisfies(version: string, vers: string): boolean | undefined {
  const range = parseVers(vers);
  return range && contains(range, version);
}

/** As `satisfies`, for a range that was read before. */
export function contains(range: Vers, version: string): boolean | undefined {
  if (range.scheme === 'all' || range.scheme === 'none') return range.any ? range.scheme === 'all' : undefined;
  const parsed = parseVersion(range.scheme, version);
  if (parsed === undefined) return undefined;
  if (range.any) return true;
  const bounds = boundsAround(range, parsed);
  if (bounds === undefined) return undefined;
  const here = bounds.filter(({ sign }) => sign === 0).map(({ comparator }) => comparator);
  if (here.includes('!=')) return false;
  if (here.includes('=') || here.includes('<=') || here.includes('>=')) return true;
  if (bounds.every(({ comparator }) => comparator === '!=')) return true;
  return isBetween(simplify(bounds.filter(({ comparator }) => comparator !== '=' && comparator !== '!=')));
}

/** Of lower bounds in a row the first one is the widest, of upper bounds the last one. */
function simplify(bounds: readonly Bound[]): readonly Bound[] {
  return bounds.filter((bound, i) => {
    const neighbour = isUpper(bound) ? bounds[i + 1] : bounds[i - 1];
    return neighbour === undefined || isUpper(neighbour) !== isUpper(bound);
  });
}

function boundsAround(range: Vers, version: ParsedVersion): readonly Bound[] | undefined {
  const bounds: Bound[] = [];
  for (const constraint of range.constraints) {
    const bound = parseVersion(range.scheme, constraint.version) ?? parseShortened(range.scheme, constraint);
    const sign = bound && compareParsed(range.scheme, version, bound);
    if (sign === undefined) return undefined;
    bounds.push({ comparator: constraint.comparator, sign });
  }
  return bounds;
}

/**
 * `>=4` and `<4.17` begin where the parts that they leave out are zero, in every reading of semantic versions. `>4` and `<=4` do not: some read
 * all of 4.x into them; they stay undetermined.
 */
function parseShortened(scheme: string, { comparator, version }: Constraint): ParsedVersion | undefined {
  const parts = /^\d+(\.\d+)?$/.test(version) ? version.split('.').length : 3;
  if (parts === 3 || (comparator !== '>=' && comparator !== '<')) return undefined;
  return parseVersion(scheme, version + '.0'.repeat(3 - parts));
}

/** Before the first bound, behind the last one, or between two that face each other. */
function isBetween(bounds: readonly Bound[]): boolean {
  const first = bounds[0];
  const last = bounds.at(-1);
  if (!first || !last) return false;
  if (isUpper(first) && first.sign < 0) return true;
  if (!isUpper(last) && last.sign > 0) return true;
  return bounds.some((bound, i) => {
    const next = bounds[i + 1];
    return next !== undefined && !isUpper(bound) && isUpper(next) && bound.sign > 0 && next.sign < 0;
  });
}

function isUpper({ comparator }: Bound): boolean {
  return comparator === '<' || comparator === '<=';
}
