import type { ErrorCode } from '../../domain/errors.ts';
import type { VerdictKind } from '../../domain/verdict.ts';

export type GateVerdict = 'allow' | 'review' | 'deny' | 'undetermined';

/** What all policies say of one component. */
export interface GateLine {
  /** As its input spells it. */
  readonly subject: string;
  /** Canonical. */
  readonly purl: string | null;
  readonly input: string;
  /** Where the input tells of it. */
  readonly place: { readonly path: string | null; readonly line: number | null; readonly pointer: string | null };
  /** The licences as they were judged; null where none are told, or no policy asks. */
  readonly expression: string | null;
  /** `undetermined`: a rule that would be stricter than what is certain could not be judged. */
  readonly verdict: GateVerdict;
  /** The rules that the verdict comes from. */
  readonly decidedBy: readonly GateDecision[];
  /** Breaks of rules that somebody has accepted. */
  readonly waived: readonly GateWaiver[];
  /** Breaks that were accepted until the waiver ended. */
  readonly expired: readonly GateWaiver[];
  /** What advisories say of it, and people or statements have settled. */
  readonly settled: readonly SettledFinding[];
  /** Every rule on components that was asked, and how its conditions came out; only where it is asked for. */
  readonly considered?: readonly ConsideredRule[];
}

/** A finding that no rule asks about any more, because somebody says that it is fixed, or does not affect the component. */
export interface SettledFinding {
  readonly advisory: string;
  readonly verdict: VerdictKind;
  /** Who says so, and why. */
  readonly reason: string;
}

export interface GateWaiver {
  readonly rule: string;
  /** The licence or the advisory that it is about, where there is one. */
  readonly term: string | null;
  readonly author: string;
  readonly reason: string;
  readonly expires: string;
}

export interface GateDecision {
  readonly kind: 'license' | 'component';
  readonly rule: string;
  /** A licence, or the conditions that hold. */
  readonly term: string;
  readonly action: 'allow' | 'review' | 'deny';
  readonly policy: string;
  readonly line: number | null;
  /** The way through the licence expression. */
  readonly path: readonly number[];
  /** What of the component met the conditions, or why that cannot be told. */
  readonly because: string | null;
  readonly reason: string | null;
  readonly obligations: readonly string[];
}

export interface ConsideredRule {
  readonly rule: string;
  readonly policy: string;
  readonly action: 'allow' | 'review' | 'deny';
  readonly outcome: 'broken' | 'kept' | 'undetermined';
  readonly conditions: readonly {
    readonly subject: string;
    readonly operator: string;
    readonly value: string;
    readonly held: boolean | null;
    readonly because: string;
  }[];
}

export interface GateSummary {
  readonly subjects: number;
  readonly verdicts: Readonly<Record<GateVerdict, number>>;
  /** Decisions that the older document has too, and that therefore do not count. */
  readonly known: number;
  /** Breaks of rules that waivers cover, and those that a waiver covered until it ended. */
  readonly waived: number;
  readonly expired: number;
  readonly unread: readonly { readonly input: string; readonly code: ErrorCode; readonly message: string }[];
}
