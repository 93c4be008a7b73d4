import type { Scheme, Sign } from '../scheme.ts';
import { compareDigits, compareText, signOf, trimZeros } from '../text.ts';

interface Item {
  readonly text: string;
  readonly isNumber: boolean;
}

export interface ConanVersion {
  /** Without zeros at the end. */
  readonly items: readonly Item[];
  readonly pre?: readonly Item[];
  readonly build?: readonly Item[];
}

/**
 * The order of Conan 2: any number of parts, a pre-release behind the first hyphen, a build behind the last plus. A number and a text are
 * compared as texts, so that the order is not transitive where both stand in one place (9 < 10 < 1a < 9).
 *
 * @see https://docs.conan.io/2/tutorial/versioning/versions.html
 */
export const conan: Scheme<ConanVersion> = {
  parse(text) {
    if (text === '' || /[\s,|<>=^~[\]]/.test(text)) return undefined;
    const plus = text.lastIndexOf('+');
    const main = plus < 0 ? text : text.slice(0, plus);
    const dash = main.indexOf('-');
    return {
      items: itemsOf(dash < 0 ? main : main.slice(0, dash)),
      ...(dash < 0 ? {} : { pre: itemsOf(main.slice(dash + 1)) }),
      ...(plus < 0 ? {} : { build: itemsOf(text.slice(plus + 1)) }),
    };
  },
  compare(a, b) {
    const sign = compareItems(a.items, b.items);
    if (sign !== 0) return sign;
    if (!a.pre !== !b.pre) return a.pre ? -1 : 1;
    return (
      compareItems(a.pre ?? [], b.pre ?? []) || signOf(Number(!!a.build) - Number(!!b.build)) || compareItems(a.build ?? [], b.build ?? [])
    );
  },
};

function itemsOf(text: string): readonly Item[] {
  const items = text.split('.').map(itemOf);
  while (items.length > 0 && items.at(-1)!.isNumber && items.at(-1)!.text === '0') items.pop();
  return items;
}

/** What Python reads as a whole number, underscores between digits included. */
function itemOf(text: string): Item {
  if (!/^\d[\d_]*$/.test(text) || text.includes('__') || text.endsWith('_')) return { text, isNumber: false };
  const digits = text.replaceAll('_', '');
  return { text: trimZeros(digits, 0, digits.length), isNumber: true };
}

function compareItems(a: readonly Item[], b: readonly Item[]): Sign {
  const shared = Math.min(a.length, b.length);
  for (let i = 0; i < shared; i++) {
    const bothNumbers = a[i]!.isNumber && b[i]!.isNumber;
    const sign = bothNumbers ? compareDigits(a[i]!.text, b[i]!.text) : compareText(a[i]!.text, b[i]!.text);
    if (sign !== 0) return sign;
  }
  return signOf(a.length - b.length);
}
