import type { Audit, AuditState, Justification } from '../domain/audit.ts';
import { change, type Ledger } from './ledger.ts';

/** What a decision is about: an advisory by the id of its group, and a component by its identity, so that it survives every upload. */
export interface AuditSubject {
  readonly advisory: string;
  /** The component's key: its canonical purl, where it has one. */
  readonly component: string;
}

/** Adds a decision to the history of its finding. */
export function addAudit(ledger: Ledger, { advisory, component }: AuditSubject, audit: Audit): void {
  change(ledger, () =>
    ledger.database
      .prepare(
        'INSERT INTO audit (advisory, component, asset, state, justification, comment, author, time, expires) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)',
      )
      .run(
        advisory,
        component,
        audit.asset ?? null,
        audit.state,
        audit.justification ?? null,
        audit.comment,
        audit.author,
        audit.time,
        audit.expires ?? null,
      ),
  );
}

/** All decisions about a finding, newest first; also those that have expired. */
export function auditsOf(ledger: Ledger, { advisory, component }: AuditSubject): Audit[] {
  return ledger.database
    .prepare('SELECT * FROM audit WHERE component = ? AND advisory = ? ORDER BY time DESC, id DESC')
    .all(component, advisory)
    .map((row) => ({
      state: row.state as AuditState,
      justification: row.justification === null ? undefined : (row.justification as Justification),
      comment: String(row.comment),
      author: String(row.author),
      time: Number(row.time),
      expires: row.expires === null ? undefined : Number(row.expires),
      asset: row.asset === null ? undefined : String(row.asset),
    }));
}

/** The decision that holds now for all assets: the newest that is not about one asset alone and has not expired. */
export function standingAudit(audits: readonly Audit[], now: number): Audit | undefined {
  return audits.find(({ asset, expires }) => asset === undefined && (expires === undefined || expires > now));
}
