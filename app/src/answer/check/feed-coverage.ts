import type { Advisories } from '../../advisories/index.ts';
import type { CollectedComponent } from '../../domain/collected.ts';
import { type EcosystemPackage, isSameRelease, type Purl, splitEcosystem } from '../../domain/purl/index.ts';
import type { Subject } from '../../match/index.ts';
import type { FeedNote } from '../answer.ts';
import type { JudgedRecord } from './judge-components.ts';

/** Which ecosystems the feeds of a check speak of, and which of those cannot be trusted to say "nothing found". */
export interface FeedCoverage {
  readonly feeds: readonly FeedNote[];
  /** The kinds of sources that the feeds are of. */
  readonly kinds: ReadonlySet<string>;
  /** Notes that an ecosystem is asked about. @returns whether a feed speaks of it, and of the release where one is named */
  asks(named: Pick<EcosystemPackage, 'ecosystem' | 'release'>): boolean;
  /** Why it cannot be said that nothing is wrong with a component; undefined where a feed speaks of it, or something is. */
  uncovered(told: CollectedComponent, subject: Subject, records: readonly JudgedRecord[]): string | undefined;
  /** What people must know of the feeds of the ecosystems that were asked about. */
  doubts(): readonly string[];
}

const withoutPurl = 'It has no package URL, and no record names it.';

/** What inventories list beside packages: advisories are about what is in it, or name its hash. */
const noPackages: ReadonlySet<CollectedComponent['kind']> = new Set<CollectedComponent['kind']>([
  'file',
  'data',
  'cryptographic-asset',
  'operating-system',
]);

export function feedCoverage(indexes: readonly Advisories[], now: number): FeedCoverage {
  const all = indexes.flatMap((index) => index.status(now));
  // The catalogue that comes with the program names some releases of an ecosystem and speaks for none.
  const speaking = all.filter(({ origin }) => !origin.startsWith('waybill:'));
  const byEcosystem = new Map<string, typeof all>();
  for (const feed of speaking)
    for (const ecosystem of feed.ecosystems) byEcosystem.set(ecosystem, [...(byEcosystem.get(ecosystem) ?? []), feed]);
  const asked = new Set<string>();
  const spoken = new Map<string, boolean>();
  const asks: FeedCoverage['asks'] = ({ ecosystem, release }) => {
    const feeds = byEcosystem.get(ecosystem);
    if (!feeds) return false;
    asked.add(ecosystem);
    if (release === undefined) return true;
    const key = `${ecosystem}:${release}`;
    const known = spoken.get(key) ?? feeds.some(({ releases }) => speaksOfRelease(releases, ecosystem, release));
    spoken.set(key, known);
    return known;
  };
  return {
    feeds: all.map(({ name, ageHours, stale, unread }) => ({ name, ageHours: ageHours ?? null, stale, unread })),
    kinds: new Set(all.flatMap((feed) => feed.kinds)),
    asks,
    uncovered(told, { purl, named }, records) {
      if (!named) {
        if (records.length > 0 || (!purl && noPackages.has(told.kind))) return undefined;
        if (purl) return withoutEcosystem(purl);
        return told.purl === undefined ? withoutPurl : 'Its package URL cannot be read, and no record names it.';
      }
      if (asks(named) || records.some(({ judgement }) => judgement.kind === 'affected')) return undefined;
      const { ecosystem, release } = named;
      return `No feed speaks of ${byEcosystem.has(ecosystem) ? `${ecosystem}:${release}` : ecosystem}.`;
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

function withoutEcosystem({ type, namespace }: Purl): string {
  if (!distributionTypes.has(type)) return `There is no ecosystem of advisories for packages of the type ${type}.`;
  return namespace === undefined
    ? `Its package URL does not say of which distribution it is.`
    : `There is no ecosystem of advisories for the ${type} packages of ${namespace}.`;
}

const distributionTypes: ReadonlySet<string> = new Set(['deb', 'apk', 'rpm', 'alpm']);

/** A feed of a distribution that names no release of it is about them all. */
function speaksOfRelease(releases: readonly string[], ecosystem: string, release: string): boolean {
  const own = releases.map(splitEcosystem).filter((each) => each.ecosystem === ecosystem);
  return own.length === 0 || own.some((each) => isSameRelease(ecosystem, each.release ?? '', release));
}

function staleness(ecosystem: string, feeds: readonly { readonly name: string; readonly ageHours?: number }[]): string {
  const ages = feeds.map(
    ({ name, ageHours }) => `${name}, ${ageHours === undefined ? 'of unknown age' : `${Math.round(ageHours)} hours old`}`,
  );
  return `What is known of ${ecosystem} is stale (${ages.join('; ')}): run \`waybill advisories update\`, or import it again.`;
}

function unreadness(name: string, unread: number): string {
  return `${unread} record${unread === 1 ? '' : 's'} of the feed ${name} could not be read, and may name what is checked here: \`waybill advisories status --unread\` tells which.`;
}
