import type { Advisories } from '../../advisories/index.ts';
import type { Subject } from '../../match/index.ts';
import type { FeedNote } from '../answer.ts';

/** Which ecosystems the feeds of a check speak of, and which of those cannot be trusted to say "nothing found". */
export interface FeedCoverage {
  readonly feeds: readonly FeedNote[];
  speaksOf(ecosystem: string): boolean;
  /** Why nothing can be said of a component that no record names; undefined where a feed speaks of it. */
  uncovered(subject: Subject): string | undefined;
  /** What people must know of the feeds of the ecosystems that were asked about. */
  doubts(): readonly string[];
}

export function feedCoverage(indexes: readonly Advisories[], now: number): FeedCoverage {
  const all = indexes.flatMap((index) => index.status(now));
  // The catalogue that comes with the program names some releases of an ecosystem and speaks for none.
  const speaking = all.filter(({ origin }) => !origin.startsWith('waybill:'));
  const byEcosystem = new Map<string, typeof all>();
  for (const feed of speaking)
    for (const ecosystem of feed.ecosystems) byEcosystem.set(ecosystem, [...(byEcosystem.get(ecosystem) ?? []), feed]);
  const asked = new Set<string>();
  return {
    feeds: all.map(({ name, ageHours, stale, unread }) => ({ name, ageHours: ageHours ?? null, stale, unread })),
    speaksOf: (ecosystem) => byEcosystem.has(ecosystem),
    uncovered({ purl, named }) {
      if (!purl) return 'It has no package URL, and no record names it.';
      if (!named) return `There is no ecosystem of advisories for packages of the type ${purl.type}.`;
      const { ecosystem } = named;
      if (!byEcosystem.has(ecosystem)) return `No feed speaks of ${ecosystem}.`;
      asked.add(ecosystem);
      return undefined;
    },
    doubts() {
      const told = new Set<string>();
      for (const ecosystem of [...asked].sort()) {
        const feeds = byEcosystem.get(ecosystem)!;
        if (feeds.every(({ stale }) => stale)) told.add(staleness(ecosystem, feeds));
        for (const { name, unread } of feeds) if (unread > 0) told.add(unreadness(name, unread));
      }
      return [...told];
    },
  };
}

function staleness(ecosystem: string, feeds: readonly { readonly name: string; readonly ageHours?: number }[]): string {
  const ages = feeds.map(
    ({ name, ageHours }) => `${name}, ${ageHours === undefined ? 'of unknown age' : `${Math.round(ageHours)} hours old`}`,
  );
  return `What is known of ${ecosystem} is stale (${ages.join('; ')}): run \`waybill advisories update\`, or import it again.`;
}

function unreadness(name: string, unread: number): string {
  return `${unread} record${unread === 1 ? '' : 's'} of the feed ${name} could not be read, and may name what is checked here: \`waybill advisories status\` tells which.`;
}
