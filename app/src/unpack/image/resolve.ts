import { WaybillError } from '../../domain/errors.ts';
import { limits } from '../../platform/limits.ts';
import type { FolderNode, Node } from './node.ts';

export interface Resolved {
  readonly node: Node;
  /** Its names from the root, no part of which is a link. */
  readonly names: readonly string[];
}

/**
 * Follows a path through the links of a root file system, as if it were `/`.
 *
 * @param names from the root; `..` is understood, and at the root leads nowhere else, as in a system
 * @returns undefined where there is nothing
 * @throws WaybillError `unreadable` for links in circles
 */
export function resolve(root: FolderNode, names: readonly string[]): Resolved | undefined {
  const ahead = [...names].reverse();
  const behind: { readonly name: string; readonly node: Node }[] = [];
  let links = 0;
  for (let name = ahead.pop(); name !== undefined; name = ahead.pop()) {
    if (name === '..') {
      behind.pop();
      continue;
    }
    const folder = behind.at(-1)?.node ?? root;
    const node = folder.kind === 'folder' ? folder.children.get(name) : undefined;
    if (!node) return undefined;
    if (node.kind !== 'link') {
      behind.push({ name, node });
      continue;
    }
    links += 1;
    if (links > limits.treeLinks) {
      throw new WaybillError('unreadable', `${names.join('/')} is a chain of more than ${limits.treeLinks} links`);
    }
    if (node.target.startsWith('/')) behind.length = 0;
    ahead.push(
      ...node.target
        .split('/')
        .filter((part) => part !== '' && part !== '.')
        .reverse(),
    );
  }
  return { node: behind.at(-1)?.node ?? root, names: behind.map((step) => step.name) };
}
