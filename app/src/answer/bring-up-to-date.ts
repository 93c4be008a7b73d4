import { type MatchProgress, updateMatches } from '../match/incremental/update-matches.ts';
import { ensureCatalogue } from './catalogue/ensure-catalogue.ts';
import type { Inventory } from './inventory.ts';

/**
 * Makes what is derived agree with what is there: the catalogue that comes with the program is read, and new components and advisories are
 * matched. Every command that writes does it at its end; a question that needs it does it first, and mostly finds nothing to do.
 */
export async function bringUpToDate({ ledger, advisories }: Inventory, onProgress?: (progress: MatchProgress) => void): Promise<void> {
  await ensureCatalogue(advisories, ledger.clock());
  updateMatches(ledger, advisories, onProgress);
}
