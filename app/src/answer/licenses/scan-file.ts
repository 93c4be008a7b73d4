import type { Readable } from 'node:stream';
import { type ErrorCode, messageOf, WaybillError } from '../../domain/errors.ts';
import type { FileLicenses, LicenseDetector } from '../../licenses/index.ts';
import { filePieces } from '../../platform/files/file-pieces.ts';
import { isUtf16 } from '../../platform/json/decode-text.ts';
import { limits } from '../../platform/limits.ts';
import { archiveKind } from '../../unpack/archive/archive-kind.ts';
import { declaredIn, isManifest } from './declared-license.ts';
import type { ScanTarget } from './scan-targets.ts';

/** What a file says, that it is no text, or why it cannot be read. */
export type ScannedFile =
  | ({
      readonly kind: 'scanned';
      readonly path: string;
      readonly bytes: number;
      readonly declared?: string;
      readonly sha1?: string;
    } & FileLicenses)
  | { readonly kind: 'binary'; readonly path: string }
  | { readonly kind: 'unreadable'; readonly path: string; readonly code: ErrorCode; readonly message: string };

/** A file up to this size is searched in one piece, a larger one piece by piece. */
const pieceBytes = 1_048_576;

/** What is read of a small file stands here until it is searched, which no other file can come between. One for each thread. */
const room = new Uint8Array(pieceBytes);

/** Loaded when checksums are asked for. */
const sha1 = () => process.getBuiltinModule('node:crypto').createHash('sha1');

/** So much of a file is looked at to tell whether it is text. */
const lookedAt = 8192;

/** What a scan of a file works with. */
export interface FileScan {
  readonly detector: LicenseDetector;
  /** Whether each file's SHA-1 is worked out too. */
  readonly checksums: boolean;
  /** Whether archives are looked into. */
  readonly archives: boolean;
  readonly stdin?: Readable | undefined;
}

/** Scans one file, of any size, or all files of an archive. Binaries are told as such, unless they were named outright. */
export async function scanFile(target: ScanTarget, scan: FileScan): Promise<readonly ScannedFile[]> {
  const { path, error } = target;
  if (error) return [{ kind: 'unreadable', path, ...error }];
  try {
    return target.realPath === undefined ? [await scanInput(path, scan)] : await scanOnDisk(target, target.realPath, scan);
  } catch (thrown) {
    const code = thrown instanceof WaybillError ? thrown.code : 'internal';
    // What cannot be decoded of a name is not what the file is called.
    const isMisread = code === 'not-found' && path.includes('\ufffd');
    return [{ kind: 'unreadable', path, code, message: isMisread ? `${path} cannot be read: its name is no UTF-8` : messageOf(thrown) }];
  }
}

async function scanOnDisk({ path, named }: ScanTarget, realPath: string, scan: FileScan): Promise<readonly ScannedFile[]> {
  const [first = new Uint8Array()] = filePieces(realPath, pieceBytes, room);
  if (scan.archives && archiveKind(path, first)) {
    const { scanArchive } = await import('./scan-archive.ts');
    return scanArchive(path, realPath, scan);
  }
  if (!named && isBinary(first)) return [{ kind: 'binary', path }];
  if (first.length < pieceBytes) return [scanBytes(path, first, scan)];
  return [await scanPieces(path, filePieces(realPath, pieceBytes), scan)];
}

/** Scans what a small file, or one of an archive, holds. */
export function scanBytes(path: string, bytes: Uint8Array, { detector, checksums }: FileScan): ScannedFile {
  const found = detector.detect(bytes);
  const declared = isManifest(path) ? declaredIn(path, bytes, found) : undefined;
  return {
    kind: 'scanned',
    path,
    bytes: bytes.length,
    ...found,
    ...(declared === undefined ? {} : { declared }),
    ...(checksums ? { sha1: sha1().update(bytes).digest('hex') } : {}),
  };
}

function scanInput(path: string, scan: FileScan): Promise<ScannedFile> {
  return scanPieces(path, scan.stdin ?? [], scan);
}

async function scanPieces(path: string, pieces: Iterable<Uint8Array> | AsyncIterable<Uint8Array>, scan: FileScan): Promise<ScannedFile> {
  const hash = scan.checksums ? sha1() : undefined;
  let bytes = 0;
  async function* noted(): AsyncGenerator<Uint8Array> {
    for await (const piece of pieces) {
      bytes += piece.length;
      hash?.update(piece);
      yield piece;
    }
  }
  const rest = noted();
  const { value: first } = await rest.next();
  if (first && isUtf16(first)) return scanBytes(path, await wholeOf(path, first, rest), scan);
  async function* all(): AsyncIterable<Uint8Array> {
    if (first) yield first;
    yield* rest;
  }
  const found = await scan.detector.detectStream(all());
  return { kind: 'scanned', path, bytes, ...found, ...(hash ? { sha1: hash.digest('hex') } : {}) };
}

async function wholeOf(path: string, first: Uint8Array, rest: AsyncIterable<Uint8Array>): Promise<Uint8Array> {
  const pieces = [first];
  let bytes = first.length;
  for await (const piece of rest) {
    bytes += piece.length;
    if (bytes > limits.utf16Bytes)
      throw new WaybillError('limit-exceeded', `${path} is UTF-16 of more than ${limits.utf16Bytes} bytes, and not searched`);
    pieces.push(piece);
  }
  return Buffer.concat(pieces);
}

/** No text has a zero byte, but UTF-16, which says so at its start. */
export function isBinary(bytes: Uint8Array): boolean {
  return !isUtf16(bytes) && bytes.subarray(0, lookedAt).includes(0);
}
