import { ecosystemOfPurl, parsePurl, schemeOfEcosystem } from '../../domain/purl/index.ts';
import type { Surroundings } from '../../policy/index.ts';
import { compareVersions, satisfies } from '../../versions/index.ts';

/** What the policies need from outside. @param now milliseconds since the epoch */
export function surroundingsAt(now: number): Surroundings {
  return {
    now,
    compareVersions({ purl }, a, b) {
      const scheme = schemeOf(purl);
      const order = scheme === undefined ? undefined : compareVersions(scheme, a, b);
      return order === undefined ? undefined : order < 0 ? -1 : order > 0 ? 1 : 0;
    },
    inRange: satisfies,
  };
}

function schemeOf(purl: string | undefined): string | undefined {
  const parsed = purl === undefined ? undefined : parsePurl(purl);
  const named = parsed && ecosystemOfPurl(parsed);
  return named && schemeOfEcosystem(named.ecosystem);
}
