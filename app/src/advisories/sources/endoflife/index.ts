import type { AdvisorySource, FeedDocument } from '../source.ts';
import { cyclesOf, productsOf } from './read-api.ts';
import { isPage } from './read-page.ts';
import { readProducts } from './read-products.ts';

/** endoflife.date: its API (all products, one product, the older list of cycles) and the pages that it is made of. @see https://endoflife.date/docs/api */
export const endoflife: AdvisorySource = {
  kind: 'endoflife',
  title: 'Ends of life (endoflife.date)',
  endings: ['.json', '.md'],
  address: 'https://endoflife.date/api/v1/products/full',
  // It says what is old, and nothing of flaws.
  speaksFor: () => false,
  claims: isProduct,
  read: (document, { now }) => (isProduct(document) ? readProducts(document, now) : []),
};

function isProduct(document: FeedDocument): boolean {
  return productsOf(document.value) !== undefined || cyclesOf(document.value) !== undefined || isPage(document);
}
