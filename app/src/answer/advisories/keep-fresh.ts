import { setTimeout } from 'node:timers/promises';
import { bringUpToDate } from '../bring-up-to-date.ts';
import type { Data } from '../open-data.ts';
import { fetchedFeeds, importAdvisories, missingFeeds } from './advisories.ts';

/** How often it is looked whether a feed has grown stale, in milliseconds. */
const lookEvery = 3_600_000;

/**
 * Reads feeds that came from an address again when they are stale, until it is told to stop; with `missing` also OSV's own of ecosystems in
 * use that have none. What cannot be reached is said once, and tried again later.
 */
export async function keepFeedsFresh(
  data: Data,
  wishes: { readonly missing: boolean; readonly signal: AbortSignal; readonly say: (line: string) => void },
): Promise<void> {
  let told = false;
  while (!wishes.signal.aborted) {
    const origins = [...fetchedFeeds(data, 'stale'), ...(wishes.missing ? missingFeeds(data) : [])];
    for (const origin of origins) {
      const { feeds } = await importAdvisories(data, [origin], { signal: wishes.signal });
      if (wishes.signal.aborted) return;
      const failed = feeds.find(({ error }) => error !== null);
      if (failed && !told)
        wishes.say(
          `The advisory feed ${failed.origin} could not be reached (${failed.error}). Waybill goes on with what it has, and tries again.`,
        );
      told ||= failed !== undefined;
      // Where one address cannot be reached, the others mostly cannot either.
      if (failed) break;
      await bringUpToDate(data.inventory);
    }
    await setTimeout(lookEvery, undefined, { signal: wishes.signal }).catch(() => {});
  }
}
