import type { Verdict, VerdictKind } from '../domain/verdict.ts';

/** What nearly matched: the part of an advisory that names the component and still does not hold. */
export interface NearMiss {
  readonly what: 'version' | 'release' | 'publisher' | 'signer' | 'platform' | 'hash' | 'name';
  /** What the advisory says. */
  readonly expected: string;
  /** What the component says. */
  readonly found: string;
}

/** How one entry of an advisory reads for a component. */
export interface Outcome extends Verdict {
  readonly near?: NearMiss;
  /** Whether it was decided by naming this very version, or hash, rather than by a range. */
  readonly exact?: true;
  /** Whether it is a statement that the component is safe, rather than the want of one that it is not. */
  readonly stated?: true;
  /** What a second reading of the same entry would say, where there is one that differs. */
  readonly otherReading?: { readonly kind: VerdictKind; readonly clause: string };
  /** Why the record itself is not to be trusted in this. */
  readonly suspect?: string;
}

export function outcome(
  kind: VerdictKind,
  reason: string,
  more: Omit<Outcome, 'kind' | 'reason' | 'fixed'> & { readonly fixed?: readonly string[] } = {},
): Outcome {
  return { kind, reason, fixed: [], ...more };
}
