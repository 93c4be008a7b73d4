import type { Urgency } from '../../domain/priority.ts';
import type { VerdictKind } from '../../domain/verdict.ts';
import type { BlindAsset, ProcessNote } from '../answer.ts';
import type { AssetCoverage } from '../coverage/coverage-answer.ts';
import type { ComponentRef } from '../diff/diff-answer.ts';

export interface AssetComponent extends ComponentRef {
  readonly kind: string;
  readonly scope: string | null;
  readonly direct: boolean;
  readonly since: string;
}

/** One document on an asset's timeline. */
export interface TimelineEntry {
  readonly time: string;
  readonly known: string;
  readonly stream: string;
  readonly sha256: string;
  readonly path: string;
  readonly complete: boolean;
  readonly added: number;
  readonly removed: number;
}

/** A thing whose versions followed one another on the asset. */
export interface VersionBar {
  readonly name: string;
  readonly spans: readonly { readonly version: string | null; readonly from: string; readonly to: string | null }[];
}

export interface AssetAnswer {
  readonly schema: 'waybill/asset/1';
  readonly asset: AssetCoverage;
  readonly tags: readonly string[];
  readonly asOf: string;
  readonly services: readonly string[];
  readonly processes: readonly ProcessNote[];
  readonly blind: BlindAsset | null;
  readonly components: readonly AssetComponent[];
  readonly timeline: readonly TimelineEntry[];
  /** What changed its version most lately, newest first, at most 50. */
  readonly versions: readonly VersionBar[];
  /** The findings on it at that moment, the most urgent first. What was decided and stated of each is as of now. */
  readonly findings: readonly {
    readonly finding: string;
    readonly advisory: string;
    readonly class: string;
    readonly summary: string;
    /** By the advisory alone. */
    readonly verdict: string;
    /** On this asset, with what was decided and stated. */
    readonly state: VerdictKind;
    readonly by: 'advisory' | 'owner' | 'statement' | 'decision';
    readonly priority: Urgency;
    readonly component: ComponentRef;
  }[];
}
