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
