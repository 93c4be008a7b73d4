import type { Audit } from '../../domain/audit.ts';
import { formatTime } from '../../domain/time.ts';
import { findAsset } from '../../ledger/assets.ts';
import { standingAudit } from '../../ledger/audits.ts';
import type { Component } from '../../ledger/components/find.ts';
import type { Ledger } from '../../ledger/ledger.ts';
import type { AuditNote } from './findings-answer.ts';

/** What a decision hangs on: the purl, or for what has none the coordinate and the version. */
export function auditKey({ purl, coordinate, version }: Component): string {
  return purl ?? `${coordinate} ${version ?? ''}`;
}

/** A decision about one asset goes with it when it gets another name. */
export function withCurrentAsset(ledger: Ledger, audit: Audit): Audit {
  return audit.asset === undefined ? audit : { ...audit, asset: findAsset(ledger, audit.asset)?.name ?? audit.asset };
}

/** @param audits newest first */
export function noteAudits(audits: readonly Audit[], now: number): AuditNote[] {
  const standing = new Set([undefined, ...audits.map(({ asset }) => asset)].map((asset) => standingAudit(audits, now, asset)));
  return audits.map((audit) => ({
    state: audit.state,
    justification: audit.justification ?? null,
    comment: audit.comment,
    author: audit.author,
    time: formatTime(audit.time),
    expires: audit.expires === undefined ? null : formatTime(audit.expires),
    asset: audit.asset ?? null,
    standing: standing.has(audit),
  }));
}
