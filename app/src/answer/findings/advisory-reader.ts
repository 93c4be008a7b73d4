import type { AdvisoryGroup } from '../../advisories/index.ts';
import { rateSeverity } from '../../advisories/severity/rate-severity.ts';
import type { Inventory } from '../inventory.ts';
import { rankOf } from '../rank-of.ts';
import { remembering } from '../remembering.ts';
import type { FindingNote } from './findings-answer.ts';

export type ToldAdvisory = Pick<FindingNote, 'summary' | 'severity' | 'exploited' | 'exploitProbability'> & {
  readonly group: AdvisoryGroup;
};

/** What an advisory says of itself, and what feeds say of its use in attacks; each is read once. */
export function advisoryReader({ advisories, ledger }: Inventory): (id: string) => ToldAdvisory {
  const kinds = new Set(advisories.status(ledger.clock()).flatMap(({ kinds: each }) => each));
  return remembering((id: string): ToldAdvisory => {
    const advisory = advisories.show(id)[0]?.advisory;
    const group = advisories.groupOf(id);
    const enriched = [...advisories.enrichments([...new Set([id, ...group.members])]).values()].flat();
    return {
      group,
      summary: advisory?.summary ?? '',
      severity: (advisory && rateSeverity(advisory.severity)) ?? null,
      ...rankOf(enriched, kinds),
    };
  });
}
