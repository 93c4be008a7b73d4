import type { AdvisoryClass } from '../../domain/advisory.ts';
import type { Scope } from '../../domain/collected.ts';
import type { ErrorCode } from '../../domain/errors.ts';
import type { Severity } from '../../domain/severity.ts';
import type { VerdictKind } from '../../domain/verdict.ts';
import type { FeedNote } from '../answer.ts';

/** What one record of an advisory means for one component of one input; or, without a record, that nothing can be said of the component. */
export interface CheckLine {
  /** As it was named: a path, a purl, or `-`. */
  readonly input: string;
  /** As the input spells it: its purl where it has one of its own, else `name@version`. */
  readonly component: string;
  readonly name: string;
  readonly version: string | null;
  /** Canonical. */
  readonly purl: string | null;
  /** How the root comes to need it, shortest first; each ends with the component, so that a direct one has one step. Empty where it is not told. */
  readonly paths: readonly (readonly string[])[];
  /** Null where the source does not say. */
  readonly scope: Scope | null;
  /** Where the input tells of it. */
  readonly place: { readonly path: string | null; readonly line: number | null; readonly pointer: string | null };
  /** The record's own id; null where no feed speaks of the component. */
  readonly advisory: string | null;
  /** The one id under which the records of all feeds that tell of the same thing are known. */
  readonly group: string | null;
  readonly aliases: readonly string[];
  readonly class: AdvisoryClass | null;
  readonly summary: string | null;
  readonly feed: string | null;
  readonly verdict: VerdictKind;
  /** The part of the record that decided. */
  readonly clause: string | null;
  readonly reason: string;
  readonly fixed: readonly string[];
  readonly severity: Severity | null;
  /** The smallest version that no advisory on the component affects; null where none is known. */
  readonly advice: string | null;
}

export interface UnreadInput {
  readonly input: string;
  readonly code: ErrorCode;
  readonly message: string;
}

/** What stands at the end. */
export interface CheckSummary {
  readonly inputs: number;
  readonly components: number;
  /** Pairs of component and record, told or not, by verdict; one that no feed speaks of is undetermined. */
  readonly verdicts: Readonly<Record<VerdictKind, number>>;
  /** What could not be read whole or at all. */
  readonly unread: readonly UnreadInput[];
  /** Elements of the inputs that could not be used. */
  readonly gaps: number;
  readonly feeds: readonly FeedNote[];
}
