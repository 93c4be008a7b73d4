import type { AdvisoryClass } from '../../domain/advisory.ts';
import type { Scope } from '../../domain/collected.ts';
import type { ErrorCode } from '../../domain/errors.ts';
import type { Severity } from '../../domain/severity.ts';
import type { VerdictKind } from '../../domain/verdict.ts';
import type { VexStatus } from '../../domain/vex.ts';
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
  /** What it is in a sentence, as the record says it. Not called `summary`: that is the last line of an answer. */
  readonly title: string | null;
  readonly feed: string | null;
  readonly verdict: VerdictKind;
  /** The part of the record that decided. */
  readonly clause: string | null;
  readonly reason: string;
  readonly fixed: readonly string[];
  readonly severity: Severity | null;
  /** Whether it is used in attacks, by CISA's catalogue; null where no such feed was read. */
  readonly exploited: boolean | null;
  /** How likely it is to be used in attacks within 30 days, between 0 and 1. */
  readonly exploitProbability: number | null;
  /** The smallest version that no advisory on the component affects; null where none is known. */
  readonly advice: string | null;
  /** Weaknesses that it is of, such as `CWE-79`; null where the record does not say. */
  readonly cwes: readonly string[] | null;
  /** What to do beside an upgrade, in words: of a compromise to remove, rotate and rebuild. */
  readonly remedy: string | null;
  /** What somebody states about it; where it is believed, `verdict` is by it. */
  readonly vex: VexNote | null;
  /** Who accepted it, why, and until when; it then does not count. */
  readonly waived: WaivedNote | null;
}

export interface VexNote {
  readonly author: string;
  readonly status: VexStatus;
  readonly justification: string | null;
  readonly note: string | null;
  readonly time: string | null;
  readonly believed: boolean;
  /** The verdict of the advisory alone. */
  readonly before: VerdictKind;
}

export interface WaivedNote {
  readonly author: string;
  readonly reason: string;
  readonly expires: string;
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
  /** What decides: findings at or above the threshold, and what is undetermined, both without what is waived or was known before. */
  readonly counted: { readonly affected: number; readonly undetermined: number };
  /** What does not decide, and why. */
  readonly aside: {
    readonly waived: number;
    readonly below: number;
    readonly known: number;
    readonly unfixed: number;
    readonly outOfScope: number;
  };
  /** Waivers that would hold had they not ended. */
  readonly expired: readonly WaivedNote[];
  /** What could not be read whole or at all. */
  readonly unread: readonly UnreadInput[];
  /** Elements of the inputs that could not be used. */
  readonly gaps: number;
  readonly feeds: readonly FeedNote[];
  /** Why “nothing found” is not said with full confidence: stale feeds, records that could not be read. */
  readonly doubts: readonly string[];
}
