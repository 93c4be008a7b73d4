import { formatTime } from '../../domain/time.ts';
import { hasAuditsSince } from '../../ledger/audits.ts';
import { idsStatedSince } from '../../ledger/statements.ts';
import { allFindings } from '../../match/findings.ts';
import type { Inventory } from '../inventory.ts';
import type { FindingChange, FindingNote } from './findings-answer.ts';
import { findingNotes } from './note-finding.ts';

/** What people decided about findings since a moment, what others stated, and what of that has expired since. */
export function wordChanges(inventory: Inventory, since: number): FindingChange[] {
  const { ledger, advisories } = inventory;
  const decided = hasAuditsSince(ledger, since);
  const stated = idsStatedSince(ledger, since);
  if (!decided && stated.size === 0) return [];
  const isStated = (advisory: string) => [advisory, ...advisories.groupOf(advisory).members].some((id) => stated.has(id.toLowerCase()));
  const note = findingNotes(inventory);
  const from = formatTime(since);
  const now = formatTime(ledger.clock());
  return allFindings(ledger)
    .filter(({ advisory }) => decided || isStated(advisory))
    .flatMap((finding) => changesOfWords(note(finding), from, now));
}

/** @param since @param now RFC 3339 */
export function changesOfWords(note: FindingNote, since: string, now: string): FindingChange[] {
  const { advisory, class: kind, component, verdict, state, assets } = note;
  const about = { advisory, class: kind, component, before: verdict, after: state };
  const audits = note.audits.flatMap((audit): FindingChange[] => {
    const where = audit.asset === null ? assets : [audit.asset];
    const words = [audit.state, audit.justification, audit.comment].filter(Boolean).join(', ');
    return [
      ...(audit.time >= since
        ? [{ ...about, time: audit.time, what: 'decided' as const, cause: `${audit.author} decided: ${words}`, assets: where }]
        : []),
      ...(hasEnded(audit.expires, since, now)
        ? [
            {
              ...about,
              time: audit.expires!,
              what: 'expired' as const,
              cause: `what ${audit.author} decided has expired: ${words}`,
              assets: where,
            },
          ]
        : []),
    ];
  });
  const statements = note.statements.flatMap((statement): FindingChange[] => {
    const words = [statement.status, statement.justification, statement.note].filter(Boolean).join(', ');
    const where = statement.assets;
    return [
      ...(statement.known >= since
        ? [{ ...about, time: statement.known, what: 'stated' as const, cause: `${statement.author} states: ${words}`, assets: where }]
        : []),
      ...(hasEnded(statement.expires, since, now)
        ? [
            {
              ...about,
              time: statement.expires!,
              what: 'expired' as const,
              cause: `what ${statement.author} stated has expired: ${words}`,
              assets: where,
            },
          ]
        : []),
    ];
  });
  return [...audits, ...statements];
}

function hasEnded(expires: string | null, since: string, now: string): boolean {
  return expires !== null && expires >= since && expires <= now;
}
