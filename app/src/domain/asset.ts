/** What holds or runs software. */
export type AssetKind = 'host' | 'image' | 'build' | 'device' | 'saas';

export const assetKinds: readonly AssetKind[] = ['host', 'image', 'build', 'device', 'saas'];

const day = 86_400_000;

/**
 * How long evidence speaks for an asset of a kind, in milliseconds; `Infinity` where the thing cannot change under its name and evidence: an
 * image or a build is described by the document that came with it until the next one comes.
 */
export const freshFor: Readonly<Record<AssetKind, number>> = {
  host: 7 * day,
  image: Number.POSITIVE_INFINITY,
  build: Number.POSITIVE_INFINITY,
  device: 30 * day,
  saas: 30 * day,
};

export type Criticality = 'critical' | 'high' | 'medium' | 'low';

/** Worst first. */
export const criticalities: readonly Criticality[] = ['critical', 'high', 'medium', 'low'];
