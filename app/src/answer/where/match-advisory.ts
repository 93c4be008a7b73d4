import type { Inventory } from '../inventory.ts';
import type { Matched } from './match-query.ts';

/** The components that an advisory is about. */
export function matchAdvisory(_inventory: Inventory, id: string): Matched {
  return { components: [], types: undefined, holds: () => true, because: [`${id} is not known.`], feeds: [] };
}
