import { auditStates, type Justification, justifications } from '../../domain/audit.ts';
import { WaybillError } from '../../domain/errors.ts';
import { requireAsset } from '../../ledger/assets.ts';
import { addAudit } from '../../ledger/audits.ts';
import { componentById } from '../../ledger/components/find.ts';
import type { Inventory } from '../inventory.ts';
import { momentOf } from '../span.ts';
import { auditKey } from './audit-notes.ts';
import { requireFinding } from './findings.ts';
import type { Decision, FindingNote } from './findings-answer.ts';
import { findingNotes } from './note-finding.ts';

/**
 * Records what somebody decided about a finding. It hangs on what the component is, so that it survives every later document.
 *
 * @throws usage, bad-query, bad-time, unknown-asset
 */
export function auditFinding(inventory: Inventory, name: string, decision: Decision): FindingNote {
  const { ledger, advisories } = inventory;
  const finding = requireFinding(inventory, name);
  const { state, justification } = decision;
  if (!isOneOf(auditStates, state)) throw new WaybillError('usage', `There is no state “${state}”. There are: ${auditStates.join(', ')}.`);
  if (justification !== undefined && !isOneOf(justifications, justification)) {
    throw new WaybillError('usage', `There is no justification “${justification}”. There are: ${justifications.join(', ')}.`);
  }
  if (state === 'notAffected' && justification === undefined) {
    throw new WaybillError('usage', `“notAffected” takes a --justification: ${justifications.join(', ')}.`);
  }
  const author = decision.author.trim();
  if (author === '') throw new WaybillError('usage', 'A decision has an author: somebody answers for it.');
  const expires = decision.expires === undefined ? undefined : momentOf(decision.expires);
  if (expires !== undefined && expires <= ledger.clock())
    throw new WaybillError('bad-time', `${decision.expires} is past: the decision would hold no moment.`);
  addAudit(
    ledger,
    {
      group: advisories.groupOf(finding.advisory).id,
      record: finding.advisory,
      component: auditKey(componentById(ledger.database, finding.component)),
    },
    {
      state,
      justification: justification as Justification | undefined,
      comment: decision.comment?.trim() ?? '',
      author,
      time: ledger.clock(),
      expires,
      asset: decision.asset === undefined ? undefined : requireAsset(ledger, decision.asset).name,
    },
  );
  return findingNotes(inventory)(finding);
}

function isOneOf<T extends string>(list: readonly T[], text: string): text is T {
  return (list as readonly string[]).includes(text);
}
