import { purlTypeOfEcosystem } from '../domain/purl/index.ts';
import type { FeedNote } from './answer.ts';
import type { Inventory } from './inventory.ts';

/** The advisory feeds that there are, and how old each is. */
export function feedNotes({ advisories, ledger }: Inventory): FeedNote[] {
  return advisories
    .status(ledger.clock())
    .map(({ name, ageHours, stale, unread }) => ({ name, ageHours: ageHours ?? null, stale, unread }));
}

/**
 * The feed that speaks of a kind of package; null where none does, so that "nothing found" means nothing. A catalogue that cannot grow stale
 * is history: that it names a few packages of a kind does not make it speak of the kind.
 */
export function feedOfType({ advisories, ledger }: Inventory, type: string): string | null {
  const feed = advisories
    .status(ledger.clock())
    .find(
      ({ staleAfterHours, ecosystems }) =>
        staleAfterHours !== null && ecosystems.some((ecosystem) => purlTypeOfEcosystem(ecosystem) === type),
    );
  return feed?.name ?? null;
}
