import { componentList } from './component-list.ts';
import { licenseList } from './license-list.ts';
import type { Listing } from './listing.ts';
import { resourceList, serviceList } from './resource-list.ts';
import { vulnerabilityList } from './vulnerability-list.ts';

export { type Cell, type Listing, type Row, titleOf } from './listing.ts';
export { type Order, parseOrder, sortBy } from './order.ts';
export { type Query, queryDocument } from './query.ts';
export { type DocumentStats, statsOf } from './stats.ts';
export { type Condition, holds, parseWhere } from './where.ts';

/** Every list that can be made of a document. */
export const listings = {
  component: componentList,
  resource: resourceList,
  service: serviceList,
  license: licenseList,
  vulnerability: vulnerabilityList,
} as const satisfies Readonly<Record<string, Listing>>;

export type ListingName = keyof typeof listings;
