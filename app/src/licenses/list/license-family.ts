import { licenseIds } from './license-ids.ts';

/** A licence as one version of a family: `GPL-2.0-or-later` is version 2.0 of `GPL` and open to later ones. */
export interface FamilyMember {
  readonly family: string;
  readonly version: readonly number[];
  readonly orLater: boolean;
}

/** The family of a licence id. Ported texts (`CC-BY-3.0-DE`) are families of one: a later version of theirs is not told by the id. */
export function licenseFamily(id: string): FamilyMember | undefined {
  const found = /^(.+?)-(\d{1,4}(?:\.\d{1,4}){0,3})(-only|-or-later)?$/.exec(id);
  if (!found) return undefined;
  return { family: found[1]!, version: found[2]!.split('.').map(Number), orLater: found[3] === '-or-later' };
}

/** -1, 0 or 1; a missing part counts as 0, as `Apache-2` and `Apache-2.0` are one version. */
export function compareFamilyVersions(a: readonly number[], b: readonly number[]): -1 | 0 | 1 {
  for (let i = 0; i < Math.max(a.length, b.length); i++) {
    const difference = (a[i] ?? 0) - (b[i] ?? 0);
    if (difference !== 0) return difference < 0 ? -1 : 1;
  }
  return 0;
}

/** Families of which the list knows an `-or-later` id: for these `+` is spelled out by the id. */
export const familiesWithOrLater: ReadonlySet<string> = new Set(
  licenseIds.flatMap((id) => (id.endsWith('-or-later') ? [id.slice(0, -'-or-later'.length)] : [])),
);
