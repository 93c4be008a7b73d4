import type { Constraint } from '../vers.ts';
import { between, constraint, increment, type NativeReader, splitComparator, unite } from './native.ts';

const maxNumberLength = 256;

/**
 * Ranges of npm. The notation is one list of constraints: what npm joins with a blank and what it joins with `||` become one list, and a
 * partial version without a wildcard (`2.1`) is that one version, as the cases of the specification have it.
 */
export const npmRange: NativeReader = (range) => unite(range.split('||').map(readAlternative));

function readAlternative(text: string): readonly Constraint[] | 'any' | undefined {
  const hyphen = /^\s*(\S+)\s+-\s+(\S+)\s*$/.exec(text);
  if (hyphen) return unite([readToken(`>=${hyphen[1]}`), readToken(`<=${hyphen[2]}`)]);
  const tokens = text
    .replace(/([<>=~^])\s+/g, '$1')
    .split(/[\s,]+/)
    .filter((token) => token !== '');
  return tokens.length === 0 ? 'any' : unite(tokens.map(readToken));
}

function readToken(token: string): readonly Constraint[] | 'any' | undefined {
  const sign = /^(?:~>?|\^)/.exec(token)?.[0];
  const { comparator, rest } = sign ? { comparator: undefined, rest: token.slice(sign.length) } : splitComparator(token);
  const parsed = readPartial(rest);
  if (parsed === undefined) return undefined;
  const { numbers, pre } = parsed;
  if (numbers.length === 0) return 'any';
  const low = [...numbers, '0', '0'].slice(0, 3);
  if (sign === '^') return between(low.join('.') + pre, caretEnd(low));
  if (sign && pre !== '') return tildeWithStage(low, pre);
  if (sign) return between(low.join('.'), nextOf(low, Math.min(numbers.length, 2) - 1));
  if (parsed.isWild) return between(low.join('.'), nextOf(low, numbers.length - 1));
  return [constraint(comparator ?? '=', low.join('.') + pre)];
}

/** `1`, `1.2.x`, `v1.2.3-beta`: the numbers before a wildcard, and what stands behind them. */
function readPartial(text: string): { readonly numbers: readonly string[]; readonly pre: string; readonly isWild: boolean } | undefined {
  const match = /^[v=]*(\d+|[xX*])(?:\.(\d+|[xX*]))?(?:\.(\d+|[xX*]))?(-[0-9A-Za-z.-]+)?(?:\+[0-9A-Za-z.-]+)?$/.exec(text);
  if (!match || text.length > maxNumberLength) return undefined;
  const parts = [match[1]!, ...[match[2], match[3]].flatMap((part) => part ?? [])];
  const wild = parts.findIndex((part) => /[xX*]/.test(part));
  return { numbers: wild < 0 ? parts : parts.slice(0, wild), pre: match[4] ?? '', isWild: wild >= 0 };
}

/** The first number that is not zero may not change. */
function caretEnd(low: readonly string[]): string {
  const first = low.findIndex((number) => !/^0+$/.test(number));
  return nextOf(low, first < 0 ? 2 : first);
}

/** A tilde before a pre-release spans that release and its own patches, as the cases of the specification have it. */
function tildeWithStage(low: readonly string[], pre: string): readonly Constraint[] {
  const release = low.join('.');
  return [...between(release + pre, release), ...between(release, nextOf(low, 2))];
}

function nextOf(numbers: readonly string[], position: number): string {
  return numbers.map((number, i) => (i < position ? number : i === position ? increment(number) : '0')).join('.');
}
