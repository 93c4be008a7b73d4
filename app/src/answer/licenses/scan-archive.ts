import { statSync } from 'node:fs';
import { messageAt, messageOf, WaybillError } from '../../domain/errors.ts';
import { filePieces } from '../../platform/files/file-pieces.ts';
import { limits } from '../../platform/limits.ts';
import { inside, unpackArchive } from '../../unpack/index.ts';
import { type FileScan, isBinary, type ScannedFile, scanBytes } from './scan-file.ts';

const pieceBytes = 4 * 1_048_576;

/** Scans the files of an archive, each told as `archive!/path`. What of it cannot be read is told as well. */
export async function scanArchive(path: string, realPath: string, scan: FileScan): Promise<ScannedFile[]> {
  const scanned: ScannedFile[] = [];
  try {
    for await (const file of unpackArchive(path, readWhole(path, realPath))) {
      const told = inside(path, file.path);
      if ('error' in file)
        scanned.push({ kind: 'unreadable', path: told, code: file.error.code, message: messageAt(told, file.error.message) });
      else if (isBinary(file.bytes)) scanned.push({ kind: 'binary', path: told });
      else scanned.push(scanBytes(told, file.bytes, scan));
    }
  } catch (thrown) {
    const code = thrown instanceof WaybillError ? thrown.code : 'internal';
    scanned.push({ kind: 'unreadable', path, code, message: messageOf(thrown) });
  }
  return scanned;
}

function readWhole(path: string, realPath: string): Uint8Array {
  const { size } = statSync(realPath);
  if (size > limits.archiveInMemoryBytes)
    throw new WaybillError('limit-exceeded', `${path} has ${size} bytes; archives of up to ${limits.archiveInMemoryBytes} are looked into`);
  return Buffer.concat([...filePieces(realPath, pieceBytes)]);
}
