/**
 * `verified`: it holds, and is by whom was asked for. `bad`: it does not hold, or is by somebody else. `undetermined`: nobody said whom to trust, or it says something
 * that is not understood.
 */
export type SignatureVerdict = 'verified' | 'bad' | 'undetermined';

/** What was found of one signature. */
export interface Judgement {
  readonly verdict: SignatureVerdict;
  readonly reason: string | null;
  readonly algorithm: string | null;
  readonly keyId: string | null;
  /** The thumbprint of the key by which it holds; null where none is known. */
  readonly key: string | null;
  /** Whom the certificate names, where there is one. */
  readonly signer: string | null;
  /** What was looked at, and what was not, in words for people. */
  readonly checked: readonly string[];
  readonly unchecked: readonly string[];
}

/** The worst of several. */
export function worstVerdict(verdicts: readonly SignatureVerdict[]): SignatureVerdict {
  if (verdicts.includes('bad')) return 'bad';
  return verdicts.length === 0 || verdicts.includes('undetermined') ? 'undetermined' : 'verified';
}
