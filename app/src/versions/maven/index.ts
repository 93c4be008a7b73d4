import type { Scheme, Sign } from '../scheme.ts';
import { compareDigits, compareText, isDigit, leadOf, shortValue, signOf, trimZeros } from '../text.ts';

/**
 * A number, a qualifier, or the start of a deeper list. Maven nests lists, but nothing ever follows an inner one: so all lists of a version
 * are one row of items, and however deep the nesting, nothing recurs.
 */
interface Item {
  readonly kind: 'number' | 'qualifier' | 'list';
  readonly text: string;
  /** The place of a qualifier among those that have one. */
  readonly rank: number;
}

interface Parsed {
  readonly lead: number;
  readonly items: readonly Item[];
}

const deeper: Item = { kind: 'list', text: '', rank: 0 };
const zero: Item = { kind: 'number', text: '0', rank: 0 };

/** In their order; the empty one is the release itself, and what is not here comes behind them by its letters. */
const qualifiers = ['alpha', 'beta', 'milestone', 'rc', 'snapshot', '', 'sp'];
/** The place of what has none. */
const unranked = qualifiers.length;
const releaseRank = qualifiers.indexOf('');
const aliases = new Map([
  ['ga', ''],
  ['final', ''],
  ['release', ''],
  ['cr', 'rc'],
]);
const beforeDigits = new Map([
  ['a', 'alpha'],
  ['b', 'beta'],
  ['m', 'milestone'],
]);

/**
 * The order of Maven 3 (`ComparableVersion`). It takes any text; refused are only what stands for a version that is still to be found:
 * properties, ranges, `LATEST` and `RELEASE`.
 *
 * @see https://maven.apache.org/pom.html "Version Order Specification"
 */
export const maven: Scheme<Parsed> = {
  parse: (text) =>
    text === 'LATEST' || text === 'RELEASE' || /^$|[\s[\](),]|\$\{/.test(text) ? undefined : parseMaven(text.toLowerCase()),
  compare: compareItems,
};

function parseMaven(text: string): Parsed {
  const lists: Item[][] = [[]];
  const add = (item: Item) => lists.at(-1)!.push(item);
  let wasDigit = false;
  let start = 0;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code === 46 || code === 45) {
      add(i === start ? zero : itemOf(wasDigit, text, start, i));
      start = i + 1;
      if (code === 45) lists.push([]);
    } else if (isDigit(code)) {
      if (!wasDigit && i > start) {
        if (lists.at(-1)!.length > 0) lists.push([]);
        const word = text.slice(start, i);
        add(qualifierOf(beforeDigits.get(word) ?? word));
        start = i;
        lists.push([]);
      }
      wasDigit = true;
    } else {
      if (wasDigit && i > start) {
        add(itemOf(true, text, start, i));
        start = i;
        lists.push([]);
      }
      wasDigit = false;
    }
  }
  if (text.length > start) {
    if (!wasDigit && lists.at(-1)!.length > 0) lists.push([]);
    add(itemOf(wasDigit, text, start, text.length));
  }
  const items = normalize(lists);
  return { lead: leadOf(numberIn(items[0]), numberIn(items[1])), items };
}

function itemOf(isNumber: boolean, text: string, start: number, end: number): Item {
  return isNumber ? { kind: 'number', text: trimZeros(text, start, end), rank: 0 } : qualifierOf(text.slice(start, end));
}

function qualifierOf(word: string): Item {
  const text = aliases.get(word) ?? word;
  const rank = qualifiers.indexOf(text);
  return { kind: 'qualifier', text, rank: rank < 0 ? unranked : rank };
}

/** Drops what says nothing at the end of every list, zeros and releases, and the lists that are empty then. */
function normalize(lists: Item[][]): readonly Item[] {
  const row: Item[] = [];
  let kept = 0;
  for (const [depth, list] of lists.entries()) {
    while (list.length > 0 && compareToNothing(list.at(-1)!) === 0) list.pop();
    if (depth > 0) row.push(deeper);
    for (const item of list) row.push(item);
    if (list.length > 0) kept = row.length;
  }
  return row.slice(0, kept);
}

function numberIn(item = deeper): number {
  return item.kind === 'number' ? shortValue(item.text) : -1;
}

function compareItems(one: Parsed, other: Parsed): Sign {
  if (one.lead < other.lead) return -1;
  if (one.lead > other.lead) return 1;
  const [a, b] = [one.items, other.items];
  const shared = Math.min(a.length, b.length);
  for (let i = 0; i < shared; i++) {
    const sign = compareItem(a[i]!, b[i]!);
    if (sign !== 0) return sign;
  }
  return a.length < b.length ? negate(compareRest(b, shared)) : compareRest(a, shared);
}

function compareRest(items: readonly Item[], start: number): Sign {
  for (let i = start; i < items.length; i++) {
    const sign = compareToNothing(items[i]!);
    if (sign !== 0) return sign;
  }
  return 0;
}

/** Numbers are greater than lists, and lists than qualifiers. */
function compareItem(a: Item, b: Item): Sign {
  if (a.kind !== b.kind) return a.kind === 'number' || b.kind === 'qualifier' ? 1 : -1;
  return a.kind === 'number' ? compareDigits(a.text, b.text) : compareQualifiers(a, b);
}

function compareToNothing(item: Item): Sign {
  if (item.kind === 'list') return 0;
  if (item.kind === 'number') return item.text === '0' ? 0 : 1;
  return signOf(item.rank - releaseRank);
}

function compareQualifiers(a: Item, b: Item): Sign {
  return a.rank === unranked && b.rank === unranked ? compareText(a.text, b.text) : signOf(a.rank - b.rank);
}

function negate(sign: Sign): Sign {
  return sign === 0 ? 0 : sign === 1 ? -1 : 1;
}
