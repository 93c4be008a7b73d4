import type { Scheme, Sign } from '../scheme.ts';
import { type Identifier, parseIdentifiers } from '../semver/index.ts';
import { compareDigits, compareText, endOfDigits, signOf, trimZeros } from '../text.ts';

export interface NugetVersion {
  /** Always four. */
  readonly numbers: readonly string[];
  readonly pre: readonly Identifier[];
}

/** One to four numbers, labels without case, build metadata that does not count. @see https://learn.microsoft.com/nuget/concepts/package-versioning */
export const nuget: Scheme<NugetVersion> = {
  parse: parseNuget,
  compare(a, b) {
    for (let i = 0; i < 4; i++) {
      const sign = compareDigits(a.numbers[i]!, b.numbers[i]!);
      if (sign !== 0) return sign;
    }
    if (a.pre.length === 0 || b.pre.length === 0) return signOf(Number(a.pre.length === 0) - Number(b.pre.length === 0));
    return compareLabels(a.pre, b.pre);
  },
};

function parseNuget(given: string): NugetVersion | undefined {
  const text = given.trim().toLowerCase();
  const numbers: string[] = [];
  let at = 0;
  for (;;) {
    const end = endOfDigits(text, at);
    if (end === at || numbers.length === 4) return undefined;
    numbers.push(trimZeros(text, at, end));
    at = end + 1;
    if (text.charCodeAt(end) !== 46) break;
  }
  while (numbers.length < 4) numbers.push('0');
  const rest = at - 1;
  const plus = text.indexOf('+', rest);
  const preEnd = plus < 0 ? text.length : plus;
  if (rest < preEnd && text.charCodeAt(rest) !== 45) return undefined;
  const pre = rest < preEnd ? parseIdentifiers(text, rest + 1, preEnd, anyZeros) : [];
  const build = plus < 0 ? [] : parseIdentifiers(text, plus + 1, text.length, anyZeros);
  return pre && build && { numbers, pre };
}

const anyZeros = { leadingZeros: true };

function compareLabels(a: readonly Identifier[], b: readonly Identifier[]): Sign {
  const shared = Math.min(a.length, b.length);
  for (let i = 0; i < shared; i++) {
    const left = a[i]!;
    const right = b[i]!;
    const isLeftNumber = fitsInt32(left);
    if (isLeftNumber !== fitsInt32(right)) return isLeftNumber ? -1 : 1;
    const sign = isLeftNumber ? compareDigits(left.text, right.text) : compareText(left.written ?? left.text, right.written ?? right.text);
    if (sign !== 0) return sign;
  }
  return signOf(a.length - b.length);
}

/** NuGet takes a label for a number only as far as it fits 32 bits; a longer one is text, by its characters. */
function fitsInt32(label: Identifier): boolean {
  return label.isNumber && compareDigits(label.text, '2147483647') <= 0;
}
