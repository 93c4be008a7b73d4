import type { Priority } from '../../domain/priority.ts';
import type { Severity } from '../../domain/severity.ts';
import type { VerdictKind } from '../../domain/verdict.ts';
import type { VexStatus } from '../../domain/vex.ts';
import type { Answered } from '../answer.ts';
import type { ComponentRef } from '../diff/diff-answer.ts';

export interface AuditNote {
  readonly state: string;
  readonly justification: string | null;
  readonly comment: string;
  readonly author: string;
  readonly time: string;
  readonly expires: string | null;
  readonly asset: string | null;
  /** Whether it holds now: the newest about the same that has not expired. */
  readonly standing: boolean;
}

/** What somebody else states about a finding. */
export interface StatementNote {
  readonly status: VexStatus;
  /** As a word of the format. */
  readonly justification: string | null;
  readonly note: string | null;
  readonly author: string;
  readonly time: string | null;
  readonly expires: string | null;
  /** When we learnt of it. */
  readonly known: string;
  /** The document that states it. */
  readonly evidence: string;
  /** Where it speaks of the finding. */
  readonly assets: readonly string[];
  /** Whether it is heard; the statement that decides is among those that are. */
  readonly counts: boolean;
  /** Why it is not heard. */
  readonly why: string | null;
}

/** What a finding is on some assets, and who says so. */
export interface PlaceNote {
  readonly state: VerdictKind;
  readonly by: 'advisory' | 'owner' | 'statement' | 'decision';
  readonly why: string;
  readonly assets: readonly string[];
}

export interface FindingNote {
  /** `ADVISORY/COMPONENT`: what `explain` and `findings audit` take. */
  readonly finding: string;
  readonly advisory: string;
  /** The id that stands for all its records. */
  readonly group: string;
  /** All ids of it. */
  readonly aliases: readonly string[];
  readonly class: string;
  readonly summary: string;
  readonly component: ComponentRef;
  /** By the advisory alone. */
  readonly verdict: 'affected' | 'undetermined';
  /** With what people decided and others stated, the worst of all assets that have it; null where none has it any more. */
  readonly state: VerdictKind | null;
  readonly clause: string | null;
  readonly reason: string;
  readonly fixed: readonly string[];
  readonly since: string;
  readonly severity: Severity | null;
  /** Whether it is used in attacks; null where no feed tells. */
  readonly exploited: boolean | null;
  readonly exploitProbability: number | null;
  readonly priority: Priority;
  readonly assets: readonly string[];
  readonly pastAssets: readonly string[];
  readonly processes: readonly string[];
  /** The assets that have it, by what it is there; worst first. */
  readonly places: readonly PlaceNote[];
  /** Newest first. */
  readonly audits: readonly AuditNote[];
  /** Newest first. */
  readonly statements: readonly StatementNote[];
}

export interface FindingsAnswer extends Answered {
  readonly schema: 'waybill/findings/1';
  /** How many there are; more than are told where a limit was asked for. */
  readonly total: number;
  /** The most urgent first. */
  readonly findings: readonly FindingNote[];
}

export interface FindingChange {
  readonly time: string;
  readonly what: 'opened' | 'changed' | 'narrowed' | 'closed' | 'arrived' | 'left' | 'decided' | 'expired' | 'stated';
  readonly advisory: string;
  readonly class: string;
  readonly component: ComponentRef;
  readonly before: string | null;
  readonly after: string | null;
  /** In words. */
  readonly cause: string;
  readonly assets: readonly string[];
}

export interface FindingChangesAnswer {
  readonly schema: 'waybill/finding-changes/1';
  readonly since: string;
  readonly changes: readonly FindingChange[];
}

/** Which findings are asked for. */
export interface FindingFilter {
  readonly class?: string | undefined;
  readonly asset?: string | undefined;
  /** `affected`, `undetermined`, `fixed`, `notAffected`, or `past` for what is nowhere any more. */
  readonly state?: string | undefined;
  readonly priority?: string | undefined;
  /** Part of an id, a summary, or a component's name. */
  readonly text?: string | undefined;
  /** Also what people decided or others state is not affected or fixed; and what is nowhere any more. */
  readonly all?: boolean | undefined;
  /** How many are told; all of them when undefined. */
  readonly limit?: number | undefined;
}

/** What somebody decides about a finding; docs/decisions/vex.md tells what each state does. */
export interface Decision {
  readonly state: string;
  readonly justification?: string | undefined;
  readonly comment?: string | undefined;
  readonly author: string;
  readonly expires?: string | undefined;
  readonly asset?: string | undefined;
}
