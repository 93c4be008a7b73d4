/**
 * The class decides how an advisory is judged and what its remedy is. A `compromise` is a bad release of a good product (exact versions or
 * hashes, never a severity threshold); `malware` was bad from birth, so that "all versions" is right.
 */
export type AdvisoryClass = 'vulnerability' | 'compromise' | 'malware' | 'endOfLife' | 'notice';

export interface AdvisoryEvent {
  readonly introduced?: string;
  readonly fixed?: string;
  readonly lastAffected?: string;
  readonly limit?: string;
}

export interface AdvisoryRange {
  readonly type: 'SEMVER' | 'ECOSYSTEM' | 'GIT';
  readonly repo?: string;
  readonly events: readonly AdvisoryEvent[];
}

/**
 * A product that no OSV ecosystem covers, or what was bad beside a version: the form of `database_specific.waybill` in our own catalogue.
 * One of `names` or of `hashes` says which component is meant; one that states another publisher, signer or platform is not, one that states
 * none stays in. Of `versions` one must be the component's; `window` decides only where an entry has neither versions, ranges nor hashes, and
 * `domains` never do. The catalogue's README.md says it at length.
 */
export interface Product {
  /** Names a product is known by; compared without case. */
  readonly names: readonly string[];
  readonly publishers: readonly string[];
  readonly signers: readonly string[];
  readonly platforms: readonly string[];
  readonly versions: readonly string[];
  /** `algorithm:hex`. */
  readonly hashes: readonly string[];
  /** CPE names; one that names the same vendor and product as the component's own means it, whatever either is called. */
  readonly cpes?: readonly string[];
  /** Domains that the bad release called: to look for in telemetry. */
  readonly domains: readonly string[];
  /** When it was bad, RFC 3339 dates or times; either end may be unknown. */
  readonly window?: { readonly from?: string; readonly to?: string };
}

/** Binary packages that are built of a source package. */
export interface AffectedBinaries {
  readonly names: readonly string[];
  /** The version of theirs that has the fix. */
  readonly fixed: string;
}

export interface AffectedPackage {
  /** The OSV ecosystem with its suffix, for example `npm` or `Debian:12`; undefined for a product without one. */
  readonly ecosystem?: string;
  readonly name?: string;
  readonly purl?: string;
  readonly versions: readonly string[];
  readonly ranges: readonly AdvisoryRange[];
  /**
   * A second reading of the ranges in the project's own numbering, as Go's database gives it beside `ranges` for modules whose tags the Go
   * command does not see. It is told beside the verdict and never decides it.
   */
  readonly customRanges?: readonly AdvisoryRange[];
  /** What is built of the package, by other names than its own: for components that do not tell of which source they are. */
  readonly binaries?: readonly AffectedBinaries[];
  readonly product?: Product;
  /** Where the entry is a statement that its versions are safe: they have the fix, or never had the flaw. Absent in all other entries. */
  readonly safe?: 'fixed' | 'notAffected';
}

export interface AdvisorySeverity {
  readonly type: string;
  readonly score: string;
}

export interface Advisory {
  readonly id: string;
  readonly class: AdvisoryClass;
  readonly summary: string;
  readonly details: string;
  readonly aliases: readonly string[];
  readonly related: readonly string[];
  /** RFC 3339 UTC; absent where the record does not say. */
  readonly published?: string;
  readonly modified: string;
  readonly withdrawn?: string;
  readonly severity: readonly AdvisorySeverity[];
  readonly affected: readonly AffectedPackage[];
  /** Weaknesses that it is of, such as `CWE-79`; absent where the record does not say. */
  readonly cwes?: readonly string[];
  readonly references: readonly { readonly type: string; readonly url: string }[];
  /** To whom it may be passed on, where that is not everybody: the label of the Traffic Light Protocol, `GREEN`, `AMBER`, `AMBER+STRICT` or `RED`. */
  readonly tlp?: string;
  /** What to do, in words; for a compromise: remove, rotate, rebuild. */
  readonly remedy?: string;
}
