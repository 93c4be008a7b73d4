import { closeSync, constants, fstatSync, openSync, readSync } from 'node:fs';
import { messageOf, WaybillError } from '../../domain/errors.ts';

/** Never waits for a writer at a pipe. */
const openFlags = constants.O_RDONLY | (constants.O_NONBLOCK ?? 0);

/**
 * The bytes of a file of any size, a piece at a time. Reads to the end rather than to the size that was told. The first piece is filled as far
 * as the file goes, so that a small file is one piece.
 *
 * @param room where pieces are read to, at least `pieceBytes` long: each is then good until the next is asked for. Without it each has its own
 * @throws WaybillError `not-found`, `unreadable`
 */
export function* filePieces(path: string, pieceBytes: number, room?: Uint8Array): Generator<Uint8Array, void> {
  let file: number | undefined;
  try {
    file = openSync(path, openFlags);
    const { size } = requireFile(file, path);
    for (let wanted = Math.min(pieceBytes, size + 1); ; wanted = pieceBytes) {
      const piece = readPiece(file, room ? room.subarray(0, wanted) : Buffer.allocUnsafeSlow(wanted), size);
      if (piece.length > 0) yield piece;
      if (piece.length < wanted) return;
    }
  } catch (thrown) {
    if (thrown instanceof WaybillError) throw thrown;
    const code = (thrown as NodeJS.ErrnoException).code === 'ENOENT' ? 'not-found' : 'unreadable';
    throw new WaybillError(code, `${path} cannot be read: ${messageOf(thrown)}`, { place: { path }, cause: thrown });
  } finally {
    if (file !== undefined) closeSync(file);
  }
}

function requireFile(file: number, path: string): { readonly size: number } {
  const found = fstatSync(file);
  if (!found.isFile()) throw new WaybillError('unreadable', `${path} is not a regular file`, { place: { path } });
  return found;
}

/** @param size as the file system tells: where all of that was read and the last read brought less than was asked for, nothing more follows */
function readPiece(file: number, room: Uint8Array, size: number): Uint8Array {
  let filled = 0;
  while (filled < room.length) {
    const asked = room.length - filled;
    const read = readSync(file, room, filled, asked, null);
    filled += read;
    if (read === 0 || (read < asked && size > 0 && filled >= size)) break;
  }
  return room.subarray(0, filled);
}
