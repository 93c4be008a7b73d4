import type { CollectedComponent } from '../../domain/collected.ts';
import type { Image } from '../../unpack/index.ts';
import { openImages, tellImage } from '../../unpack/index.ts';
import { type GatheredImage, gatherImage } from '../collect/gather-image.ts';
import { imageName, imagePurl } from '../collect/image-name.ts';
import type { CheckedInput } from './checked-input.ts';

export { mayBeImage } from '../../unpack/index.ts';

/** What each image of an archive holds, a source of its packages at a time. An image that cannot be read stops no other. */
export async function* readImages(path: string): AsyncIterable<CheckedInput> {
  const archive = await openImages(path).catch((error: unknown) => ({ error }));
  if ('error' in archive) return yield { input: path, error: archive.error };
  try {
    const isOne = archive.images.length === 1;
    for (const entry of archive.images) {
      const input = isOne ? path : `${path}: ${tellImage(entry)}`;
      const read = await gatherImage(entry).catch((error: unknown) => ({ error }));
      if ('error' in read) yield { input, error: read.error };
      else yield* sourcesOf(input, path, read);
    }
  } finally {
    archive.close();
  }
}

/** The first of them speaks for the image itself too. */
function* sourcesOf(input: string, path: string, { image, found }: GatheredImage): Iterable<CheckedInput> {
  for (const [at, { collected }] of found.entries()) {
    yield { input, path, collected, spellsPurls: false, ...(at === 0 ? { about: aboutOf(image, path) } : {}) };
  }
}

function aboutOf(image: Image, path: string): CollectedComponent {
  const own = imageName(image, path);
  const purl = imagePurl(image, own);
  const { name, version } = own;
  return { ref: image.id, kind: 'container', name, ...(version === undefined ? {} : { version }), ...(purl === undefined ? {} : { purl }) };
}
