/** A file of an archive of images, read from where it lies. */
export interface StoredFile {
  readonly size: number;
  /** Its bytes from the beginning; each piece is a buffer of its own. */
  pieces(): Iterable<Uint8Array>;
}

/** What an archive of images holds: a folder in the layout of OCI, or a tar archive. */
export interface StoredFiles {
  /** Of the archive, as it was named. */
  readonly path: string;
  /** A file by its name in the archive; links are followed within it. Undefined where there is none. @throws WaybillError */
  file(name: string): Promise<StoredFile | undefined>;
  close(): void;
}
