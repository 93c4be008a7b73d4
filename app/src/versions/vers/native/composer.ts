import { normalizeComposer } from '../../composer/normalize.ts';
import type { Constraint } from '../vers.ts';
import { constraint, increment, type NativeReader, splitComparator, unite } from './native.ts';

/** Constraints of Composer. Bounds carry `-dev` where Composer lets its unstable versions count. @see https://getcomposer.org/doc/articles/versions.md */
export const composerRange: NativeReader = (range) => unite(range.split(/\|\|?/).map((part) => readAlternative(part.trim())));

function readAlternative(text: string): readonly Constraint[] | 'any' | undefined {
  const hyphen = /^(\S+)\s+-\s+(\S+)$/.exec(text);
  if (hyphen) return readHyphen(hyphen[1]!, hyphen[2]!);
  const tokens = text
    .replace(/([<>=!~^])\s+/g, '$1')
    .split(/[\s,]+/)
    .filter((token) => token !== '');
  return tokens.length === 0 ? undefined : unite(tokens.map(readToken));
}

function readToken(token: string): readonly Constraint[] | 'any' | undefined {
  const bare = token.replace(/@(?:stable|rc|beta|alpha|dev)$/i, '');
  if (/^v?[xX*](?:\.[xX*])*$/.test(bare)) return 'any';
  const wild = /^v?(\d+(?:\.\d+){0,2})(?:\.[xX*])+$/.exec(bare);
  if (wild) return span(numbersOf(wild[1]!), `${pad(numbersOf(wild[1]!))}-dev`, numbersOf(wild[1]!).length - 1);
  if (/^[~^]/.test(bare)) return readSpan(bare[0]!, bare.slice(1));
  const { comparator, rest } = splitComparator(bare.replace(/^<>/, '!='));
  const normal = rest.length > 256 ? undefined : normalizeComposer(rest);
  if (normal === undefined) return undefined;
  const isStage = /-/.test(normal);
  return [constraint(comparator ?? '=', (comparator === '<' || comparator === '>=') && !isStage ? `${normal}-dev` : normal)];
}

function readSpan(sign: string, version: string): readonly Constraint[] | undefined {
  const normal = version.length > 256 ? undefined : normalizeComposer(version);
  const release = /^v?(\d+(?:\.\d+){0,3})/.exec(version)?.[1];
  if (normal === undefined || release === undefined) return undefined;
  const numbers = numbersOf(release);
  const firstKept = numbers.findIndex((number) => !/^0+$/.test(number));
  const caret = firstKept < 0 ? Math.min(numbers.length - 1, 2) : Math.min(firstKept, 2);
  return span(numbers, normal.includes('-') ? normal : `${normal}-dev`, sign === '^' ? caret : Math.max(numbers.length - 2, 0));
}

/** Up to the next number at a position, whose unstable versions do not belong to it. */
function span(numbers: readonly string[], low: string, position: number): readonly Constraint[] {
  const high = [...numbers.slice(0, position), increment(numbers[position]!)];
  return [constraint('>=', low), constraint('<', `${pad(high)}-dev`)];
}

function readHyphen(from: string, to: string): readonly Constraint[] | undefined {
  const low = normalizeComposer(from);
  const high = normalizeComposer(to);
  const release = /^v?(\d+(?:\.\d+){0,3})$/.exec(to)?.[1];
  if (low === undefined || high === undefined || to.length > 256) return undefined;
  const start = constraint('>=', low.includes('-') ? low : `${low}-dev`);
  const numbers = release === undefined ? [] : numbersOf(release);
  return numbers.length === 1 || numbers.length === 2
    ? [start, span(numbers, '', numbers.length - 1)[1]!]
    : [start, constraint('<=', high)];
}

function numbersOf(release: string): readonly string[] {
  return release.split('.');
}

function pad(numbers: readonly string[]): string {
  return [...numbers, '0', '0', '0'].slice(0, 4).join('.');
}
