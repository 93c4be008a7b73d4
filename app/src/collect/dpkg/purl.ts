import type { Distro } from '../../domain/distro.ts';
import { purlOf } from '../../domain/purl/index.ts';
import { distroQualifier } from '../distro-qualifier.ts';

/**
 * The purl of an installed binary package. Advisories speak of source packages: the qualifier `upstream` keeps the source's name, and its
 * version where that is another one.
 *
 * @param source the field `Source`: `NAME` or `NAME (VERSION)`; undefined where the source is called like the package
 */
export function debPurl(
  name: string,
  version: string,
  architecture: string | undefined,
  source: string | undefined,
  distro: Distro | undefined,
): string | undefined {
  const qualifiers = { arch: architecture, distro: distroQualifier(distro), upstream: source && upstreamOf(source) };
  return purlOf({ type: 'deb', namespace: distro?.id, name, version, qualifiers });
}

function upstreamOf(source: string): string {
  const [name, rest] = source.split(/\s+/, 2);
  const version = rest && /^\(([^()]+)\)$/.exec(rest)?.[1];
  return version ? `${name}@${version}` : name!;
}
