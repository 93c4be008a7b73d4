import type { StoredFile } from './stored-file.ts';

/** One layer of an image, in the order in which they are laid on each other. */
export interface Layer {
  /** The digest of what it unpacks to, which the image's configuration names; `sha256:` and hex. It is the same however the layer is packed. */
  readonly diffId: string;
  /** The name of the file that holds it, in the archive. */
  readonly name: string;
  /** The digest of that file, where the archive tells it. */
  readonly digest: string | undefined;
  /** The step of the build that made it, where the image tells it. */
  readonly createdBy: string | undefined;
  /** Undefined where the archive does not hold it. */
  readonly file: StoredFile | undefined;
}
