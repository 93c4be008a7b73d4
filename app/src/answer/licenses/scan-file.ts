import type { Readable } from 'node:stream';
import { type ErrorCode, messageOf, WaybillError } from '../../domain/errors.ts';
import type { FileLicenses, LicenseDetector } from '../../licenses/index.ts';
import { filePieces } from '../../platform/files/file-pieces.ts';
import { declaredIn, isManifest } from './declared-license.ts';
import type { ScanTarget } from './scan-targets.ts';

/** What a file says, that it is no text, or why it cannot be read. */
export type ScannedFile =
  | ({ readonly kind: 'scanned'; readonly path: string; readonly bytes: number; readonly declared?: string } & FileLicenses)
  | { readonly kind: 'binary'; readonly path: string }
  | { readonly kind: 'unreadable'; readonly path: string; readonly code: ErrorCode; readonly message: string };

/** A file up to this size is searched in one piece, a larger one piece by piece. */
const pieceBytes = 1_048_576;

/** So much of a file is looked at to tell whether it is text. */
const lookedAt = 8192;

/** Scans one file, of any size. Binaries are told as such, unless they were named outright. */
export async function scanFile(target: ScanTarget, detector: LicenseDetector, stdin?: Readable): Promise<ScannedFile> {
  const { path, error } = target;
  if (error) return { kind: 'unreadable', path, ...error };
  try {
    return target.realPath === undefined ? await scanInput(path, detector, stdin) : await scanOnDisk(target, target.realPath, detector);
  } catch (thrown) {
    const code = thrown instanceof WaybillError ? thrown.code : 'internal';
    return { kind: 'unreadable', path, code, message: messageOf(thrown) };
  }
}

async function scanOnDisk({ path, named }: ScanTarget, realPath: string, detector: LicenseDetector): Promise<ScannedFile> {
  const pieces = filePieces(realPath, pieceBytes);
  const first = pieces.next();
  if (first.done) return { kind: 'scanned', path, bytes: 0, expression: null, detections: [] };
  if (!named && isBinary(first.value)) {
    pieces.return();
    return { kind: 'binary', path };
  }
  if (first.value.length < pieceBytes) {
    pieces.return();
    return scanned(path, first.value.length, detector.detect(first.value), first.value);
  }
  const counted = { bytes: 0 };
  return scanned(path, counted, await detector.detectStream(counting([first.value], pieces, counted)));
}

async function scanInput(path: string, detector: LicenseDetector, stdin: Readable | undefined): Promise<ScannedFile> {
  const counted = { bytes: 0 };
  return scanned(path, counted, await detector.detectStream(counting([], stdin ?? [], counted)));
}

/** The pieces, each counted; a large file shares the thread with what else there is to do. */
async function* counting(
  first: readonly Uint8Array[],
  rest: Iterable<Uint8Array> | AsyncIterable<Uint8Array>,
  counted: { bytes: number },
): AsyncIterable<Uint8Array> {
  for (const piece of first) {
    counted.bytes += piece.length;
    yield piece;
  }
  for await (const piece of rest) {
    counted.bytes += piece.length;
    yield piece;
  }
}

function scanned(path: string, size: number | { readonly bytes: number }, found: FileLicenses, bytes?: Uint8Array): ScannedFile {
  const declared = bytes && isManifest(path) ? declaredIn(path, bytes, found) : undefined;
  const length = typeof size === 'number' ? size : size.bytes;
  return { kind: 'scanned', path, bytes: length, ...found, ...(declared === undefined ? {} : { declared }) };
}

/** No text has a zero byte, but UTF-16, which says so at its start. */
function isBinary(bytes: Uint8Array): boolean {
  const wide = bytes.length >= 2 && ((bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff));
  return !wide && bytes.subarray(0, lookedAt).includes(0);
}
