/**
 * One term of a licence expression: a licence (or a reference to one), with an exception where there is one.
 *
 * `license` is an SPDX id, or `LicenseRef-...`, or `DocumentRef-...:LicenseRef-...`, or, where `known` is false, whatever stood there.
 * `orLater` is the `+` operator. `exception` is an SPDX exception id or an `AdditionRef-...`.
 */
export interface Term {
  readonly kind: 'term';
  readonly license: string;
  readonly orLater: boolean;
  readonly exception?: string;
  /** False where the licence or the exception is neither on the SPDX lists nor a reference: nothing may be concluded from it. */
  readonly known: boolean;
}

/** NONE: there is no licence. NOASSERTION: nothing is said. They are no licences, and no policy may read them as one. */
export interface Silence {
  readonly kind: 'none' | 'noassertion';
}

/** Two or more expressions that hold together (`and`) or of which one may be chosen (`or`). */
export interface Compound {
  readonly kind: 'and' | 'or';
  readonly of: readonly Expression[];
}

/** A licence expression (SPDX 2.3 annex D, SPDX 3.0 annex B). It may be 100,000 terms deep: walk it with `foldExpression`. */
export type Expression = Term | Silence | Compound;
