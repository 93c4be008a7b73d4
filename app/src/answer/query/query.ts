/** What a person asks for, as it was understood. */
export type Query =
  | {
      readonly kind: 'purl';
      readonly purl: string;
      readonly type: string;
      readonly coordinate: string;
      /** Of Go modules that the purl may mean as well. */
      readonly also: readonly string[];
      readonly qualifiers: Readonly<Record<string, string>>;
      readonly version: VersionWish;
    }
  | { readonly kind: 'name'; readonly alternatives: readonly NameWish[] }
  | { readonly kind: 'hash'; readonly hash: string }
  | { readonly kind: 'advisory'; readonly id: string }
  | { readonly kind: 'fields'; readonly terms: readonly FieldTerm[] };

export interface NameWish {
  /** May hold `*`. */
  readonly pattern: string;
  readonly version: VersionWish;
}

/** Which versions are asked for. A span includes both ends; a range is a `vers` range. */
export type VersionWish =
  | { readonly kind: 'any' }
  | { readonly kind: 'exact'; readonly version: string }
  | { readonly kind: 'span'; readonly from: string; readonly to: string }
  | { readonly kind: 'range'; readonly vers: string };

export const queryFields = [
  'name',
  'version',
  'purl',
  'hash',
  'signer',
  'publisher',
  'supplier',
  'domain',
  'asset',
  'process',
  'tag',
  'license',
] as const;

export type QueryField = (typeof queryFields)[number];

export interface FieldTerm {
  readonly field: QueryField;
  readonly value: string;
}
