import { listAssets } from '../../ledger/assets.ts';
import type { Ledger } from '../../ledger/ledger.ts';

/** Tags of the map that say that an asset can be reached from outside. */
const exposedTags: ReadonlySet<string> = new Set(['exposed', 'internet', 'internet-facing', 'public']);

/** The assets that the map says can be reached from outside. */
export function exposedAssets(ledger: Ledger): ReadonlySet<string> {
  const exposed = listAssets(ledger).filter(({ tags }) => tags.some((tag) => exposedTags.has(tag.toLowerCase())));
  return new Set(exposed.map(({ name }) => name));
}
