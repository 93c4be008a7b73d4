/** What an entry of a tar archive is. `other` are devices, pipes, and forms whose content cannot be had as it stands, such as sparse files. */
export type TarKind = 'file' | 'folder' | 'link' | 'hardlink' | 'other';

/** One entry of a tar archive. Names are as the archive has them: whoever uses them as paths makes them safe first. */
export interface TarEntry {
  readonly kind: TarKind;
  readonly name: string;
  /** Of its content, in bytes. */
  readonly size: number;
  /** What a link leads to; empty for all else. */
  readonly target: string;
  /** Where its content begins in the archive, in bytes. */
  readonly offset: number;
}
