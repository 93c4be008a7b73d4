import type { Place } from './errors.ts';
import type { Purl } from './purl/index.ts';

export type VexStatus = 'notAffected' | 'affected' | 'fixed' | 'underInvestigation';

/** What a statement is about: a package, a file by its hash, or a thing that another document calls by a reference. */
export interface VexProduct {
  /** As the document writes it, for people. */
  readonly told: string;
  /** Without a version it means all of them. */
  readonly purl?: Purl;
  /** `algorithm:hex`. */
  readonly hashes: readonly string[];
  /** A bom-ref, with the serial number of the document that it is in; without one it is one of the same document. */
  readonly reference?: { readonly serial?: string; readonly ref: string };
  /** The product that this is a part of: the statement then speaks of the part in that product only. */
  readonly within?: VexProduct;
}

/** What somebody says about a vulnerability in a product, in one form for OpenVEX, CycloneDX and CSAF. */
export interface VexStatement {
  /** All ids that it gives the vulnerability. */
  readonly vulnerability: readonly string[];
  readonly products: readonly VexProduct[];
  readonly status: VexStatus;
  /** Why it is not affected, as a word of the format. */
  readonly justification?: string;
  /** Why it is not affected, or what to do, in words. */
  readonly note?: string;
  readonly author: string;
  /** Milliseconds since the epoch; undefined where nothing says when. */
  readonly time?: number;
  /** After this it no longer holds. Milliseconds since the epoch. */
  readonly expires?: number;
  readonly place: Place;
}
