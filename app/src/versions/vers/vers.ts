export type Comparator = '=' | '!=' | '<' | '<=' | '>' | '>=';

export interface Constraint {
  readonly comparator: Comparator;
  readonly version: string;
}

/** A range of versions in the `vers` notation. @see https://github.com/package-url/vers-spec */
export interface Vers {
  readonly scheme: string;
  /** Every version; then there are no constraints. */
  readonly any: boolean;
  /** By version; those of one version by their comparators. */
  readonly constraints: readonly Constraint[];
}

/** Why a text is no range, or not in canonical form. */
export type VersRefusal =
  | 'too-long'
  | 'no-scheme'
  | 'blank'
  | 'pipe'
  | 'bad-encoding'
  | 'not-canonical-encoding'
  | 'no-version'
  | 'star-among-others'
  | 'unsorted'
  | 'not-canonical-version';

/** Characters, and constraints, of the longest range that is read. */
export const maxVersLength = 65_536;
export const maxConstraints = 4096;
