import type { DocumentFormat } from '../source-document.ts';

export type Severity = 'error' | 'warning';

/** Something wrong with a document, as it is told: once for each root cause. */
export interface ValidationError {
  /** Which rule is broken: `schema/required`, `bom-ref/dangling`. */
  readonly rule: string;
  readonly severity: Severity;
  readonly message: string;
  readonly line?: number;
  readonly column?: number;
  readonly pointer?: string;
  /** The purl, or else the name, of the component that it is about. */
  readonly component?: string;
  /** How often the same cause was met; this is its first place. */
  readonly count: number;
}

/** What is to be said of one document. Warnings do not make it invalid. */
export interface Validation {
  readonly path?: string;
  readonly format?: DocumentFormat;
  readonly specVersion?: string;
  /** `unreadable` is what is no document of a format that is known. */
  readonly verdict: 'valid' | 'invalid' | 'unreadable';
  readonly errors: readonly ValidationError[];
  /** How many faults of severity `error` were met, repeated ones too. */
  readonly errorCount: number;
  /** Nothing was looked for beyond the limit of errors, so that there may be more. */
  readonly stopped: boolean;
}
