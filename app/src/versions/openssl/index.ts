import type { Scheme } from '../scheme.ts';
import { compareDigits, compareText, signOf, trimZeros } from '../text.ts';

export interface OpensslVersion {
  readonly numbers: readonly [string, string, string];
  /** The patch letters of the lines before 3.0; after `z` comes `za`. */
  readonly letters: string;
  readonly stage?: { readonly name: string; readonly number: string };
}

const form = /^v?(\d+)\.(\d+)\.(\d+)([a-z]*)(?:-(dev|alpha|beta|pre)(\d*))?$/;
const stages = ['dev', 'alpha', 'beta', 'pre'];

/** Three numbers, before 3.0 with letters for the patches, and stages before a release. @see https://openssl-library.org/policies/releasestrat/ */
export const openssl: Scheme<OpensslVersion> = {
  parse(text) {
    const match = form.exec(text);
    if (!match) return undefined;
    const [, major, minor, fix, letters, name, number] = match as unknown as [string, string, string, string, string, string?, string?];
    const numbers = [digits(major), digits(minor), digits(fix)] as const;
    return { numbers, letters, ...(name === undefined ? {} : { stage: { name, number: digits(number || '0') } }) };
  },
  compare(a, b) {
    return (
      compareDigits(a.numbers[0], b.numbers[0]) ||
      compareDigits(a.numbers[1], b.numbers[1]) ||
      compareDigits(a.numbers[2], b.numbers[2]) ||
      compareText(a.letters, b.letters) ||
      compareStages(a, b)
    );
  },
};

function compareStages({ stage: a }: OpensslVersion, { stage: b }: OpensslVersion) {
  if (!a || !b) return signOf(Number(b !== undefined) - Number(a !== undefined));
  return signOf(stages.indexOf(a.name) - stages.indexOf(b.name)) || compareDigits(a.number, b.number);
}

function digits(text: string): string {
  return trimZeros(text, 0, text.length);
}
