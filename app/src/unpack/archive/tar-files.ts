import { limits } from '../../platform/limits.ts';
import { TarReader } from '../tar/tar-reader.ts';
import type { ArchivedFile } from './archived-file.ts';
import type { UnpackBudget } from './budget.ts';

/** Bytes of an archive after which the files that were found in them are given out. */
const pieceBytes = 1_048_576;

/** The files of a tar archive, in its order. Links and devices have no content of their own. */
export function* tarFiles(path: string, archive: Uint8Array, budget: UnpackBudget): Generator<ArchivedFile, void> {
  const found: { readonly path: string; readonly pieces: Uint8Array[]; readonly tooLarge: boolean; left: number }[] = [];
  const reader = new TarReader(path, ({ kind, name, size }) => {
    if (kind !== 'file') return undefined;
    budget.countEntry(path);
    const tooLarge = size > limits.archivedFileBytes;
    const file = { path: name, pieces: [] as Uint8Array[], tooLarge, left: size };
    found.push(file);
    if (tooLarge) file.left = 0;
    return tooLarge
      ? undefined
      : (piece) => {
          // Pieces are views of the archive, which stays as it is.
          file.pieces.push(piece);
          file.left -= piece.length;
        };
  });
  const done = () => found.splice(0, found.findIndex(({ left }) => left > 0) < 0 ? found.length : found.length - 1);
  for (let at = 0; at < archive.length && !reader.ended; at += pieceBytes) {
    reader.push(archive.subarray(at, at + pieceBytes));
    for (const file of done()) yield toldFile(file);
  }
  reader.end();
}

function toldFile({
  path,
  pieces,
  tooLarge,
}: {
  readonly path: string;
  readonly pieces: readonly Uint8Array[];
  readonly tooLarge: boolean;
}): ArchivedFile {
  if (tooLarge) return { path, error: { code: 'limit-exceeded', message: `it has more than ${limits.archivedFileBytes} bytes` } };
  return { path, bytes: pieces.length === 1 ? pieces[0]! : Buffer.concat(pieces) };
}
