import { WaybillError } from '../../domain/errors.ts';
import { decodeText, tooLarge } from '../../platform/files/disk-file.ts';
import { compileGlobs, type GlobState } from '../../platform/files/globs.ts';
import type { Tree, TreeFile } from '../../platform/files/tree.ts';
import { limits } from '../../platform/limits.ts';
import type { Content, FileNode, FolderNode, Node } from './node.ts';
import { resolve } from './resolve.ts';
import { namesOf } from './safe-path.ts';

/** Where the contents of an image's files come from. */
export interface Contents {
  /** Sets contents aside that were not yet, each layer that holds some being read once. */
  fetch(contents: readonly Content[]): Promise<void>;
  read(content: Content): Uint8Array;
}

/** Folders of a running system that an image leaves empty, or fills with what is no software. */
const kernelFolders: ReadonlySet<string> = new Set(['dev', 'proc', 'run', 'sys']);

/** What a walk has found: a file under the name by which it was reached. */
interface Found {
  readonly path: string;
  readonly realPath: string;
  readonly node: FileNode;
}

interface Place {
  readonly path: string;
  readonly names: readonly string[];
  readonly folder: FolderNode;
  readonly state: GlobState;
}

/**
 * A merged root as a tree of files. Links lead within the image, as they would in a container of it.
 *
 * @param name of the image, for messages
 */
export function imageTree(name: string, root: FolderNode, contents: Contents): Tree {
  const fileOf = ({ path, realPath, node: { content } }: Found): TreeFile => {
    const bytes = async () => {
      if (content.size > limits.collectedFileBytes) throw tooLarge(path);
      await contents.fetch([content]);
      return contents.read(content);
    };
    return { path, realPath, bytes, text: async () => decodeText(await bytes()) };
  };
  return {
    root: name,
    async file(path) {
      const found = fileAt(root, path);
      return found && fileOf(found);
    },
    async *find(globs, onUnreadable) {
      const found = walk(root, compileGlobs(globs).start, onUnreadable);
      await contents.fetch(found.flatMap(({ node: { content } }) => (content.size > limits.collectedFileBytes ? [] : [content])));
      for (const each of found) yield fileOf(each);
    },
  };
}

function fileAt(root: FolderNode, path: string): Found | undefined {
  const names = namesOf(path);
  const resolved = names && resolve(root, names);
  return resolved?.node.kind === 'file' ? { path, realPath: `/${resolved.names.join('/')}`, node: resolved.node } : undefined;
}

function walk(root: FolderNode, start: GlobState, onUnreadable: (path: string, why: unknown) => void): Found[] {
  const files: Found[] = [];
  const pending: Place[] = [{ path: '', names: [], folder: root, state: start }];
  for (let place = pending.pop(); place; place = pending.pop()) {
    if (files.length > limits.collectedFiles) break;
    for (const [name, node] of childrenOf(place)) {
      const path = place.path + name;
      try {
        const next = reach(root, place, name, node);
        if (next && 'folder' in next) pending.push(next);
        else if (next) files.push(next);
      } catch (thrown) {
        onUnreadable(path, thrown);
      }
    }
  }
  return files.sort((a, b) => (a.path < b.path ? -1 : 1));
}

function childrenOf({ folder, state }: Place): Iterable<readonly [string, Node]> {
  if (!state.names) return folder.children;
  return state.names.flatMap((name) => {
    const node = folder.children.get(name);
    return node ? [[name, node] as const] : [];
  });
}

/** What of a folder's entry the globs ask for. */
function reach(root: FolderNode, place: Place, name: string, node: Node): Place | Found | undefined {
  const isLink = node.kind === 'link';
  const wanted = place.state.accepts(name);
  const state = isLink ? place.state.enterLink(name) : place.state.enter(name);
  if (place.names.length === 0 && kernelFolders.has(name)) return undefined;
  if (!wanted && (state.dead || node.kind === 'file')) return undefined;
  const path = place.path + name;
  const names = [...place.names, name];
  const reached = isLink ? resolve(root, names) : { node, names };
  if (reached?.node.kind === 'folder') {
    const isTooDeep = path.length > limits.fieldLength || path.split('/').length > limits.treeDepth;
    if (isTooDeep) throw new WaybillError('limit-exceeded', `${path.slice(0, 200)} is more than ${limits.treeDepth} folders deep`);
    return state.dead ? undefined : { path: `${path}/`, names: reached.names, folder: reached.node, state };
  }
  if (!wanted) return undefined;
  if (reached?.node.kind === 'file') return { path, realPath: `/${reached.names.join('/')}`, node: reached.node };
  const what = reached ? 'is a device, a pipe, or stored in a way that is not read' : 'is a link that leads nowhere';
  throw new WaybillError('unreadable', `${path} ${what}`, { place: { path } });
}
