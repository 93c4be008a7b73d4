import type { Place } from './errors.ts';
import type { Gap } from './gap.ts';

export type ComponentKind =
  | 'library'
  | 'framework'
  | 'application'
  | 'container'
  | 'operating-system'
  | 'device'
  | 'firmware'
  | 'file'
  | 'platform'
  | 'driver'
  | 'model'
  | 'data'
  | 'cryptographic-asset'
  | 'service';

/** How a component is used by what holds it; undefined where the source does not say. */
export type Scope = 'required' | 'optional' | 'development';

/** A component as a source tells of it: an SBOM, a lockfile, a package database. Nothing here is invented: what the source lacks is absent. */
export interface CollectedComponent {
  /** Its name inside this source (bom-ref, SPDXID, path): what relations point at. Unique within one `Collected`. */
  readonly ref: string;
  readonly kind: ComponentKind;
  /** As the source spells it. */
  readonly name: string;
  readonly group?: string;
  readonly version?: string;
  /** As the source spells it; the ledger makes it canonical. */
  readonly purl?: string;
  /** Further purls that the source gives the same thing, as spelled. */
  readonly otherPurls?: readonly string[];
  readonly cpes?: readonly string[];
  readonly swid?: string;
  /** `algorithm:hex`, both in lower case, for example `sha256:ab12...`. */
  readonly hashes?: readonly string[];
  /** SPDX expressions or names, as declared. */
  readonly licenses?: readonly string[];
  /** SPDX expressions of the licence texts that the component carries, as they were found in its files. */
  readonly detectedLicenses?: readonly string[];
  readonly supplier?: string;
  readonly publisher?: string;
  /** When this version was published, where the source says so: RFC 3339. */
  readonly released?: string;
  /** The subject of the code signature, where the source saw one. */
  readonly signer?: string;
  readonly scope?: Scope;
  /** Whether the thing that is described needs it itself, where the source says so. */
  readonly direct?: boolean;
  /** Where the component stands on its asset, for example a folder or a bundle path. */
  readonly location?: string;
  /** The source package that a distribution's package was built from, where that is told beside its purl. */
  readonly source?: { readonly name: string; readonly version?: string };
  /** The purl of the package of a distribution that owns what makes it up, where that package's source tells its files. */
  readonly ownedBy?: string;
  /** The layer of an image that brought it: the digest of what the layer unpacks to, `sha256:` and hex. */
  readonly layer?: string;
  /** Where in the source it is told. */
  readonly place?: Place;
}

export interface CollectedService {
  readonly ref: string;
  readonly name: string;
  readonly group?: string;
  readonly version?: string;
  readonly provider?: string;
  readonly endpoints: readonly string[];
  readonly place?: Place;
}

export type RelationKind = 'dependsOn' | 'contains' | 'provides';

/** `from` needs, contains or provides `to`; both are refs of the same `Collected`. */
export interface Relation {
  readonly kind: RelationKind;
  readonly from: string;
  readonly to: string;
  readonly scope?: Scope;
}

/** What one source said. A set that is not complete closes nothing in the ledger. */
export interface Collected {
  /** What the source speaks for, for example `dpkg` or `npm:package-lock.json`. */
  readonly scope: string;
  readonly complete: boolean;
  readonly components: readonly CollectedComponent[];
  readonly services: readonly CollectedService[];
  readonly relations: readonly Relation[];
  readonly gaps: readonly Gap[];
}
