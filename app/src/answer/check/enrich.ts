import type { Advisories } from '../../advisories/index.ts';
import { isOfDistribution } from '../../domain/of-distribution.ts';
import { type Rank, rankOf } from '../rank-of.ts';
import type { JudgedRecord } from './judge-components.ts';

/** What ranks a finding, by the names of its advisory. */
export type Enriched = (ids: readonly string[]) => Rank;

/**
 * Looks up, for many records at once, whether their vulnerabilities are used in attacks and how likely that is.
 *
 * @param kinds of sources that the feeds are of
 */
export function enricher(indexes: readonly Advisories[], kinds: ReadonlySet<string>): (records: readonly JudgedRecord[]) => Enriched {
  if (!kinds.has('kev') && !kinds.has('epss')) return () => () => ({ exploited: null, exploitProbability: null });
  return (records) => {
    const told = records.filter(({ judgement: { kind } }) => kind === 'affected' || kind === 'undetermined');
    const asked = [...new Set(told.flatMap(namesToRank))];
    const found = indexes.map((index) => index.enrichments(asked));
    return (ids) => {
      const known = found.flatMap((part) => ids.flatMap((id) => part.get(id) ?? []));
      return rankOf(known, kinds);
    };
  };
}

/** The CVEs that a record is known by; and that of a distribution, which is known by no CVE, itself. */
function namesToRank({ advisory, group }: JudgedRecord): readonly string[] {
  const cves = group.members.filter((member) => member.startsWith('CVE-'));
  return isOfDistribution(advisory) ? [...cves, advisory.id] : cves;
}
