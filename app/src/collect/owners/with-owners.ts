import type { CollectedComponent } from '../../domain/collected.ts';
import type { Distro } from '../../domain/distro.ts';
import { isOwnerType } from '../../domain/owning-package.ts';
import type { Tree } from '../../platform/files/tree.ts';
import type { CollectedOf } from '../run.ts';
import { apkOwners } from './apk-owners.ts';
import { dpkgOwners } from './dpkg-owners.ts';
import type { OwnerSource } from './owner-source.ts';
import { rpmOwners } from './rpm-owners.ts';

/** Databases of distributions that tell the files of their packages, by the collector of the packages. */
const sources: ReadonlyMap<string, OwnerSource> = new Map<string, OwnerSource>([
  ['dpkg', dpkgOwners],
  ['apk', apkOwners],
  ['rpm', rpmOwners],
]);

/**
 * Tells of each module that a package of the distribution brought which package that is: the distribution repairs what is in it, and says so of the
 * package only. The file that the module is known by must be among the package's, so that what was put beside or over it is not taken for it. What
 * cannot be read tells of no owner, which excuses nothing.
 */
export async function withOwners(tree: Tree, distro: Distro | undefined, found: readonly CollectedOf[]): Promise<readonly CollectedOf[]> {
  const wanted = new Set(found.flatMap(({ collected }) => collected.components.flatMap((component) => pathOf(component) ?? [])));
  if (wanted.size === 0) return found;
  const owners = new Map<string, string>();
  for (const { kind, collected } of found) {
    const source = collected.components.length === 0 ? undefined : sources.get(kind);
    for (const [path, purl] of source ? await source(tree, collected.components, wanted, distro) : []) owners.set(path, purl);
  }
  if (owners.size === 0) return found;
  return found.map((each) => ({ ...each, collected: { ...each.collected, components: each.collected.components.map(withOwner) } }));

  function withOwner(component: CollectedComponent): CollectedComponent {
    const ownedBy = owners.get(pathOf(component) ?? '');
    return ownedBy === undefined ? component : { ...component, ownedBy };
  }
}

/** The file that a module is known by, where a package could own it: none owns what is below /usr/local, /opt, or a home. */
function pathOf({ purl, place }: CollectedComponent): string | undefined {
  const type = /^pkg:([a-z]+)\//.exec(purl ?? '')?.[1];
  if (type === undefined || isOwnerType(type) || place?.path === undefined) return undefined;
  return place.path.startsWith('usr/') && !place.path.startsWith('usr/local/') ? place.path : undefined;
}
