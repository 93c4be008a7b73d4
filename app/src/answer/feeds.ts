import { purlTypeOfEcosystem } from '../domain/purl/index.ts';
import type { FeedNote } from './answer.ts';
import type { Inventory } from './inventory.ts';

/** The advisory feeds that there are, and how old each is. */
export function feedNotes({ advisories, ledger }: Inventory): FeedNote[] {
  return advisories
    .status(ledger.clock())
    .map(({ name, ageHours, stale, unread }) => ({ name, ageHours: ageHours ?? null, stale, unread }));
}

/** A kind of package that is in use: its purl type, how many components are of it, and the feed that speaks of it. */
export interface TypeInUse {
  readonly type: string;
  readonly components: number;
  /** Null where no feed speaks of it, so that "nothing found" means nothing. */
  readonly feed: string | null;
}

/**
 * The kinds of packages that are in use, the most frequent first. A catalogue that cannot grow stale is history: that it names a few packages of a kind does
 * not make it speak of the kind.
 */
export function typesInUse({ advisories, ledger, componentsByType }: Inventory): readonly TypeInUse[] {
  const feeds = new Map<string, string>();
  for (const { name, staleAfterHours, ecosystems } of advisories.status(ledger.clock())) {
    if (staleAfterHours === null) continue;
    for (const type of ecosystems.map(purlTypeOfEcosystem)) if (type !== undefined && !feeds.has(type)) feeds.set(type, name);
  }
  return [...componentsByType()].map(([type, components]) => ({ type, components, feed: feeds.get(type) ?? null }));
}

/** Says of which kinds in use no feed speaks; nothing where there are none. */
export function tellUnspoken(types: readonly TypeInUse[]): readonly string[] {
  const unspoken = types.filter(({ feed }) => feed === null);
  if (unspoken.length === 0) return [];
  const components = unspoken.reduce((sum, each) => sum + each.components, 0);
  return [
    `No advisory feed speaks of ${unspoken.map(({ type }) => type).join(', ')} (${components} component${components === 1 ? '' : 's'}): that nothing is found of them means nothing.`,
  ];
}
