import type { Distro } from '../../domain/distro.ts';
import type { Tree } from '../../platform/files/tree.ts';
import { distroOf, parseOsRelease } from './parse.ts';

/** Where os-release stands, the one that counts first. */
export const osReleasePaths = ['etc/os-release', 'usr/lib/os-release'] as const;

/**
 * The release of the operating system in a tree; undefined where it names none.
 *
 * @throws WaybillError where an os-release is there and cannot be read
 */
export async function readDistro(tree: Tree): Promise<Distro | undefined> {
  for (const path of osReleasePaths) {
    const file = await tree.file(path);
    if (file) return distroOf(parseOsRelease(await file.text()));
  }
  return undefined;
}
