import { gunzipSync, zstdDecompressSync } from 'node:zlib';
import { type ErrorCode, messageOf, WaybillError } from '../../domain/errors.ts';
import { limits } from '../../platform/limits.ts';
import { isBzip2, isXz, unpackBzip2, unpackXz } from '../../platform/packed/index.ts';
import { isHeader } from '../tar/tar-header.ts';
import { type ArchiveKind, archiveKind } from './archive-kind.ts';
import type { ArchivedFile } from './archived-file.ts';
import { UnpackBudget } from './budget.ts';
import { tarFiles } from './tar-files.ts';
import { zipFiles } from './zip-files.ts';

/**
 * All files of an archive (zip with its kin: jar, whl, nupkg; tar, also compressed with gzip, zstd, xz or bzip2), those of archives in it too, as
 * `inner.jar!/path`. Bounded in bytes, files and depth whatever the archive says; what cannot be read is told and stops nothing before it.
 *
 * @param path of the archive, for messages and for what its name tells
 */
export async function* unpackArchive(path: string, bytes: Uint8Array): AsyncGenerator<ArchivedFile, void> {
  yield* filesOf(path, bytes, new UnpackBudget(bytes.length), 0);
}

async function* filesOf(path: string, bytes: Uint8Array, budget: UnpackBudget, depth: number): AsyncGenerator<ArchivedFile, void> {
  const kind = archiveKind(path, bytes);
  if (!kind) return;
  try {
    for await (const file of listed(kind, path, bytes, budget)) {
      if (!('bytes' in file) || !archiveKind(file.path, file.bytes)) {
        yield file;
        continue;
      }
      if (depth + 1 >= limits.archiveDepth) {
        yield refused(file.path, 'limit-exceeded', `it is an archive more than ${limits.archiveDepth} archives deep`);
        continue;
      }
      for await (const inner of filesOf(file.path, file.bytes, budget, depth + 1)) yield { ...inner, path: inside(file.path, inner.path) };
    }
  } catch (thrown) {
    yield refused('', thrown instanceof WaybillError ? thrown.code : 'unreadable', messageOf(thrown));
  }
}

/** How the path of a file in an archive is told. */
export function inside(archive: string, path: string): string {
  return path === '' ? archive : `${archive}!/${path}`;
}

function refused(path: string, code: ErrorCode, message: string): ArchivedFile {
  return { path, error: { code, message } };
}

function listed(
  kind: ArchiveKind,
  path: string,
  bytes: Uint8Array,
  budget: UnpackBudget,
): AsyncIterable<ArchivedFile> | Iterable<ArchivedFile> {
  if (kind === 'zip') return zipFiles(path, bytes, budget);
  if (kind === 'tar') return tarFiles(path, bytes, budget);
  const whole = unpacked(path, bytes, budget.left);
  budget.take(path, whole.length);
  return isHeader(whole)
    ? tarFiles(path, whole, budget)
    : [{ path: '', error: { code: 'malformed', message: 'there is no archive in it' } }];
}

function unpacked(path: string, bytes: Uint8Array, most: number): Uint8Array {
  const bound = { maxOutputLength: Math.max(1, Math.min(most, limits.archiveInMemoryBytes)) };
  try {
    if (isXz(bytes)) return unpackXz(bytes, bound.maxOutputLength);
    if (isBzip2(bytes)) return unpackBzip2(bytes, bound.maxOutputLength);
    return bytes[0] === 0x1f ? gunzipSync(bytes, bound) : zstdDecompressSync(bytes, bound);
  } catch (cause) {
    if (cause instanceof WaybillError) throw cause;
    const isTooLarge = (cause as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE';
    if (isTooLarge) throw new WaybillError('limit-exceeded', `${path} unpacks to more than is read`, { cause });
    throw new WaybillError('malformed', `${path} is damaged: ${messageOf(cause)}`, { cause });
  }
}
