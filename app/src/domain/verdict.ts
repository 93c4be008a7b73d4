export type VerdictKind = 'affected' | 'notAffected' | 'undetermined' | 'fixed';

/** As findings are told. */
export const statesWorstFirst: readonly VerdictKind[] = ['affected', 'undetermined', 'fixed', 'notAffected'];

/** Whether something is left to do, or to find out. */
export function isOpenState(kind: VerdictKind): boolean {
  return kind === 'affected' || kind === 'undetermined';
}

/**
 * What one advisory means for one component. `clause` is the part of the advisory that decided (`introduced 4.0.0, fixed 4.17.21`, or the
 * version as listed); `reason` is the sentence a person reads.
 */
export interface Verdict {
  readonly kind: VerdictKind;
  readonly clause?: string;
  readonly reason: string;
  /** Versions that the advisory names as fixed, for the matched package. */
  readonly fixed: readonly string[];
}
