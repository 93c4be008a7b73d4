import type { Collected } from '../domain/collected.ts';
import type { Distro } from '../domain/distro.ts';
import type { Tree, TreeFile } from '../platform/files/tree.ts';

export interface CollectContext {
  readonly tree: Tree;
  /** The release that the tree's os-release names; undefined when it names none. */
  readonly distro: Distro | undefined;
}

/** One kind of source on a machine or in a source tree. One folder and one line in `registry.ts`. */
export interface Collector {
  /** Kebab-case; the name of its folder. */
  readonly kind: string;
  /** Whether it reads what is installed on a host, or what a source tree declares. A root file system is a host. */
  readonly of: 'host' | 'source';
  /** The purl types it speaks for: what it does not find of these is not there. Empty for a collector of things without a purl. */
  readonly covers: readonly string[];
  /** The one system whose machines have such a source: a tree that names a distribution of Linux has none. Absent for any system. */
  readonly system?: 'macos' | 'windows';
  /** Globs of the files it needs, relative to the tree's root. All files that match are given to one `collect` call, sorted by path. */
  readonly claims: readonly string[];
  /**
   * Yields what was collected: one `Collected` for a host's database, one per project folder for a source tree (its `scope` then ends in
   * the folder's path). Bad input becomes gaps; only a failure of the machine is thrown.
   */
  collect(files: readonly TreeFile[], context: CollectContext): AsyncIterable<Collected>;
}
