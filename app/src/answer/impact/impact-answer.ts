import type { Answered, BlindAsset, EvidenceNote, ProcessNote } from '../answer.ts';

/** An asset that is hit, with everything on it that is. */
export interface ImpactedAsset {
  readonly asset: string;
  readonly assetKind: string;
  readonly components: readonly {
    readonly purl: string | null;
    readonly name: string;
    readonly version: string | null;
    readonly why: string;
  }[];
  /** The first evidence of any of them; for a past one, the last too. RFC 3339 UTC. */
  readonly since: string;
  readonly until: string | null;
  readonly services: readonly string[];
  readonly processes: readonly ProcessNote[];
  readonly evidence: readonly EvidenceNote[];
}

export interface ImpactedProcess extends ProcessNote {
  /** The assets of it that are affected now. */
  readonly assets: readonly string[];
  readonly pastAssets: readonly string[];
  readonly undeterminedAssets: readonly string[];
}

export interface ImpactAnswer extends Answered {
  readonly schema: 'waybill/impact/1';
  readonly query: string;
  readonly understood: string;
  /** The answer in one sentence. */
  readonly summary: string;
  readonly affected: readonly ImpactedAsset[];
  readonly past: readonly ImpactedAsset[];
  /** Assets of which it cannot be told: what they hold cannot be judged, or they are blind. */
  readonly undetermined: readonly (ImpactedAsset | BlindAsset)[];
  /** Worst first. */
  readonly processes: readonly ImpactedProcess[];
  /** Affected assets that no map connects with any process. */
  readonly unmapped: readonly string[];
  /** The components found, by their number in the ledger, that an advisory affects. The others are there, and no advisory is known to say more. */
  readonly hits: readonly { readonly component: number; readonly advisories: readonly string[] }[];
  /** What to do, from the advisories that apply; empty where none is known. */
  readonly remedy: readonly { readonly advisory: string; readonly class: string; readonly text: string }[];
}
