import { closeSync, constants, fstatSync, openSync, readSync } from 'node:fs';
import { messageOf, WaybillError } from '../../domain/errors.ts';
import { limits } from '../limits.ts';

/** Never waits for a writer at a pipe. */
const openFlags = constants.O_RDONLY | (constants.O_NONBLOCK ?? 0);

/**
 * The bytes of a file that somebody named; a link to one is followed. At once, for whoever has nothing else to do in the meantime: that costs
 * half of what waiting does.
 *
 * @throws WaybillError `not-found`, `unreadable`, `limit-exceeded`
 */
export function readNamed(path: string): Uint8Array {
  let descriptor: number | undefined;
  try {
    descriptor = openSync(path, openFlags);
    const found = fstatSync(descriptor);
    if (!found.isFile()) throw new WaybillError('unreadable', `${path} is not a regular file`, { place: { path } });
    return readAll(descriptor, found.size, path);
  } catch (thrown) {
    if (thrown instanceof WaybillError) throw thrown;
    const isMissing = (thrown as NodeJS.ErrnoException).code === 'ENOENT';
    const why = isMissing ? 'there is no such file' : messageOf(thrown);
    throw new WaybillError(isMissing ? 'not-found' : 'unreadable', `${path}: ${why}`, { place: { path }, cause: thrown });
  } finally {
    if (descriptor !== undefined) closeSync(descriptor);
  }
}

/** To the end rather than to the size that was told: a file may grow while it is read, and virtual files tell a size of 0. */
function readAll(descriptor: number, expected: number, path: string): Uint8Array {
  let buffer = Buffer.allocUnsafe(Math.min(expected, limits.documentBytes) + 1);
  let filled = 0;
  for (;;) {
    if (filled === buffer.length) buffer = Buffer.concat([buffer], buffer.length * 2);
    const read = readSync(descriptor, buffer, filled, buffer.length - filled, null);
    if (read === 0) return buffer.subarray(0, filled);
    filled += read;
    if (filled > limits.documentBytes)
      throw new WaybillError('limit-exceeded', `${path} is larger than ${limits.documentBytes} bytes`, { place: { path } });
  }
}
