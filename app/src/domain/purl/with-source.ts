import { ecosystemOfPurl, versionOfPurl } from './ecosystem-of-purl.ts';
import { namesSources } from './ecosystems.ts';
import type { Purl } from './purl.ts';

/** A purl of a distribution's package with the source package that it was built from, where that is told beside it and not in it. */
export function withSource(purl: Purl, source: { readonly name: string; readonly version?: string } | undefined): Purl {
  const named = source && ecosystemOfPurl(purl);
  if (!source || !named || !namesSources(named.ecosystem) || purl.qualifiers.upstream !== undefined) return purl;
  const version = source.version === versionOfPurl(purl) ? undefined : source.version;
  if (source.name === purl.name && version === undefined) return purl;
  const upstream = version === undefined ? source.name : `${source.name}@${version}`;
  const qualifiers = Object.entries({ ...purl.qualifiers, upstream }).sort(([a], [b]) => (a < b ? -1 : 1));
  return { ...purl, qualifiers: Object.fromEntries(qualifiers) };
}
