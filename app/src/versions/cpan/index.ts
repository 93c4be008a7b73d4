import { compareNumbers, parseNumbers, withoutTrailingZeros } from '../numbers.ts';
import type { Scheme } from '../scheme.ts';
import { endOfDigits } from '../text.ts';

/**
 * Versions of Perl modules. A decimal one is read in groups of three digits behind the point, so that `1.002003` is `v1.2.3` and `1.1` is
 * `v1.100`; two points or a `v` make it dotted. An underscore marks a trial release and does not count.
 *
 * @see https://perldoc.perl.org/version
 */
export const cpan: Scheme<readonly string[]> = {
  parse(given) {
    const text = given.replaceAll('_', '');
    const isDotted = text.startsWith('v') || text.indexOf('.') !== text.lastIndexOf('.');
    const numbers = isDotted ? parseNumbers(text.startsWith('v') ? text.slice(1) : text, '.') : parseDecimal(text);
    return numbers && withoutTrailingZeros(numbers);
  },
  compare: compareNumbers,
};

function parseDecimal(text: string): readonly string[] | undefined {
  const point = endOfDigits(text, 0);
  const isWhole = point === text.length;
  if (!isWhole && (text.charCodeAt(point) !== 46 || endOfDigits(text, point + 1) !== text.length)) return undefined;
  if (text === '' || text === '.') return undefined;
  const groups: string[] = [];
  for (let at = point + 1; at < text.length; at += 3) groups.push(text.slice(at, at + 3).padEnd(3, '0'));
  return parseNumbers([text.slice(0, point) || '0', ...groups].join('.'), '.');
}
