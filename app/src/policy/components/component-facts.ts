import type { AdvisoryClass } from '../../domain/advisory.ts';
import type { NamedComponent } from '../component-pattern.ts';

/** What is known of a component. What is absent is not known, and no condition may conclude anything from that. */
export interface ComponentFacts extends NamedComponent {
  readonly cpes: readonly string[];
  readonly swid?: string;
  /** `algorithm:hex`, in lower case. */
  readonly hashes: readonly string[];
  /** Expressions and names, as the source tells them. */
  readonly licenses: readonly string[];
  readonly supplier?: string;
  readonly publisher?: string;
  /** Where it was taken from: addresses, as far as the source tells them. */
  readonly origins: readonly string[];
  /** Whether the thing that is described needs it itself. */
  readonly direct?: boolean;
  /** When this version was published, milliseconds since the epoch. */
  readonly published?: number;
  /** The newest version that there is. */
  readonly latest?: string;
  /** Where it is a document: how complete it is by each set of minimum elements, 0 to 100; null where it lists nothing to score. */
  readonly scores?: Readonly<Record<string, number | null>>;
  /** What advisories say of it; undefined where none were asked, or none cover it. */
  readonly findings?: readonly ComponentFinding[];
}

export type SeverityRating = 'critical' | 'high' | 'medium' | 'low' | 'none';

/** One advisory on a component, with what is known of it. */
export interface ComponentFinding {
  /** Its own id first, then the others that it is known by. */
  readonly ids: readonly string[];
  readonly class: AdvisoryClass;
  /** False where it is not certain that it affects the component. */
  readonly affected: boolean;
  readonly severity?: SeverityRating;
  /** `CWE-79`; undefined where the source does not tell. */
  readonly cwes?: readonly string[];
  /** The probability that it is used within 30 days, 0 to 1. */
  readonly epss?: number;
  /** Whether it is known to be used in attacks; undefined where no catalogue was asked. */
  readonly knownExploited?: boolean;
}

/** What the engine needs from outside: versions are compared in the native order of each ecosystem. */
export interface Surroundings {
  /** Milliseconds since the epoch. */
  readonly now: number;
  /** -1, 0 or 1; undefined where the versions, or the ecosystem, cannot be compared. */
  compareVersions(component: NamedComponent, a: string, b: string): -1 | 0 | 1 | undefined;
  /** Whether a version is in a range of `vers`; undefined where it cannot be told. */
  inRange(version: string, range: string): boolean | undefined;
}
