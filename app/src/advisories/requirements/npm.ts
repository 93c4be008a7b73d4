import { cargoInterval } from './cargo.ts';
import { intersectAll } from './comparators.ts';
import type { Interval } from './interval.ts';

/** A requirement's length, its alternatives and the comparators of each at most: advisories have a few. */
const maxLength = 4096;
const maxParts = 64;

/**
 * The versions that an npm range holds, an interval for each alternative: `>=1.2.0 <1.4.2 || 2.x`; undefined where any of it cannot be read. A
 * version without an operator is that version, or its line where numbers are missing. Pre-releases count like others, as they do in `npm audit`.
 *
 * @see https://docs.npmjs.com/cli/configuring-npm/package-json#dependencies
 */
export function npmIntervals(text: string): readonly Interval[] | undefined {
  if (text.length > maxLength) return undefined;
  const intervals = text.split('||').map(alternative);
  return intervals.every((interval) => interval !== undefined) ? intervals : undefined;
}

function alternative(text: string): Interval | undefined {
  const span = /^\s*(\S+)\s+-\s+(\S+)\s*$/.exec(text);
  const parts = span ? [`>=${span[1]}`, `<=${span[2]}`] : text.replace(/([<>=~^])\s+/g, '$1').split(/[\s,]+/);
  const given = parts.filter((part) => part !== '');
  if (given.length > maxParts) return undefined;
  return intersectAll('semver', given.map(comparator));
}

function comparator(text: string): Interval | undefined {
  const [, operator = '', version = ''] = /^([<>=~^]{0,2})v?(.*)$/.exec(text) ?? [];
  const known = version.replace(/(?:^|\.)[xX*](?:\.[xX*]){0,2}$/, '');
  // "Any version" with whatever operator holds all.
  if (known === '' && version !== '') return operator === '<' || operator === '>' ? undefined : {};
  return cargoInterval(`${operator === '' || operator === '==' ? '=' : operator}${known}`);
}
