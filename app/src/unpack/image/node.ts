import type { Stretch } from './spool.ts';

/** A thing in the merged root of an image, and the number of the layer that last told of it. */
export type Node = FolderNode | FileNode | LinkNode | OtherNode;

export interface FolderNode {
  readonly kind: 'folder';
  readonly children: Map<string, Node>;
  layer: number;
}

export interface FileNode {
  readonly kind: 'file';
  readonly layer: number;
  readonly content: Content;
}

/** What a file holds; hard links share it. */
export interface Content {
  readonly layer: number;
  readonly size: number;
  /** Where it begins in its layer, unpacked. */
  readonly offset: number;
  /** Where it was set aside; undefined where nobody has asked for it yet. */
  kept: Stretch | undefined;
}

export interface LinkNode {
  readonly kind: 'link';
  readonly layer: number;
  readonly target: string;
}

/** A device, a pipe, or content in a form that is not read. */
export interface OtherNode {
  readonly kind: 'other';
  readonly layer: number;
}

export function folderNode(layer: number): FolderNode {
  return { kind: 'folder', children: new Map(), layer };
}
