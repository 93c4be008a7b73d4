import { maxVersionLength, type Sign } from './scheme.ts';
import { schemeOf } from './schemes.ts';

/** -1, 0 or 1; undefined where either version does not parse or the scheme has no order here: undetermined, never guessed. */
export type Order = Sign | undefined;

declare const parsed: unique symbol;

/** A version that its scheme could read: to be compared often, or kept as the proof that it can be compared at all. */
export interface ParsedVersion {
  readonly [parsed]: true;
}

/**
 * Compares two versions in the native order of a scheme. Never throws.
 *
 * @param scheme a purl type or a `vers` scheme, for example `npm`, `pypi`, `golang`, `deb`
 */
export function compareVersions(scheme: string, a: string, b: string): Order {
  const found = schemeOf(scheme);
  if (found === undefined || a.length > maxVersionLength || b.length > maxVersionLength) return undefined;
  const left = found.parse(a);
  if (left === undefined) return undefined;
  const right = found.parse(b);
  return right === undefined ? undefined : found.compare(left, right);
}

/**
 * Reads a version once, to be compared often or held against ranges; undefined where the scheme is unknown or refuses the text, and for what
 * no range can say anything of, such as the head of a branch. Never throws.
 */
export function parseVersion(scheme: string, text: string): ParsedVersion | undefined {
  const found = schemeOf(scheme);
  if (found === undefined || text.length > maxVersionLength) return undefined;
  const version = found.parse(text);
  return version === undefined || found.isOutsideRanges?.(version) ? undefined : (version as ParsedVersion);
}

/** Compares two versions that `parseVersion` read, both with this scheme. */
export function compareParsed(scheme: string, a: ParsedVersion, b: ParsedVersion): Order {
  return schemeOf(scheme)?.compare(a, b);
}
