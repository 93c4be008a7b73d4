import { realpath, stat } from 'node:fs/promises';
import { messageOf, WaybillError } from '../../domain/errors.ts';
import { isAbsence } from '../../platform/files/absence.ts';
import { filePieces } from '../../platform/files/file-pieces.ts';
import { resolveInside } from '../../platform/files/inside.ts';
import type { StoredFiles } from './stored-file.ts';

const pieceBytes = 256 * 1024;

/** The files of a folder; links do not lead out of it. */
export function folderFiles(path: string): StoredFiles {
  return {
    path,
    async file(name) {
      try {
        const real = resolveInside(await realpath(path), name);
        const found = await stat(real);
        return found.isFile() ? { size: found.size, pieces: () => filePieces(real, pieceBytes) } : undefined;
      } catch (thrown) {
        if (isAbsence(thrown)) return undefined;
        if (thrown instanceof WaybillError) throw thrown;
        throw new WaybillError('unreadable', `${path}/${name} cannot be read: ${messageOf(thrown)}`, { place: { path }, cause: thrown });
      }
    },
    close() {},
  };
}
