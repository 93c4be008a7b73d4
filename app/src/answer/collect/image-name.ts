import { basename } from 'node:path';
import { purlOf } from '../../domain/purl/index.ts';
import type { Image } from '../../unpack/index.ts';

/** What an image is called: its repository, and the tag as its version. */
export interface ImageName {
  readonly name: string;
  readonly version: string | undefined;
}

/** The name of an image by its first name with a tag; the archive's name where it has none. */
export function imageName({ names }: Pick<Image, 'names'>, path: string): ImageName {
  const [told] = names;
  if (!told) return { name: basename(path).replace(/\.(tar(\.\w+)?|tgz|tzst)$/i, ''), version: undefined };
  const [reference = told] = told.split('@');
  // A colon before the last slash belongs to the registry's port.
  const colon = reference.indexOf(':', reference.lastIndexOf('/') + 1);
  return colon < 0
    ? { name: reference, version: undefined }
    : { name: reference.slice(0, colon), version: reference.slice(colon + 1) || undefined };
}

/** The purl of an image whose manifest is known; its name is the repository's last part. @see purl-spec, type oci */
export function imagePurl({ manifestDigest }: Pick<Image, 'manifestDigest'>, { name, version }: ImageName): string | undefined {
  if (manifestDigest === undefined) return undefined;
  return purlOf({
    type: 'oci',
    name: name.slice(name.lastIndexOf('/') + 1),
    version: manifestDigest,
    qualifiers: { repository_url: name.includes('/') ? name : undefined, tag: version },
  });
}
