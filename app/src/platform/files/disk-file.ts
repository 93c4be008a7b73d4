import { closeSync, constants, fstatSync, openSync, readSync } from 'node:fs';
import { messageOf, WaybillError } from '../../domain/errors.ts';
import { limits } from '../limits.ts';
import type { TreeFile } from './tree.ts';

/** Never waits for a writer at a pipe, never follows a link that took the file's place since it was resolved. */
const openFlags = constants.O_RDONLY | (constants.O_NONBLOCK ?? 0) | (constants.O_NOFOLLOW ?? 0);

/**
 * A file of a tree on disk; nothing is opened until it is read.
 *
 * @param path relative to the tree's root
 * @param realPath where it is, links resolved
 */
export function diskFile(path: string, realPath: string): TreeFile {
  const bytes = (room?: Uint8Array) => readBounded(path, realPath, room);
  return { path, realPath, bytes, text: async () => decodeText(await bytes()) };
}

/** UTF-8, a byte order mark removed, what is no UTF-8 replaced. */
export function decodeText(bytes: Uint8Array): string {
  return new TextDecoder().decode(bytes);
}

/** The error of a file beyond `limits.collectedFileBytes`. */
export function tooLarge(path: string): WaybillError {
  return new WaybillError('limit-exceeded', `${path} is larger than ${limits.collectedFileBytes} bytes`, { place: { path } });
}

/** Synchronous: through the thread pool the five calls of one file cost several times what they do, and nobody waits while it is read. */
async function readBounded(path: string, realPath: string, room?: Uint8Array): Promise<Uint8Array> {
  let file: number | undefined;
  try {
    file = openSync(realPath, openFlags);
    const size = sizeOf(file, path);
    if (size > limits.collectedFileBytes) throw tooLarge(path);
    return readAll(file, room && room.length > size ? room : Buffer.allocUnsafe(size + 1), path);
  } catch (thrown) {
    if (thrown instanceof WaybillError) throw thrown;
    throw new WaybillError('unreadable', `${path} cannot be read: ${messageOf(thrown)}`, { place: { path }, cause: thrown });
  } finally {
    if (file !== undefined) closeSync(file);
  }
}

function sizeOf(file: number, path: string): number {
  const found = fstatSync(file);
  if (!found.isFile()) throw new WaybillError('unreadable', `${path} is not a regular file`, { place: { path } });
  return found.size;
}

/** Reads to the end rather than to the size that was told: a file may grow while it is read, and virtual files tell a size of 0. */
function readAll(file: number, room: Uint8Array, path: string): Uint8Array {
  let buffer = room;
  let filled = 0;
  for (;;) {
    if (filled === buffer.length) buffer = Buffer.concat([buffer], buffer.length * 2);
    const bytesRead = readSync(file, buffer, filled, buffer.length - filled, null);
    if (bytesRead === 0) return buffer.subarray(0, filled);
    filled += bytesRead;
    if (filled > limits.collectedFileBytes) throw tooLarge(path);
  }
}
