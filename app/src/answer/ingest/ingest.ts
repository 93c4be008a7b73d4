import { hash } from 'node:crypto';
import { readTold, type SourceDocument, type ToldDocument, type VexDocument } from '../../documents/index.ts';
import { type ErrorCode, messageOf, WaybillError } from '../../domain/errors.ts';
import { formatTime } from '../../domain/time.ts';
import { change, type Ledger } from '../../ledger/ledger.ts';
import { recordKept } from '../../ledger/record.ts';
import { recordStatements, type StatedDocument } from '../../ledger/statements.ts';
import { type Submission, submissionOf } from '../../ledger/submission.ts';
import type { Input } from '../../platform/files/inputs.ts';

/** What became of one document. */
export interface IngestLine {
  readonly path: string;
  readonly sha256: string | null;
  readonly format: string | null;
  readonly specVersion: string | null;
  readonly asset: string | null;
  readonly stream: string | null;
  readonly documentTime: string | null;
  /** Component or package objects of the document, nested ones too, the root not. */
  readonly components: number;
  readonly relations: number;
  /** What it states about vulnerabilities in components. */
  readonly statements: number;
  /** What could not be used or identified. */
  readonly gaps: number;
  readonly status: 'ingested' | 'unchanged' | 'refused';
  readonly error: IngestError | null;
}

export interface IngestError {
  readonly code: ErrorCode;
  readonly message: string;
  readonly line: number | null;
  readonly column: number | null;
  readonly pointer: string | null;
}

export interface IngestOptions {
  readonly asset?: string | undefined;
  readonly at?: number | undefined;
}

/** Documents are committed together once they hold this much, or this many wait: one write to the disk serves them all. */
const batchBytes = 6 * 1024 * 1024;
const batchDocuments = 256;

/**
 * Reads documents into the ledger. A line comes out once its document is committed; a document that is refused leaves nothing behind and stops
 * no other.
 */
export async function* ingest(ledger: Ledger, inputs: AsyncIterable<Input>, options: IngestOptions): AsyncIterable<IngestLine> {
  // All batches are read to one place. What does not fit in what is left of it gets a place of its own.
  const room = Buffer.allocUnsafeSlow(batchBytes);
  let batch: Fetched[] = [];
  let bytes = 0;
  for await (const input of inputs) {
    const fetched = await fetch(input, room.subarray(bytes));
    batch.push(fetched);
    bytes += fetched.bytes?.length ?? 0;
    if (bytes < batchBytes && batch.length < batchDocuments) continue;
    const lines = takeAll(ledger, batch, options);
    batch = [];
    bytes = 0;
    yield* lines;
  }
  yield* takeAll(ledger, batch, options);
}

/** The bytes of an input, or why there are none. */
type Fetched =
  | { readonly path: string; readonly bytes: Uint8Array }
  | { readonly path: string; readonly bytes?: undefined; readonly error: unknown };

async function fetch(input: Input, room: Uint8Array): Promise<Fetched> {
  const { path } = input;
  try {
    return { path, bytes: await input.bytes(room) };
  } catch (error) {
    return { path, error };
  }
}

/**
 * In one transaction, which is one write to the disk. One by one where that fails, and a document that is alone: then nobody waits for the write
 * lock while a large one is read.
 */
function takeAll(ledger: Ledger, batch: readonly Fetched[], options: IngestOptions): IngestLine[] {
  if (batch.length > 1) {
    try {
      return commit(ledger, () => batch.map((fetched) => record(ledger, prepare(fetched, options))));
    } catch {
      // Which document it was is told below.
    }
  }
  return batch.map((fetched) => takeAlone(ledger, prepare(fetched, options)));
}

function takeAlone(ledger: Ledger, prepared: Prepared): IngestLine {
  try {
    return commit(ledger, () => record(ledger, prepared));
  } catch (error) {
    return { ...prepared.line, status: 'refused', error: errorOf(error) };
  }
}

