import type { FeedNote } from '../answer.ts';
import type { CoverageAnswer } from '../coverage/coverage-answer.ts';

/** An advisory that hits something in the ledger, as a person decides on it. */
export interface HitNote {
  readonly advisory: string;
  readonly aliases: readonly string[];
  readonly class: string;
  readonly summary: string;
  readonly modified: string;
  readonly severity: string | null;
  readonly affectedAssets: number;
  readonly undeterminedAssets: number;
  readonly pastAssets: number;
  readonly processes: readonly string[];
}

export interface TodayAnswer {
  readonly schema: 'waybill/today/1';
  readonly asOf: string;
  /** At most ten, worst first: compromises and malware before vulnerabilities, critical processes before others, then the newest. */
  readonly decide: readonly HitNote[];
  /** Sentences on what changed in the last seven days, each with the query or page that shows it. */
  readonly changed: readonly { readonly text: string; readonly link: string | null }[];
  readonly coverage: { readonly percent: number | null; readonly assets: CoverageAnswer['assets']; readonly holes: readonly string[] };
  readonly feeds: readonly FeedNote[];
}
