import type { Audit, AuditState, Justification } from '../domain/audit.ts';
import { change, type Ledger } from './ledger.ts';

/**
 * What a decision is about: an advisory, and a component by its identity, so that it survives every upload. The advisory is named twice, by
 * its group and by the record: a group changes its name when a record gains an alias, and a record may lose one.
 */
export interface AuditSubject {
  readonly group: string;
  readonly record: string;
  /** The component's key: its canonical purl, where it has one. */
  readonly component: string;
}

/** Adds a decision to the history of its finding. */
export function addAudit(ledger: Ledger, { group, record, component }: AuditSubject, audit: Audit): void {
  change(ledger, () =>
    ledger.database
      .prepare(
        'INSERT INTO audit (advisory, record, component, asset, state, justification, comment, author, time, expires) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)',
      )
      .run(
        group,
        record,
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

/**
 * All decisions about a finding, newest first; also those that have expired.
 *
 * @param ids every id that the advisory has now; a decision on any of them, or on a record that is one of them, is about it
 */
export function auditsOf(ledger: Ledger, ids: readonly string[], component: string): Audit[] {
  return ledger.database
    .prepare(
      `SELECT * FROM audit WHERE component = :component
         AND (advisory IN (SELECT value FROM json_each(:ids)) OR record IN (SELECT value FROM json_each(:ids))) ORDER BY time DESC, id DESC`,
    )
    .all({ component, ids: JSON.stringify(ids) })
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

/** The decision that holds on an asset: the newest about that very asset that has not expired, else the newest about all of them. */
export function standingAudit(audits: readonly Audit[], now: number, asset?: string): Audit | undefined {
  const holding = audits.filter(({ expires }) => expires === undefined || expires > now);
  return holding.find((audit) => audit.asset !== undefined && audit.asset === asset) ?? holding.find((audit) => audit.asset === undefined);
}

/** Whether anybody has decided anything since a moment, or a decision has expired since. */
export function hasAuditsSince(ledger: Ledger, since: number): boolean {
  return ledger.database.prepare('SELECT 1 FROM audit WHERE time >= :since OR expires >= :since LIMIT 1').get({ since }) !== undefined;
}
