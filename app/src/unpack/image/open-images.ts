import { closeSync, constants, existsSync, openSync, readSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { isHeader } from '../tar/tar-header.ts';
import { archiveFiles } from './archive-files.ts';
import { folderFiles } from './folder-files.ts';
import type { ImageEntry } from './image.ts';
import { listImages } from './list-images.ts';

/** The images of an archive on disk, which stays open until it is closed. */
export interface OpenImages {
  readonly images: readonly ImageEntry[];
  close(): void;
}

/**
 * Opens an archive of images: what `docker save` writes, a layout of OCI as a folder or as a tar archive, compressed or not. No registry is asked for anything.
 *
 * @throws WaybillError `not-found`, `unreadable`, `unknown-format`, `malformed`, `limit-exceeded`
 */
export async function openImages(path: string): Promise<OpenImages> {
  const files = statSync(path, { throwIfNoEntry: false })?.isDirectory() ? folderFiles(path) : await archiveFiles(path);
  try {
    return { images: await listImages(files), close: () => files.close() };
  } catch (thrown) {
    files.close();
    throw thrown;
  }
}

/** Whether a folder is a layout of OCI. */
export function isImageFolder(path: string): boolean {
  return existsSync(join(path, 'oci-layout')) && existsSync(join(path, 'index.json'));
}

/** Whether a file is, by its first bytes, a tar archive, or by its name a compressed one. Opening it tells whether it holds images. */
export function mayBeImage(path: string): boolean {
  const start = firstBlock(path);
  const isPacked = start !== undefined && ((start[0] === 0x1f && start[1] === 0x8b) || (start[0] === 0x28 && start[1] === 0xb5));
  return isPacked ? /\.(tar(\.gz|\.zst|\.zstd)?|tgz|tzst)$/i.test(path) : start !== undefined && isHeader(start);
}

function firstBlock(path: string): Uint8Array | undefined {
  let file: number | undefined;
  try {
    file = openSync(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
    const block = Buffer.alloc(512);
    return block.subarray(0, readSync(file, block, 0, 512, 0));
  } catch {
    return undefined;
  } finally {
    if (file !== undefined) closeSync(file);
  }
}
