import type { Layer } from './layer.ts';

/** One image of an archive: what it is called, and how to come by what it holds. */
export interface ImageEntry {
  /** Names with tags, the first the one to tell; empty where it has none. */
  readonly names: readonly string[];
  /** For example `linux/amd64`; undefined where the archive does not tell. */
  readonly platform: string | undefined;
  /** The digest of its manifest; undefined in archives of `docker save` that have none. */
  readonly manifestDigest: string | undefined;
  /** Reads its manifest and configuration. @throws WaybillError */
  open(): Promise<Image>;
}

/** What an image says of itself. */
export interface Image {
  readonly names: readonly string[];
  readonly platform: string;
  readonly manifestDigest: string | undefined;
  /** The digest of its configuration, by which an image is known where it was not pulled. */
  readonly id: string;
  readonly created: string | undefined;
  readonly layers: readonly Layer[];
}
