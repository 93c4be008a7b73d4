/** Less, equal, greater. */
export type Sign = -1 | 0 | 1;

/**
 * The native order of one ecosystem.
 *
 * `parse` refuses what the ecosystem itself would refuse; `compare` answers on whatever was parsed, but for things that have no order by
 * their nature (branches). Both take time in proportion to the text and never throw.
 */
export interface Scheme<Parsed = unknown> {
  parse(text: string): Parsed | undefined;
  compare(a: Parsed, b: Parsed): Sign | undefined;
  /** Whether a version has an order and yet no range can say anything of it, as with the head of a branch. */
  isOutsideRanges?(version: Parsed): boolean;
}

/** Characters of the longest version that is read; a longer one is undetermined. */
export const maxVersionLength = 65_536;
