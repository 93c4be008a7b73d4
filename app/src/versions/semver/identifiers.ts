import type { Sign } from '../scheme.ts';
import { compareDigits, compareText, endOfDigits, isDigit, isLetter, trimZeros } from '../text.ts';

/** One dot-separated part of a pre-release or of build metadata. */
export interface Identifier {
  /** A number without leading zeros, or text. */
  readonly text: string;
  readonly isNumber: boolean;
  /** A number as it is written, where that has leading zeros. */
  readonly written?: string;
}

export interface IdentifierRules {
  /** `01` is a number too. */
  readonly leadingZeros: boolean;
}

/** Reads dot-separated identifiers of letters, digits and hyphens from `start` to `end`; undefined where one is empty or holds anything else. */
export function parseIdentifiers(text: string, start: number, end: number, rules: IdentifierRules): readonly Identifier[] | undefined {
  const identifiers: Identifier[] = [];
  for (let from = start; from <= end; ) {
    let to = from;
    while (to < end && isIdentifierCharacter(text.charCodeAt(to))) to++;
    if (to === from || (to < end && text.charCodeAt(to) !== 46)) return undefined;
    const isNumber = endOfDigits(text, from) >= to;
    if (isNumber && !rules.leadingZeros && to - from > 1 && text.charCodeAt(from) === 48) return undefined;
    const number = isNumber ? trimZeros(text, from, to) : undefined;
    if (number === undefined || number.length === to - from) identifiers.push({ text: text.slice(from, to), isNumber });
    else identifiers.push({ text: number, isNumber, written: text.slice(from, to) });
    from = to + 1;
  }
  return identifiers;
}

/** Numbers by value and before text, text by its characters; of two lists the longer one is greater where the shorter one is its start. */
export function compareIdentifiers(a: readonly Identifier[], b: readonly Identifier[]): Sign {
  const shared = Math.min(a.length, b.length);
  for (let i = 0; i < shared; i++) {
    const left = a[i]!;
    const right = b[i]!;
    if (left.isNumber !== right.isNumber) return left.isNumber ? -1 : 1;
    const sign = left.isNumber ? compareDigits(left.text, right.text) : compareText(left.text, right.text);
    if (sign !== 0) return sign;
  }
  return a.length === b.length ? 0 : a.length < b.length ? -1 : 1;
}

function isIdentifierCharacter(code: number): boolean {
  return isLetter(code) || isDigit(code) || code === 45;
}
