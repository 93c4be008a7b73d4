import type { Tokens } from '../text/tokenize.ts';
import type { Region } from './find-regions.ts';
import type { FoundText } from './text-finder.ts';

interface Memory {
  readonly words: Uint16Array;
  /** With places counted from the region's first word. */
  readonly found: readonly FoundText[];
}

/** Words of a region that is remembered, and of all of them together. */
const maxWords = 8000;
const maxTotal = 1_000_000;

/** Remembers what was found in regions: a tree of packages holds the same few licences hundreds of times. */
export class RegionMemory {
  #regions = new Map<number, Memory>();
  #total = 0;

  /** What was found in a region of the very same words, moved to this one's place. */
  recall(region: Region, tokens: Tokens): FoundText[] | undefined {
    if (region.to - region.from > maxWords) return undefined;
    const words = tokens.ids.subarray(region.from, region.to);
    const known = this.#regions.get(hashOf(words));
    // The hash is not made against those who would forge one: the words themselves decide.
    if (!known || !isSame(known.words, words)) return undefined;
    return known.found.map((found) => moved(found, region.from));
  }

  /** Keeps what was found, if nothing outside the region had a part in it. */
  keep(region: Region, tokens: Tokens, found: readonly FoundText[]): void {
    const length = region.to - region.from;
    const isOwn = ({ reading }: FoundText) => reading.cut === 0 && reading.from >= region.from && reading.to <= region.to;
    if (length > maxWords || found.length === 0 || !found.every(isOwn)) return;
    if (this.#total + length > maxTotal) {
      this.#regions = new Map();
      this.#total = 0;
    }
    const words = tokens.ids.slice(region.from, region.to);
    this.#regions.set(hashOf(words), { words, found: found.map((one) => moved(one, -region.from)) });
    this.#total += length;
  }
}

function isSame(a: Uint16Array, b: Uint16Array): boolean {
  if (a.length !== b.length) return false;
  for (let i = 0; i < a.length; i++) if (a[i] !== b[i]) return false;
  return true;
}

function hashOf(words: Uint16Array): number {
  let hash = words.length;
  for (let i = 0; i < words.length; i++) hash = Math.imul(hash ^ words[i]!, 0x01000193);
  return hash;
}

function moved({ reading, verdict, equals }: FoundText, by: number): FoundText {
  const edits = reading.edits.map((edit) => ({ ...edit, from: edit.from + by, to: edit.to + by }));
  return { reading: { ...reading, from: reading.from + by, to: reading.to + by, edits }, verdict, equals };
}
