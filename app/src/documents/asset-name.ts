import type { AssetKind } from '../domain/asset.ts';
import type { CollectedComponent, ComponentKind } from '../domain/collected.ts';

const assetKindOf: Partial<Record<ComponentKind, AssetKind>> = {
  container: 'image',
  'operating-system': 'host',
  platform: 'host',
  device: 'device',
  firmware: 'device',
};

/** What kind of asset a document's root stands for: what is no image, host or device was built. */
export function assetKindOfRoot(root: CollectedComponent): AssetKind {
  return isImage(root) ? 'image' : (assetKindOf[root.kind] ?? 'build');
}

/** The name of the asset that a document's root stands for, without a version: the next release of the same thing is the same asset. */
export function assetNameOfRoot(root: CollectedComponent): string {
  const name = root.name.startsWith('pkg:') ? nameOfPurl(root.name) : root.name;
  const full = root.group === undefined ? name : `${root.group}/${name}`;
  return isImage(root) ? withoutTag(full) : full;
}

function isImage({ kind, purl }: CollectedComponent): boolean {
  return kind === 'container' || (purl !== undefined && /^pkg:(?:oci|docker)\//i.test(purl));
}

/** Some tools name the root by its purl: type, version and qualifiers are no part of a name. */
function nameOfPurl(purl: string): string {
  const path = purl.slice('pkg:'.length).split(/[?#]/, 1)[0]!;
  const versionAt = path.lastIndexOf('@');
  const bare = versionAt > path.lastIndexOf('/') + 1 ? path.slice(0, versionAt) : path;
  return bare.slice(bare.indexOf('/') + 1) || purl;
}

/** `registry:5000/app:1.2@sha256:...` is `registry:5000/app`. */
function withoutTag(reference: string): string {
  const bare = reference.split('@', 1)[0]!;
  const tagAt = bare.indexOf(':', bare.lastIndexOf('/') + 1);
  return (tagAt === -1 ? bare : bare.slice(0, tagAt)) || reference;
}
