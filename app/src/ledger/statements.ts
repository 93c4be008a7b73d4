import type { Gap } from '../domain/gap.ts';
import type { VexStatement } from '../domain/vex.ts';
import type { Ledger } from './ledger.ts';
import { findEvidence, insertEvidence } from './record.ts';

/** What a document states about vulnerabilities, ready to be kept. */
export interface StatedDocument {
  /** SHA-256 of the document, 64 hex digits; it is among the ledger's objects already. */
  readonly digest: string;
  readonly size: number;
  readonly path: string;
  readonly format: string;
  readonly specVersion: string;
  readonly author: string;
  /** When it says it was made, or a person says it was. */
  readonly time: number | undefined;
  /** The one asset that it is about, where a person says so. */
  readonly asset: string | undefined;
  readonly statements: readonly VexStatement[];
  readonly gaps: readonly Gap[];
}

export interface KeptStatement {
  readonly statement: VexStatement;
  /** `sha256:` and the digest of the document that makes it. */
  readonly evidence: string;
  /** The one asset that it is about, where a person said so. */
  readonly asset: string | undefined;
  /** When we learnt of it, in milliseconds. */
  readonly known: number;
}

/**
 * Keeps what a document states about vulnerabilities. A statement that tells no time has that of the document, else the time of ingestion. Within
 * a transaction.
 */
export function recordStatements(ledger: Ledger, document: StatedDocument): 'ingested' | 'unchanged' {
  const { database } = ledger;
  const known = ledger.clock();
  const before = findEvidence(ledger, document.digest);
  if (before?.retracted) return 'unchanged';
  const evidence = before?.id ?? insertEvidence(ledger, headOf(document), known, undefined);
  if (database.prepare('SELECT 1 FROM statement WHERE evidence = ? AND asset IS ? LIMIT 1').get(evidence, document.asset ?? null))
    return 'unchanged';
  const insert = database.prepare('INSERT INTO statement (evidence, asset, known, body) VALUES (?, ?, ?, ?)');
  const name = database.prepare('INSERT OR IGNORE INTO statement_name (name, statement) VALUES (?, ?)');
  for (const statement of document.statements) {
    const timed = { ...statement, time: statement.time ?? document.time ?? known };
    const { lastInsertRowid } = insert.run(evidence, document.asset ?? null, known, JSON.stringify(timed));
    for (const id of statement.vulnerability) name.run(id.toLowerCase(), lastInsertRowid);
  }
  return 'ingested';
}

/** Every statement that names one of the ids, without case; of documents whose word was not taken back. In the order in which they came. */
export function statementsAbout(ledger: Ledger, ids: readonly string[]): KeptStatement[] {
  return ledger.database
    .prepare(
      `SELECT DISTINCT statement.id, asset, known, body, lower(hex(sha256)) AS digest FROM statement_name
       JOIN statement ON statement.id = statement JOIN evidence ON evidence.id = statement.evidence
       WHERE name IN (SELECT value FROM json_each(?)) AND retracted IS NULL ORDER BY statement.id`,
    )
    .all(JSON.stringify([...new Set(ids.map((id) => id.toLowerCase()))]))
    .map((row) => ({
      statement: JSON.parse(String(row.body)) as VexStatement,
      evidence: `sha256:${row.digest}`,
      asset: row.asset === null ? undefined : String(row.asset),
      known: Number(row.known),
    }));
}

/** Every id of which a statement came since a moment, or has expired since, in lower case. */
export function idsStatedSince(ledger: Ledger, since: number): ReadonlySet<string> {
  const rows = ledger.database
    .prepare(
      `SELECT DISTINCT name FROM statement JOIN statement_name ON statement = statement.id
       WHERE known >= :since OR coalesce(json_extract(body, '$.expires'), 0) >= :since`,
    )
    .all({ since });
  return new Set(rows.map(({ name }) => String(name)));
}

/** Whether anybody has stated anything. */
export function hasStatements(ledger: Ledger): boolean {
  return ledger.database.prepare('SELECT 1 FROM statement LIMIT 1').get() !== undefined;
}

function headOf({ digest, size, path, format, specVersion, author, time, gaps }: StatedDocument) {
  return {
    ...{ digest, size, path, format, specVersion },
    serial: undefined,
    tools: [],
    authors: [author],
    documentTime: time,
    counted: 0,
    collected: { relations: [], gaps },
  };
}
