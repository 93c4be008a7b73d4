import type { Product } from '../../../domain/advisory.ts';
import { type Fields, looseObjectAt, objectAt, textAt, textsAt } from '../../fields.ts';

/** What our own catalogue says of a bad release beside its version: `database_specific.waybill.product` of an entry of `affected`. */
export function readProduct(entry: Fields): Product | undefined {
  const specific = looseObjectAt(entry, 'database_specific');
  const own = specific && objectAt(specific, 'waybill');
  const product = own && objectAt(own, 'product');
  if (!product) return undefined;
  const window = windowOf(product);
  return {
    names: textsAt(product, 'names'),
    publishers: textsAt(product, 'publishers'),
    signers: textsAt(product, 'signers'),
    platforms: textsAt(product, 'platforms'),
    versions: textsAt(product, 'versions'),
    hashes: textsAt(product, 'hashes').map((hash) => hash.toLowerCase()),
    domains: textsAt(product, 'domains'),
    ...(window === undefined ? {} : { window }),
  };
}

function windowOf(product: Fields): Product['window'] {
  const window = objectAt(product, 'window');
  if (!window) return undefined;
  const [from, to] = [textAt(window, 'from'), textAt(window, 'to')];
  return { ...(from === undefined ? {} : { from }), ...(to === undefined ? {} : { to }) };
}
