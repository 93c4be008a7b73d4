import { setTimeout } from 'node:timers/promises';
import { bringUpToDate } from '../bring-up-to-date.ts';
import type { Data } from '../open-data.ts';
import { fetchedFeeds, importAdvisories, missingFeeds, unreadFeeds } from './advisories.ts';

/** How often it is looked whether a feed is due, in milliseconds. */
const lookEvery = 3_600_000;

export interface FreshnessWishes {
  /** Whether OSV's own feeds are fetched for ecosystems in use that have none. */
  readonly missing: boolean;
  /** Feeds that are to be there, by address or kind. */
  readonly configured: readonly string[];
  readonly signal: AbortSignal;
  readonly say: (line: string) => void;
}

/**
 * Reads feeds that came from an address again before they are stale, and those that are to be there and are not, until it is told to stop. What
 * cannot be reached is said once, and tried again later; the other feeds of that host are left alone until then.
 */
export async function keepFeedsFresh(data: Data, wishes: FreshnessWishes): Promise<void> {
  const told = new Set<string>();
  while (!wishes.signal.aborted) {
    await freshen(data, wishes, told);
    await setTimeout(lookEvery, undefined, { signal: wishes.signal }).catch(() => {});
  }
}

/** One look at all feeds. @param told hosts that were said not to be reached; one that answers again is taken out */
export async function freshen(data: Data, { missing, configured, signal, say }: FreshnessWishes, told: Set<string>): Promise<void> {
  const silent = new Set<string>();
  const origins = [...fetchedFeeds(data, 'due'), ...unreadFeeds(data, configured), ...(missing ? missingFeeds(data) : [])];
  for (const origin of new Set(origins)) {
    const host = hostOf(origin);
    if (silent.has(host)) continue;
    const { feeds } = await importAdvisories(data, [origin], { signal });
    if (signal.aborted) return;
    const failed = feeds.find(({ error }) => error !== null);
    if (!failed) {
      told.delete(host);
      await bringUpToDate(data.inventory);
      continue;
    }
    silent.add(host);
    if (told.has(host)) continue;
    told.add(host);
    say(`The advisory feed ${failed.origin} could not be reached (${failed.error}). Waybill goes on with what it has, and tries again.`);
  }
}

function hostOf(origin: string): string {
  const address = origin.slice(Math.max(0, origin.search(/https?:/i)));
  return URL.canParse(address) ? new URL(address).host : origin;
}
