import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import type { When } from '../time/when.ts';
import type {
  AssetAnswer,
  AssetsAnswer,
  CoverageAnswer,
  DiffAnswer,
  ExplainAnswer,
  FindingChangesAnswer,
  FindingsAnswer,
  ImpactAnswer,
  TodayAnswer,
  Understood,
  WhereAnswer,
} from './answers.ts';
import { askServer } from './ask-server.ts';

type Parameters = Readonly<Record<string, string | undefined>>;

function question<Answer>(path: string, parameters: Parameters = {}) {
  return queryOptions({ queryKey: [path, parameters], queryFn: ({ signal }) => askServer<Answer>(path, parameters, signal) });
}

export const whereQuery = (q: string, { at, from, to }: When) => question<WhereAnswer>('where', { q, at, from, to });

export const impactQuery = (q: string, { at, from, to }: When) => question<ImpactAnswer>('impact', { q, at, from, to });

export const todayQuery = question<TodayAnswer>('today');

export const coverageQuery = question<CoverageAnswer>('coverage');

export const assetsQuery = question<AssetsAnswer>('assets');

export const assetQuery = (name: string, at: string | undefined) => ({
  ...question<AssetAnswer>(`assets/${encodeURIComponent(name)}`, { at }),
  placeholderData: keepPreviousOf(name),
});

/** How many findings a page holds; of more the most urgent. */
export const mostFindings = 5000;

export const findingsQuery = question<FindingsAnswer>('findings', { all: 'true', limit: String(mostFindings) });

export const findingQuery = (name: string) => question<ExplainAnswer>(`findings/${encodeURIComponent(name)}`);

/** @param since a plain date */
export const findingChangesQuery = (since: string) => question<FindingChangesAnswer>('finding-changes', { since });

export const diffQuery = (asset: string, from: string, to: string) => question<DiffAnswer>('diff', { asset, from, to });

export const understandQuery = (q: string) => ({
  ...question<Understood>('understand', { q }),
  placeholderData: keepPreviousData,
  retry: false,
});

/** While a page moves in time it keeps what it shows, but never what belongs to another asset. */
function keepPreviousOf(name: string) {
  return (previous: AssetAnswer | undefined) => (previous?.asset.asset === name ? previous : undefined);
}
