import { WaybillError } from '../../domain/errors.ts';
import type { ImageEntry } from './image.ts';

/** Processors as Node names them, where images name them otherwise. */
const architectures: Readonly<Record<string, string>> = { x64: 'amd64', ia32: '386' };

/**
 * The one image that is meant: the only one, or the one that `wish` names by its name, tag, digest or platform, or the one for this machine's processor.
 *
 * @throws WaybillError `usage` where several could be meant, naming them
 */
export function chooseImage(
  path: string,
  images: readonly ImageEntry[],
  wish: string | undefined,
  processor: string = process.arch,
): ImageEntry {
  const wished = wish === undefined ? images : images.filter((image) => isNamed(image, wish));
  const arch = Object.hasOwn(architectures, processor) ? architectures[processor]! : processor;
  const own = wished.filter(({ platform }) => platform?.split('/')[1] === arch);
  const [only, second] = wished.length > 1 && own.length === 1 ? own : wished;
  if (only && !second) return only;
  const all = images.map(tellImage).join('; ');
  if (images.length === 0) throw new WaybillError('malformed', `${path} holds no image.`);
  if (!only) throw new WaybillError('usage', `${path} holds no image “${wish}”. It has: ${all}.`);
  throw new WaybillError('usage', `${path} holds several images; name one with --image, by its name, digest or platform: ${all}.`);
}

/** An image as a person would tell it from the others. */
export function tellImage({ names, platform, manifestDigest }: ImageEntry): string {
  return [names[0] ?? manifestDigest ?? 'unnamed', ...(platform === undefined ? [] : [`(${platform})`])].join(' ');
}

function isNamed({ names, platform, manifestDigest }: ImageEntry, wish: string): boolean {
  const isName = (name: string) => name === wish || name.endsWith(`/${wish}`) || name.endsWith(`:${wish}`);
  return names.some(isName) || platform === wish || platform?.startsWith(`${wish}/`) === true || manifestDigest === wish;
}
