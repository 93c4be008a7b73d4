import type { CollectedComponent } from '../../domain/collected.ts';
import type { Distro } from '../../domain/distro.ts';
import type { Tree } from '../../platform/files/tree.ts';

/**
 * Finds which packages own files.
 *
 * @param packages as their collector tells them
 * @param wanted paths relative to the root
 * @returns the purl of the owner, by path
 */
export type OwnerSource = (
  tree: Tree,
  packages: readonly CollectedComponent[],
  wanted: ReadonlySet<string>,
  distro: Distro | undefined,
) => Promise<ReadonlyMap<string, string>>;
