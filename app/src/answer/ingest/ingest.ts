import { createHash } from 'node:crypto';
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
  readonly stated: StatedDocument | undefined;
}

async function prepare(ledger: Ledger, input: Input, options: IngestOptions): Promise<Prepared> {
  let sha256: string | null = null;
  let told: ToldDocument | undefined;
  try {
    const content = await input.bytes();
    const digest = createHash('sha256').update(content).digest('hex');
    sha256 = `sha256:${digest}`;
    told = readTold(content, input.path);
    const file = { size: content.length, digest, path: input.path };
    const submission = told.source && submissionOf(file, told.source, options);
    if (told.source && !submission) throw noAsset(input.path);
    const stated = told.vex && statedBy(file, told.vex, options);
    // Kept before it is recorded: then the batch need not hold its bytes, and nobody waits for the write lock meanwhile.
    ledger.objects.put(digest, content);
    return { size: content.length, submission, stated, line: lineOf(input.path, sha256, told) };
  } catch (error) {
    const line = { ...lineOf(input.path, sha256, told), status: 'refused' as const, error: errorOf(error) };
    return { size: 0, line, submission: undefined, stated: undefined };
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

function lineOfRecord(ledger: Ledger, { line, submission, stated }: Prepared): IngestLine {
  const seen = submission && recordKept(ledger, submission);
  const heard = stated && recordStatements(ledger, stated);
  if (!seen) return heard ? { ...line, status: heard } : line;
  return { ...line, asset: seen.asset, stream: seen.stream, status: heard === 'ingested' ? heard : seen.status };
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
