import type { ComponentRef } from '../diff/diff-answer.ts';

export interface AuditNote {
  readonly state: string;
  readonly justification: string | null;
  readonly comment: string;
  readonly author: string;
  readonly time: string;
  readonly expires: string | null;
  readonly asset: string | null;
  /** Whether it holds now: the newest that has not expired. */
  readonly standing: boolean;
}

export interface FindingNote {
  /** `ADVISORY/COMPONENT`: what `explain` and `findings audit` take. */
  readonly finding: string;
  readonly advisory: string;
  /** The id that stands for all its records. */
  readonly group: string;
  readonly class: string;
  readonly summary: string;
  readonly component: ComponentRef;
  readonly verdict: 'affected' | 'undetermined';
  readonly clause: string | null;
  readonly reason: string;
  readonly fixed: readonly string[];
  readonly since: string;
  readonly assets: readonly string[];
  readonly pastAssets: readonly string[];
  readonly processes: readonly string[];
  /** Newest first. */
  readonly audits: readonly AuditNote[];
}

export interface FindingsAnswer {
  readonly schema: 'waybill/findings/1';
  readonly findings: readonly FindingNote[];
}

export interface FindingChange {
  readonly time: string;
  readonly what: 'opened' | 'changed' | 'narrowed' | 'closed' | 'arrived' | 'left';
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
