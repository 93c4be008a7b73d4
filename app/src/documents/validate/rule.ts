import type { JsonObject } from '../reading.ts';
import type { Severity } from './verdict.ts';

/** What rules are about: SPDX 2 and SPDX 3 have little in common. */
export type RuleFormat = 'cyclonedx' | 'spdx' | 'spdx3';

/** What a rule sees of the document while it is walked. */
export interface RuleContext {
  readonly document: JsonObject;
  readonly specVersion: string;
  /** Where the value stands that is being looked at. It is worked out when asked, so ask only about what is at fault. */
  pointer(): string;
  /** Tells a fault at the place that is being looked at, or at `pointer`. */
  report(message: string, details?: ReportDetails): void;
}

export interface ReportDetails {
  readonly pointer?: string;
  /** Makes faults the same that differ only in their place. */
  readonly cause?: string;
  readonly component?: string;
  /** Less than the rule's own, where something excuses the fault. */
  readonly severity?: 'warning';
}

/** What a rule does in one document. */
export interface RuleRun {
  /** By the key of an object: called for every value that stands under it, anywhere in the document. Values are foreign and of any type. */
  readonly keys?: Readonly<Record<string, (value: unknown, owner: JsonObject) => void>>;
  /** Called when all has been walked. */
  end?(): void;
}

/** Something that no schema holds a document to. One line in `registry.ts`. */
export interface Rule {
  /** `subject/what`, for example `bom-ref/dangling`. */
  readonly id: string;
  readonly severity: Severity;
  /** What is demanded, in a sentence, for lists of rules. */
  readonly demands: string;
  readonly formats: readonly RuleFormat[];
  start(context: RuleContext): RuleRun;
}
