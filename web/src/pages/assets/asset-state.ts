import type { AssetCoverage } from '../../data/answers.ts';

/** What may be asked of a list of assets; one may be both stale and unmapped. */
export const assetStates = ['fresh', 'stale', 'never seen', 'unmapped'] as const;

export function isIn(asset: AssetCoverage, state: string): boolean {
  if (state === 'unmapped') return !asset.mapped;
  if (state === 'seen') return asset.lastEvidence !== null;
  return state === sightOf(asset);
}

/** Whether an asset can be seen: stale is also what has only incomplete evidence. */
export function sightOf({ fresh, lastEvidence }: AssetCoverage): 'fresh' | 'stale' | 'never seen' {
  if (lastEvidence === null) return 'never seen';
  return fresh ? 'fresh' : 'stale';
}
