import type { Distro } from '../domain/distro.ts';

/** The purl qualifier `distro`: `debian-12`; a rolling release has only its codename. Undefined where the release is not told. */
export function distroQualifier(distro: Distro | undefined): string | undefined {
  const release = distro?.versionId ?? distro?.codename;
  return distro && release ? `${distro.id}-${release}` : undefined;
}
