import { isOpenState } from '../../domain/verdict.ts';
import { hasAuditsSince } from '../../ledger/audits.ts';
import { hasStatements } from '../../ledger/statements.ts';
import type { Finding } from '../../match/findings.ts';
import type { Inventory } from '../inventory.ts';
import { findingNotes } from './note-finding.ts';

/** Which findings people decided, or others state, are nothing to do wherever they are. Costs nothing where nobody has said anything. */
export function settledFindings(inventory: Inventory): (finding: Finding) => boolean {
  const { ledger } = inventory;
  if (!hasAuditsSince(ledger, 0) && !hasStatements(ledger)) return () => false;
  const note = findingNotes(inventory);
  return (finding) => {
    const { state } = note(finding);
    return state !== null && !isOpenState(state);
  };
}
