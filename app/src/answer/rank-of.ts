import type { Enrichment } from '../domain/enrichment.ts';

/** What ranks a finding. */
export interface Rank {
  /** Null where no catalogue of what is used in attacks was read. */
  readonly exploited: boolean | null;
  /** The highest of those that are known, between 0 and 1. */
  readonly exploitProbability: number | null;
}

/** @param kinds of sources that the feeds are of */
export function rankOf(enrichments: readonly Enrichment[], kinds: ReadonlySet<string>): Rank {
  const probabilities = enrichments.flatMap((one) => (one.kind === 'exploitProbability' ? [one.probability] : []));
  return {
    exploited: enrichments.some(({ kind }) => kind === 'knownExploited') || (kinds.has('kev') ? false : null),
    exploitProbability: probabilities.length > 0 ? Math.max(...probabilities) : null,
  };
}
