import { lstatSync, readlinkSync } from 'node:fs';
import { isAbsolute, join, sep } from 'node:path';
import { WaybillError } from '../../domain/errors.ts';
import { limits } from '../limits.ts';

const separator = sep === '/' ? '/' : /[\\/]/;

/**
 * Resolves the links of a path as if the tree's root were the root of the file system, so that the links of an unpacked root file system
 * (`/var/lib/rpm -> /usr/lib/sysimage/rpm`) lead where they led on its machine and none leads out of the tree.
 *
 * @param root real path of the tree's root
 * @param path relative to the root, with `/`
 * @returns the real path, no part of which is a link
 * @throws WaybillError `unreadable` for a link that leads out of the tree or in circles; the file system's own errors else
 */
export function resolveInside(root: string, path: string): string {
  const ahead = namesOf(path).reverse();
  const behind: string[] = [];
  let links = 0;
  while (ahead.length > 0) {
    const name = ahead.pop()!;
    if (name === '..') {
      if (behind.pop() === undefined) throw new WaybillError('unreadable', `${path} leads out of ${root}`, { place: { path } });
      continue;
    }
    const here = join(root, ...behind, name);
    if (!lstatSync(here).isSymbolicLink()) {
      behind.push(name);
      continue;
    }
    links += 1;
    if (links > limits.treeLinks) throw new WaybillError('unreadable', `${path} is a chain of more than ${limits.treeLinks} links`);
    const target = readlinkSync(here);
    if (isAbsolute(target)) behind.length = 0;
    ahead.push(...namesOf(withoutRoot(target, root)).reverse());
  }
  return join(root, ...behind);
}

function namesOf(path: string): string[] {
  return path.split(separator).filter((name) => name !== '' && name !== '.');
}

/** A link of a source tree may name its own root; to a root file system its root has no name. */
function withoutRoot(target: string, root: string): string {
  const prefix = root.endsWith(sep) ? root : root + sep;
  return target.startsWith(prefix) ? target.slice(prefix.length) : target;
}
