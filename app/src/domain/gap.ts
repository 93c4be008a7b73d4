import type { Place } from './errors.ts';

/**
 * Something that could not be read or decided, kept as data: it is counted, shown, and never read as "not there".
 *
 * `kind` is a short kebab-case word such as `missing-field`, `no-identity`, `unresolved-version`; `blocking` says that the gap may hide
 * components, so that its document closes nothing.
 */
export interface Gap extends Place {
  readonly kind: string;
  readonly message: string;
  /** The name of the thing the gap is about, where the input gives one. */
  readonly subject?: string;
  readonly blocking: boolean;
}
