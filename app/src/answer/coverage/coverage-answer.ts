import type { BlindAsset, FeedNote } from '../answer.ts';
import type { TypeInUse } from '../feeds.ts';

export interface StreamNote {
  readonly source: string;
  readonly scope: string;
  readonly lastEvidence: string;
  readonly ageHours: number;
  readonly components: number;
  readonly documents: number;
}

export interface AssetCoverage {
  readonly asset: string;
  readonly kind: string;
  readonly mapped: boolean;
  readonly owner: string | null;
  readonly lastEvidence: string | null;
  readonly ageHours: number | null;
  /** Whether complete evidence of it is fresh. */
  readonly fresh: boolean;
  readonly streams: readonly StreamNote[];
}

export interface CoverageAnswer {
  readonly schema: 'waybill/coverage/1';
  readonly assets: {
    readonly known: number;
    /** With any evidence. */
    readonly inventoried: number;
    readonly fresh: number;
    readonly unmapped: number;
  };
  readonly components: {
    readonly total: number;
    /** Without a purl, CPE or hash: found by name, never judged. */
    readonly withoutIdentity: number;
    readonly withoutVersion: number;
  };
  readonly byAsset: readonly AssetCoverage[];
  readonly blind: readonly BlindAsset[];
  /** Package kinds that are in use, how many components of each, and whether an advisory feed speaks of them. */
  readonly ecosystems: readonly TypeInUse[];
  readonly feeds: readonly FeedNote[];
  /** What documents held that could not be used, by kind. */
  readonly gaps: readonly { readonly kind: string; readonly count: number }[];
}
