import { createHash } from 'node:crypto';
import { readDocument, type SourceDocument } from '../../documents/index.ts';
import { type ErrorCode, messageOf, WaybillError } from '../../domain/errors.ts';
import { formatTime } from '../../domain/time.ts';
import { change, type Ledger } from '../../ledger/ledger.ts';
import { recordKept } from '../../ledger/record.ts';
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
const batchBytes = 2 * 1024 * 1024;
const batchDocuments = 64;

/**
 * Reads documents into the ledger. A line comes out once its document is committed; a document that is refused leaves nothing behind and stops
 * no other.
 */
export async function* ingest(ledger: Ledger, inputs: AsyncIterable<Input>, options: IngestOptions): AsyncIterable<IngestLine> {
  let batch: Prepared[] = [];
  let bytes = 0;
  for await (const input of inputs) {
    const prepared = await prepare(ledger, input, options);
    batch.push(prepared);
    bytes += prepared.size;
    if (bytes < batchBytes && batch.length < batchDocuments) continue;
    const lines = record(ledger, batch);
    batch = [];
    bytes = 0;
    yield* lines;
  }
  yield* record(ledger, batch);
}

/** A document that was read; one that is refused comes with the line that says why, and nothing to record. */
interface Prepared {
  readonly size: number;
  readonly line: IngestLine;
  readonly submission: Submission | undefined;
}

async function prepare(ledger: Ledger, input: Input, options: IngestOptions): Promise<Prepared> {
  let sha256: string | null = null;
  let document: SourceDocument | undefined;
  try {
    const content = await input.bytes();
    const digest = createHash('sha256').update(content).digest('hex');
    sha256 = `sha256:${digest}`;
    document = readDocument(content, input.path);
    const file = { size: content.length, digest, path: input.path };
    const submission = submissionOf(file, document, options);
    if (!submission) throw noAsset(input.path);
    // Kept before it is recorded: then the batch need not hold its bytes, and nobody waits for the write lock meanwhile.
    ledger.objects.put(digest, content);
    return { size: content.length, submission, line: lineOf(input.path, sha256, document) };
  } catch (error) {
    const line = { ...lineOf(input.path, sha256, document), status: 'refused' as const, error: errorOf(error) };
    return { size: 0, line, submission: undefined };
  }
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

/** In one transaction, which is one write to the disk; only where a document fails is each recorded in its own. */
function record(ledger: Ledger, batch: readonly Prepared[]): IngestLine[] {
  if (batch.length === 0) return [];
  try {
    return change(ledger, () => batch.map((prepared) => lineOfRecord(ledger, prepared)));
  } catch {
    return batch.map((prepared) => recordAlone(ledger, prepared));
  }
}

function recordAlone(ledger: Ledger, prepared: Prepared): IngestLine {
  try {
    return change(ledger, () => lineOfRecord(ledger, prepared));
  } catch (error) {
    return { ...prepared.line, status: 'refused', error: errorOf(error) };
  }
}

function lineOfRecord(ledger: Ledger, { line, submission }: Prepared): IngestLine {
  if (!submission) return line;
  const { asset, stream, status } = recordKept(ledger, submission);
  return { ...line, asset, stream, status };
}

function lineOf(path: string, sha256: string | null, document: SourceDocument | undefined): IngestLine {
  const head = document?.head;
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
    gaps: document?.collected.gaps.length ?? 0,
    status: 'ingested',
    error: null,
  };
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
