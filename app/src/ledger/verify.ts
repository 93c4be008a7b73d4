import { createHash } from 'node:crypto';
import { messageOf } from '../domain/errors.ts';
import type { Ledger } from './ledger.ts';
import { readObservations } from './streams/observation.ts';
import { presencesByDocuments } from './streams/rewrite.ts';

export interface LedgerProblem {
  readonly what: 'database' | 'document' | 'stream';
  readonly subject: string;
  readonly message: string;
}

export interface Verified {
  readonly documents: number;
  readonly streams: number;
  readonly problems: readonly LedgerProblem[];
}

/**
 * Whether a ledger is whole and says what its documents say: the file is sound, every document is there and has its digest, and the presences
 * of every stream are those that its documents make when they are read again.
 */
export function verifyLedger(ledger: Ledger, onProgress: (done: number, total: number) => void): Verified {
  const { database } = ledger;
  const digests = database.prepare('SELECT lower(hex(sha256)) AS digest FROM evidence').all();
  const streams = database.prepare('SELECT stream.id, source, scope, asset.name FROM stream JOIN asset ON asset.id = asset').all();
  const total = digests.length + streams.length;
  const problems: LedgerProblem[] = [...verifyFile(ledger)];
  let done = 0;
  for (const { digest } of digests) {
    for (const problem of verifyDocument(ledger, String(digest))) problems.push(problem);
    onProgress(++done, total);
  }
  for (const { id, source, scope, name } of streams) {
    for (const problem of verifyStream(ledger, Number(id), `${name}, ${source}: ${scope}`)) problems.push(problem);
    onProgress(++done, total);
  }
  return { documents: digests.length, streams: streams.length, problems };
}

function verifyFile({ database }: Ledger): LedgerProblem[] {
  return database
    .prepare('PRAGMA integrity_check')
    .all()
    .map((row) => String(row.integrity_check))
    .flatMap((message) => (message === 'ok' ? [] : [{ what: 'database' as const, subject: database.path, message }]));
}

function verifyDocument(ledger: Ledger, digest: string): LedgerProblem[] {
  try {
    const found = createHash('sha256').update(ledger.objects.get(digest)).digest('hex');
    return found === digest
      ? []
      : [{ what: 'document', subject: `sha256:${digest}`, message: `its content has the digest sha256:${found}` }];
  } catch (error) {
    return [{ what: 'document', subject: `sha256:${digest}`, message: messageOf(error) }];
  }
}

function verifyStream(ledger: Ledger, stream: number, subject: string): LedgerProblem[] {
  const { database, components } = ledger;
  const expected = new Map(
    presencesByDocuments(readObservations(database, stream), components.typeOf).map((presence) => [
      `${presence.component},${presence.fromBy}`,
      presence,
    ]),
  );
  const rows = database
    .prepare(
      'SELECT component, from_by, from_after, to_after, to_by FROM presence WHERE component IN (SELECT value FROM json_each(?)) AND stream = ?',
    )
    .all(JSON.stringify([...new Set([...expected.values()].map(({ component }) => component))]), stream);
  const wrong = rows.filter((row) => {
    const presence = expected.get(`${row.component},${row.from_by}`);
    return (
      !presence ||
      (presence.fromAfter ?? null) !== row.from_after ||
      (presence.toAfter ?? null) !== row.to_after ||
      (presence.toBy ?? null) !== row.to_by
    );
  });
  const missing = expected.size - (rows.length - wrong.length);
  if (wrong.length === 0 && missing === 0) return [];
  return [{ what: 'stream', subject, message: `${wrong.length + missing} of ${expected.size} presences are not what its documents say` }];
}
