/** One file of a tree, read only when asked for. Reads are bounded by `limits.collectedFileBytes` and throw `limit-exceeded` beyond. */
export interface TreeFile {
  /** Relative to the tree's root, with `/`, without a leading one. */
  readonly path: string;
  /** @param room to read to, if it is large enough and the file is on disk; it must then be longer than the file */
  bytes(room?: Uint8Array): Promise<Uint8Array>;
  /** As UTF-8, a byte order mark removed. */
  text(): Promise<string>;
  /** Where the file really is, links resolved, which two names of one file share: on disk, or from the root of an image; undefined where the tree has no links. */
  readonly realPath?: string;
}

/** A folder, a root file system, or an unpacked archive: a bounded tree of files. */
export interface Tree {
  /** What the tree is, for messages: a path. */
  readonly root: string;
  /** A file by its path, or undefined where there is none. */
  file(path: string): Promise<TreeFile | undefined>;
  /**
   * The files whose path matches any of the globs, sorted by path. `*` matches within one name, `**` any number of folders; matching is by
   * the whole path. What cannot be read (permissions) is told to `onUnreadable`, never thrown.
   */
  find(globs: readonly string[], onUnreadable: (path: string, why: unknown) => void): AsyncIterable<TreeFile>;
}
