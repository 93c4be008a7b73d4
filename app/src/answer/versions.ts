import { compareVersions, satisfies, schemes } from '../versions/index.ts';

export { satisfies };

/** The names of the schemes that have an order here. */
export const schemeNames: readonly string[] = Object.keys(schemes).sort();

/** `<`, `=`, `>` as `a` stands to `b`; `?` where that is undetermined. */
export function compareSign(scheme: string, a: string, b: string): '<' | '=' | '>' | '?' {
  const order = compareVersions(scheme, a, b);
  return order === undefined ? '?' : order < 0 ? '<' : order > 0 ? '>' : '=';
}

/** The versions in the scheme's order; those that do not parse stand apart, for they have no place in it. */
export function sortVersions(scheme: string, versions: readonly string[]): { readonly sorted: string[]; readonly undetermined: string[] } {
  const parsed = versions.filter((version) => compareVersions(scheme, version, version) === 0);
  const undetermined = versions.filter((version) => compareVersions(scheme, version, version) !== 0);
  return { sorted: parsed.sort((a, b) => compareVersions(scheme, a, b) ?? 0), undetermined };
}