/** Documents reach the disk before the ledger tells of them. */
function commit<T>(ledger: Ledger, work: () => T): T {
  return change(ledger, () => ledger.objects.together(work));
}

function record(ledger: Ledger, { line, read }: Prepared): IngestLine {
  if (!read) return line;
  const { bytes, digest, submission, stated } = read;
  ledger.objects.put(digest, bytes);
  const seen = submission && recordKept(ledger, submission);
  const heard = stated && recordStatements(ledger, stated);
  if (!seen) return heard ? { ...line, status: heard } : line;
  return { ...line, asset: seen.asset, stream: seen.stream, status: heard === 'ingested' ? heard : seen.status };
}

/** A document that was read; of one that is refused only the line that says why. */
interface Prepared {
  readonly line: IngestLine;
  readonly read?: {
    readonly bytes: Uint8Array;
    readonly digest: string;
    readonly submission: Submission | undefined;
    readonly stated: StatedDocument | undefined;
  };
}

function prepare(fetched: Fetched, options: IngestOptions): Prepared {
  const { path } = fetched;
  let sha256: string | null = null;
  let told: ToldDocument | undefined;
  try {
    if (!fetched.bytes) throw fetched.error;
    const { bytes } = fetched;
    const digest = hash('sha256', bytes);
    sha256 = `sha256:${digest}`;
    told = readTold(bytes, path);
    const file = { size: bytes.length, digest, path };
    const submission = told.source && submissionOf(file, told.source, options);
    if (told.source && !submission) throw noAsset(path);
    const stated = told.vex && statedBy(file, told.vex, options);
    return { line: lineOf(path, sha256, told), read: { bytes, digest, submission, stated } };
  } catch (error) {
    return { line: { ...lineOf(path, sha256, told), status: 'refused', error: errorOf(error) } };
  }
}

/** `--at` gives those a time that tell none; `--asset` narrows them to that asset. */
function statedBy(
  file: Pick<StatedDocument, 'size' | 'digest' | 'path'>,
  { format, specVersion, author, time, statements, gaps }: VexDocument,
  { asset, at }: IngestOptions,
): StatedDocument {
  return { ...file, format, specVersion, author, time: time ?? at, asset, statements, gaps };
}

function noAsset(path: string): WaybillError {
  return new WaybillError(
    'no-asset',
    `${path} does not say what it is about: it names no root component. Say which asset it describes with --asset NAME.`,
    {
      place: { path },
    },
  );
}

function lineOf(path: string, sha256: string | null, told: ToldDocument | undefined): IngestLine {
  const head = headOf(told);
  const document = told?.source;
  return {
    path,
    sha256,
    format: head?.format ?? null,
    specVersion: head?.specVersion ?? null,
    asset: null,
    stream: null,
    documentTime: head?.time === undefined ? null : formatTime(head.time),
    components: document?.counted ?? 0,
    relations: document?.collected.relations.length ?? 0,
    statements: told?.vex?.statements.length ?? 0,
    gaps: (document?.collected.gaps.length ?? 0) + (told?.vex?.gaps.length ?? 0),
    status: 'ingested',
    error: null,
  };
}

function headOf(
  told: ToldDocument | undefined,
): (Pick<SourceDocument['head'], 'specVersion' | 'time'> & { readonly format: string }) | undefined {
  if (told?.source || !told?.vex) return told?.source?.head;
  const { format, specVersion, time } = told.vex;
  return { format, specVersion, ...(time === undefined ? {} : { time }) };
}

function errorOf(thrown: unknown): IngestError {
  const error = thrown instanceof WaybillError ? thrown : undefined;
  return {
    code: error?.code ?? 'internal',
    message: messageOf(thrown),
    line: error?.place.line ?? null,
    column: error?.place.column ?? null,
    pointer: error?.place.pointer ?? null,
  };
}
