import { messageOf, WaybillError } from '../domain/errors.ts';
import type { Gap } from '../domain/gap.ts';
import type { TreeFile } from '../platform/files/tree.ts';

/** What a file held, or the blocking gap that says why it could not be read. */
export type FileContent<T> = { readonly content: T } | { readonly gap: Gap };

/** The text of a file: one that cannot be read is a gap and stops no other. */
export function readText(file: TreeFile): Promise<FileContent<string>> {
  return attempt(file.path, () => file.text());
}

/** The bytes of a file: one that cannot be read is a gap and stops no other. */
export function readBytes(file: TreeFile): Promise<FileContent<Uint8Array>> {
  return attempt(file.path, () => file.bytes());
}

/** The gap of something that a tree holds and that could not be looked at. */
export function unreadableGap(path: string, why: unknown): Gap {
  return { kind: why instanceof WaybillError ? why.code : 'unreadable', message: messageOf(why), path, blocking: true };
}

async function attempt<T>(path: string, read: () => Promise<T>): Promise<FileContent<T>> {
  try {
    return { content: await read() };
  } catch (thrown) {
    return { gap: unreadableGap(path, thrown) };
  }
}
