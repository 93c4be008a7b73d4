import type { Scheme, Sign } from '../scheme.ts';
import { compareDigits, compareText, endOfDigits, isDigit, signOf, trimZeros } from '../text.ts';

export interface GentooVersion {
  /** As written: a leading zero makes a number a fraction. */
  readonly numbers: readonly string[];
  readonly letter: string;
  readonly suffixes: readonly { readonly rank: number; readonly number: string }[];
  readonly revision: string;
}

/** In their order, and between `rc` and `p` the end of a version. */
const suffixNames = ['alpha', 'beta', 'pre', 'rc', '', 'p'];
const end = { rank: suffixNames.indexOf(''), number: '0' };

/** The order of Portage. @see https://projects.gentoo.org/pms/ "Version Comparison" */
export const gentoo: Scheme<GentooVersion> = { parse: parseGentoo, compare: compareGentoo };

function parseGentoo(text: string): GentooVersion | undefined {
  const numbers: string[] = [];
  let at = 0;
  for (;;) {
    const to = endOfDigits(text, at);
    if (to === at) return undefined;
    numbers.push(text.slice(at, to));
    at = to;
    if (text.charCodeAt(at) !== 46) break;
    at++;
  }
  const code = text.charCodeAt(at);
  const letter = code >= 97 && code <= 122 ? text[at++]! : '';
  const suffixes: { rank: number; number: string }[] = [];
  while (text.charCodeAt(at) === 95) {
    const rank = suffixNames.findIndex(
      (name) => name !== '' && text.startsWith(name, at + 1) && !(name === 'p' && text.startsWith('pre', at + 1)),
    );
    if (rank < 0) return undefined;
    const start = at + 1 + suffixNames[rank]!.length;
    at = endOfDigits(text, start);
    suffixes.push({ rank, number: at === start ? '0' : trimZeros(text, start, at) });
  }
  if (at === text.length) return { numbers, letter, suffixes, revision: '0' };
  if (!text.startsWith('-r', at) || !isDigit(text.charCodeAt(at + 2)) || endOfDigits(text, at + 2) !== text.length) return undefined;
  return { numbers, letter, suffixes, revision: trimZeros(text, at + 2, text.length) };
}

function compareGentoo(a: GentooVersion, b: GentooVersion): Sign {
  return (
    compareComponents(a.numbers, b.numbers) ||
    compareText(a.letter, b.letter) ||
    compareSuffixes(a.suffixes, b.suffixes) ||
    compareDigits(a.revision, b.revision)
  );
}

function compareComponents(a: readonly string[], b: readonly string[]): Sign {
  const shared = Math.min(a.length, b.length);
  for (let i = 0; i < shared; i++) {
    const isFraction = i > 0 && (a[i]!.startsWith('0') || b[i]!.startsWith('0'));
    const sign = isFraction ? compareText(withoutEndZeros(a[i]!), withoutEndZeros(b[i]!)) : compareDigits(whole(a[i]!), whole(b[i]!));
    if (sign !== 0) return sign;
  }
  return signOf(a.length - b.length);
}

function compareSuffixes(a: GentooVersion['suffixes'], b: GentooVersion['suffixes']): Sign {
  for (let i = 0; i < a.length || i < b.length; i++) {
    const left = a[i] ?? end;
    const right = b[i] ?? end;
    const sign = signOf(left.rank - right.rank) || compareDigits(left.number, right.number);
    if (sign !== 0) return sign;
  }
  return 0;
}

function whole(number: string): string {
  return trimZeros(number, 0, number.length);
}

function withoutEndZeros(number: string): string {
  let to = number.length;
  while (number.charCodeAt(to - 1) === 48) to--;
  return number.slice(0, to);
}
