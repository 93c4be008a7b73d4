/** A licence named in a passage, at characters `from` to `to` of it. */
export interface LicenseName {
  readonly from: number;
  readonly to: number;
  /** An SPDX expression; undefined where the name does not say which licence it is (`BSD license`). */
  readonly expression: string | undefined;
  /** The nearest licence where `expression` is undefined. */
  readonly similarTo?: string;
  /** The name leaves the version open: beside one of the same family that does not, it says nothing. */
  readonly vague: boolean;
  /** *full*: nothing else is called so (`Apache License 2.0`). *short*: an abbreviation that also means other things (`MIT`, `Ruby`). */
  readonly strength: 'full' | 'short' | 'address';
}
