import type { Collected } from '../../domain/collected.ts';

/** What a new document is written from. Two equal inventories give the same document, byte for byte. */
export interface Inventory {
  readonly root: {
    readonly name: string;
    readonly kind: 'application' | 'operating-system' | 'container';
    readonly version?: string;
    readonly purl?: string;
    /** What else is known of it, by names without their prefix `waybill:`. */
    readonly facts?: readonly { readonly name: string; readonly value: string }[];
  };
  /** Its refs are unique; what stands in it in another order is the same inventory. */
  readonly collected: Pick<Collected, 'components' | 'relations' | 'gaps'>;
  /** `unknown` where nothing was found that could have told of components: that says neither that there are none nor that there are some. */
  readonly completeness: 'complete' | 'incomplete' | 'unknown';
  readonly tool: { readonly name: string; readonly version: string };
  /** Milliseconds since the epoch; fractions of a second are not written. */
  readonly time: number;
  /** A UUID. Without it, one is derived from what is written. */
  readonly serial?: string;
  /** The version of CycloneDX that is written; 1.6 without it. SPDX is written as 2.3. */
  readonly cycloneDxVersion?: CycloneDxVersion;
}

/** Both have a place for all that is written. */
export type CycloneDxVersion = '1.6' | '1.7';
