import { WaybillError } from '../domain/errors.ts';
import { change, type Ledger } from './ledger.ts';
import { removeStream, rewriteStream } from './streams/rewrite.ts';
import { leaveTrace } from './trace.ts';

/** A source document as the ledger keeps it. Times are milliseconds since the epoch. */
export interface Evidence {
  readonly id: number;
  /** `sha256:` and 64 hex digits. */
  readonly sha256: string;
  readonly size: number;
  readonly path: string;
  readonly format: string;
  readonly specVersion: string;
  readonly tools: readonly string[];
  readonly authors: readonly string[];
  readonly serial: string | undefined;
  readonly documentTime: number | undefined;
  readonly timeNote: string | undefined;
  readonly ingested: number;
  readonly counted: number;
  readonly gapCount: number;
  readonly retracted: number | undefined;
}

/** All evidence, newest first. */
export function listEvidence(ledger: Ledger): Evidence[] {
  return ledger.database.prepare('SELECT * FROM evidence ORDER BY ingested DESC, id DESC').all().map(evidenceOf);
}

/** @param name the digest, or the beginning of it (six digits or more), with or without `sha256:` @throws unknown-evidence */
export function requireEvidence(ledger: Ledger, name: string): Evidence {
  const digits = name.replace(/^sha256:/, '').toLowerCase();
  const rows = /^[0-9a-f]{6,64}$/.test(digits)
    ? ledger.database.prepare('SELECT * FROM evidence WHERE lower(hex(sha256)) LIKE ? LIMIT 2').all(`${digits}%`)
    : [];
  if (rows.length !== 1) {
    const why = rows.length === 0 ? 'No evidence has' : 'More than one piece of evidence has';
    throw new WaybillError('unknown-evidence', `${why} the digest “${name}”. \`waybill evidence list\` shows them.`);
  }
  return evidenceOf(rows[0]!);
}

export function evidenceById(ledger: Ledger, id: number): Evidence {
  return evidenceOf(ledger.database.prepare('SELECT * FROM evidence WHERE id = ?').get(id)!);
}

/** The gaps of a document, as they were told when it was read (the first thousand). */
export function gapsOf(ledger: Ledger, id: number): unknown[] {
  return JSON.parse(String(ledger.database.prepare('SELECT gaps FROM evidence WHERE id = ?').get(id)!.gaps)) as unknown[];
}

/** Takes a document's word back: every presence that it told of is derived anew without it. The document itself is kept. @throws unknown-evidence */
export function retractEvidence(ledger: Ledger, name: string, reason: string): Evidence {
  return change(ledger, () => {
    const evidence = requireEvidence(ledger, name);
    if (evidence.retracted !== undefined) return evidence;
    const { database } = ledger;
    const known = ledger.clock();
    for (const { stream } of database.prepare('SELECT DISTINCT stream FROM observation WHERE evidence = ?').all(evidence.id)) {
      rewriteStream(database, Number(stream), ledger.components.typeOf, known, { retract: evidence.id });
      if (!database.prepare('SELECT 1 FROM observation WHERE stream = ?').get(stream!)) removeStream(database, Number(stream));
    }
    database.prepare('UPDATE evidence SET retracted = ? WHERE id = ?').run(known, evidence.id);
    leaveTrace(ledger, 'evidence retracted', evidence.sha256, { path: evidence.path, reason });
    return { ...evidence, retracted: known };
  });
}

function evidenceOf(row: Record<string, unknown>): Evidence {
  const optional = (value: unknown) => (value === null ? undefined : Number(value));
  return {
    id: Number(row.id),
    sha256: `sha256:${Buffer.from(row.sha256 as Uint8Array).toString('hex')}`,
    size: Number(row.size),
    path: String(row.path),
    format: String(row.format),
    specVersion: String(row.spec_version),
    tools: JSON.parse(String(row.tools)) as string[],
    authors: JSON.parse(String(row.authors)) as string[],
    serial: row.serial === null ? undefined : String(row.serial),
    documentTime: optional(row.document_time),
    timeNote: row.time_note === null ? undefined : String(row.time_note),
    ingested: Number(row.ingested),
    counted: Number(row.counted),
    gapCount: Number(row.gap_count),
    retracted: optional(row.retracted),
  };
}
