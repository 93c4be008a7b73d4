import { WaybillError } from '../../domain/errors.ts';
import { limits } from '../../platform/limits.ts';
import type { TarEntry } from '../tar/tar-entry.ts';
import { type Content, type FolderNode, folderNode, type Node } from './node.ts';
import { resolve } from './resolve.ts';
import { namesOf } from './safe-path.ts';

/** Names that begin so speak of lower layers; those that begin so twice are of the tool that wrote them. */
const whiteout = '.wh.';
const opaque = '.wh..wh..opq';

/**
 * The root file system of an image while its layers are laid on each other: what is there, without content.
 *
 * @see OCI image specification 1.1, "Image Layer Filesystem Changeset"
 */
export class MergedRoot {
  readonly root: FolderNode = folderNode(0);
  #layer = 0;

  /** The layer whose entries come next, counted from 0. Whiteouts speak of those before it, wherever they stand in theirs. */
  begin(layer: number): void {
    this.#layer = layer;
  }

  /**
   * Lays one entry on what is there.
   *
   * @returns where the entry is a file, what will hold its content
   * @throws WaybillError `malformed` for a name that leads out of the image, `limit-exceeded` for one too deep, `unreadable` for links in circles
   */
  add(entry: TarEntry): Content | undefined {
    const names = namesOf(entry.name);
    if (!names) throw new WaybillError('malformed', `the entry “${entry.name.slice(0, 200)}” leads out of the image, and is left out`);
    if (names.length > limits.treeDepth) throw new WaybillError('limit-exceeded', `an entry is more than ${limits.treeDepth} folders deep`);
    const name = names.at(-1);
    if (name === undefined) return undefined;
    const folder = this.#folderAt(names.slice(0, -1));
    if (name.startsWith(whiteout)) this.#hide(folder, name);
    else if (entry.kind === 'folder') this.#addFolder(folder, name);
    else return this.#addLeaf(folder, name, entry);
    return undefined;
  }

  #hide(folder: FolderNode, name: string): void {
    if (name === opaque) hideLower(folder, this.#layer);
    else if (!name.startsWith(`${whiteout}${whiteout}`)) {
      const hidden = name.slice(whiteout.length);
      const node = folder.children.get(hidden);
      if (node && !isOf(node, this.#layer)) folder.children.delete(hidden);
      else if (node?.kind === 'folder') hideLower(node, this.#layer);
    }
  }

  #addFolder(folder: FolderNode, name: string): void {
    const known = folder.children.get(name);
    if (known?.kind === 'folder') known.layer = this.#layer;
    else folder.children.set(name, folderNode(this.#layer));
  }

  #addLeaf(folder: FolderNode, name: string, entry: TarEntry): Content | undefined {
    const node = this.#leaf(entry);
    folder.children.set(name, node);
    return node.kind === 'file' && entry.kind === 'file' ? node.content : undefined;
  }

  #leaf({ kind, size, offset, target, name }: TarEntry): Node {
    const layer = this.#layer;
    if (kind === 'file') return { kind, layer, content: { layer, size, offset, kept: undefined } };
    if (kind === 'link') return { kind, layer, target };
    if (kind !== 'hardlink') return { kind: 'other', layer };
    // Another name of one file: they share its content, set aside or not.
    const names = namesOf(target);
    const linked = names && resolve(this.root, names)?.node;
    if (linked?.kind === 'file') return { kind: 'file', layer, content: linked.content };
    throw new WaybillError('malformed', `${name.slice(0, 200)} is a hard link to ${target.slice(0, 200)}, which is no file`);
  }

  /** The folder that an entry stands in: through links, as a system would; made where no entry told of it. */
  #folderAt(names: readonly string[]): FolderNode {
    let folder = this.root;
    for (const [at, name] of names.entries()) {
      const child = folder.children.get(name);
      const found = child?.kind === 'link' ? resolve(this.root, names.slice(0, at + 1))?.node : child;
      if (found?.kind === 'folder') folder = found;
      else {
        const made = folderNode(this.#layer);
        folder.children.set(name, made);
        folder = made;
      }
      folder.layer = this.#layer;
    }
    return folder;
  }
}

function isOf(node: Node, layer: number): boolean {
  return node.layer === layer;
}

/** Takes out what lower layers put into a folder. A folder that this layer told of stays, with what this layer put into it. */
function hideLower(folder: FolderNode, layer: number): void {
  const pending = [folder];
  for (let next = pending.pop(); next; next = pending.pop()) {
    for (const [name, node] of next.children) {
      if (!isOf(node, layer)) next.children.delete(name);
      else if (node.kind === 'folder') pending.push(node);
    }
  }
}
