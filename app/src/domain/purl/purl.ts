/** A package URL in its parts, normalised for its type. @see https://github.com/package-url/purl-spec */
export interface Purl {
  readonly type: string;
  readonly namespace?: string;
  readonly name: string;
  readonly version?: string;
  /** Sorted by key, empty values left out. */
  readonly qualifiers: Readonly<Record<string, string>>;
  readonly subpath?: string;
}

/** The parts of a package URL as somebody has them: not normalised, empty and missing parts alike. */
export interface PurlParts {
  readonly type: string | null | undefined;
  readonly namespace?: string | null | undefined;
  readonly name: string | null | undefined;
  readonly version?: string | null | undefined;
  readonly qualifiers?: Readonly<Record<string, string | null | undefined>> | null | undefined;
  readonly subpath?: string | null | undefined;
}

/** Why a text, or parts, are no package URL. */
export type PurlRefusal =
  | 'too-long'
  | 'no-scheme'
  | 'bad-type'
  | 'no-name'
  | 'bad-name'
  | 'bad-version'
  | 'bad-encoding'
  | 'bad-qualifier'
  | 'namespace-required'
  | 'namespace-prohibited'
  | 'qualifier-required';
