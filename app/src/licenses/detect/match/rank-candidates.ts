import { type LicenseIndex, positionBits } from '../index/license-index.ts';
import { bounds } from './bounds.ts';
import type { Region } from './find-regions.ts';

/** A licence worth comparing with words `from` to `to` of a region. */
export interface Candidate {
  readonly text: number;
  readonly from: number;
  readonly to: number;
}

/**
 * The licences worth comparing with a region word by word, and where: block by block, those of which most is there and those whose rare
 * grams are.
 *
 * @param taken words of the region that belong to spans already found
 */
export function rankCandidates(region: Region, index: LicenseIndex, taken: Uint8Array, counts: Counts): Candidate[] {
  const blocks = new Map<number, number[]>();
  for (let from = 0, block = 0; from < region.lists.length; from += bounds.blockWords, block++) {
    const to = Math.min(from + bounds.blockWords, region.lists.length);
    for (const text of rankBlock(region, from, to, index, taken, counts)) {
      const list = blocks.get(text);
      if (list) list.push(block);
      else blocks.set(text, [block]);
    }
  }
  return [...blocks].flatMap(([text, list]) => extentsOf(text, list, region, index));
}

/** Working memory: for each licence the grams found in a block, all and weighted by rarity; zero between blocks. */
export interface Counts {
  readonly hits: Float64Array;
  readonly rare: Float64Array;
  touched: number[];
}

function rankBlock(region: Region, from: number, to: number, index: LicenseIndex, taken: Uint8Array, counts: Counts): number[] {
  const { postings, textStarts } = index;
  const { hits, rare } = counts;
  counts.touched = [];
  for (let i = from; i < to; i++) {
    const list = region.lists[i]!;
    if (list < 0 || taken[i] !== 0) continue;
    const length = postings[list]!;
    const weight = 1 / length;
    let last = -1;
    for (let p = list + 1; p <= list + length; p++) {
      const text = postings[p]! >>> positionBits;
      if (text === last) continue;
      last = text;
      if (hits[text] === 0) counts.touched.push(text);
      hits[text]! += 1;
      rare[text]! += weight;
    }
  }
  const found: { readonly text: number; readonly score: number; readonly rarity: number }[] = [];
  for (const text of counts.touched) {
    const seen = hits[text]!;
    const part = Math.min(1, seen / Math.max(1, Math.min(to - from, textStarts[text + 1]! - textStarts[text]! - 4)));
    if (seen >= 3 && part >= 0.1) found.push({ text, score: seen * part, rarity: rare[text]! * part });
    hits[text] = 0;
    rare[text] = 0;
  }
  found.sort((a, b) => b.score - a.score);
  const best = found.slice(0, bounds.candidates);
  const rarest = found.slice(bounds.candidates).sort((a, b) => b.rarity - a.rarity);
  return [...best, ...rarest.slice(0, bounds.rareCandidates)].map(({ text }) => text);
}

/** The blocks of a candidate as stretches of words: with their neighbours, and with the blocks between where its text is long. */
function extentsOf(text: number, blocks: readonly number[], region: Region, index: LicenseIndex): Candidate[] {
  const length = index.textStarts[text + 1]! - index.textStarts[text]!;
  const bridge = 2 + Math.min(length, 2000) / bounds.blockWords;
  const pad = 1 + Math.floor(bridge / 3);
  const extents: { text: number; from: number; to: number }[] = [];
  let lastBlock = -1;
  for (const block of blocks) {
    const to = Math.min((block + 1 + pad) * bounds.blockWords, region.lists.length);
    const last = extents.at(-1);
    if (last && block - lastBlock <= bridge) last.to = to;
    else extents.push({ text, from: Math.max(0, (block - pad) * bounds.blockWords), to });
    lastBlock = block;
  }
  return extents;
}
