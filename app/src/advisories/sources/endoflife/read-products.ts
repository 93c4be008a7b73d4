import { unreadRecord } from '../gap-of.ts';
import type { FeedDocument, FeedRecord } from '../source.ts';
import { advisoryOf } from './advisory-of.ts';
import type { Product } from './product.ts';
import { cyclesOf, productsOf, readCycles, readProduct } from './read-api.ts';
import { readPage } from './read-page.ts';

/** @param now milliseconds since the epoch: what ends later is told as such */
export function* readProducts(document: FeedDocument, now: number): Iterable<FeedRecord> {
  const today = new Date(now).toISOString().slice(0, 10);
  for (const read of readersOf(document)) {
    try {
      const product = read();
      const advisory = advisoryOf(product, today);
      if (advisory) yield { kind: 'advisory', advisory };
      if (product.cycles.some(({ ends }) => typeof ends === 'string' && ends > today)) yield { kind: 'later' };
    } catch (error) {
      yield unreadRecord(error, document.path);
    }
  }
}

function readersOf(document: FeedDocument): readonly (() => Product)[] {
  const products = productsOf(document.value);
  if (products) return products.map((value, index) => () => readProduct(value, `/result/${index}`));
  const cycles = cyclesOf(document.value);
  if (cycles) return [() => readCycles(cycles, document.path.slice(document.path.lastIndexOf('/') + 1).replace(/\.json$/i, ''))];
  return [() => readPage(document)];
}
