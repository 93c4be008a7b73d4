import type { Audit } from '../../domain/audit.ts';
import type { VexStatement } from '../../domain/vex.ts';
import { auditsOf, hasAuditsSince } from '../../ledger/audits.ts';
import type { Component } from '../../ledger/components/find.ts';
import type { Ledger } from '../../ledger/ledger.ts';
import { hasStatements, statementsAbout } from '../../ledger/statements.ts';
import type { CheckLine } from '../check/check-line.ts';
import { idsOf } from '../check/decide/decisions.ts';
import { auditKey, withCurrentAsset } from '../findings/audit-notes.ts';
import { statementReader } from '../findings/heard-statements.ts';
import { tellStance } from '../findings/places.ts';
import { stanceOn } from '../findings/stance.ts';
import { decideAmong, holdsAt, speaksOf, type VexJudge } from '../vex/vex-judge.ts';
import type { Stance } from './component-findings.ts';

/**
 * What people decided in the ledger of findings such as those of a document: of the same package and advisory, about all assets or about the one
 * that is named. A package is known by its purl.
 */
export function decidedInLedger(ledger: Ledger, now: number, asset = ''): Stance {
  if (!hasAuditsSince(ledger, 0)) return () => undefined;
  return (line) => {
    const audits = line.purl === null ? [] : auditsOf(ledger, idsOf(line), line.purl);
    return stanceOf({ ...line, verdict: line.vex?.before ?? line.verdict }, audits, [], asset, now);
  };
}

/** What documents in the ledger state, about all assets or about the one that is named, beside what others state. */
export function statedInLedger(ledger: Ledger, now: number, asset: string | undefined, others: VexJudge | undefined): VexJudge | undefined {
  if (!hasStatements(ledger)) return others;
  return (ids, advisoryClass, subject) => {
    const kept = statementsAbout(ledger, ids).filter((one) => one.asset === undefined || one.asset === asset);
    const statements = kept.map(({ statement }) => statement).filter((one) => holdsAt(one, now) && speaksOf(one, subject));
    const other = others?.(ids, advisoryClass, subject)?.statement;
    return decideAmong(other ? [other, ...statements] : statements, advisoryClass);
  };
}

/** What people decided and others state of findings where the ledger has them. */
export function stancesInLedger(ledger: Ledger, now: number): (component: Component, asset: string) => Stance {
  if (!hasAuditsSince(ledger, 0) && !hasStatements(ledger)) return () => () => undefined;
  const heard = statementReader(ledger);
  return (component, asset) => (line) => {
    const ids = idsOf(line);
    const audits = auditsOf(ledger, ids, auditKey(component)).map((audit) => withCurrentAsset(ledger, audit));
    return stanceOf(line, audits, heard(ids, component, [asset]).on(asset), asset, now);
  };
}

function stanceOf(
  line: CheckLine,
  audits: readonly Audit[],
  statements: readonly VexStatement[],
  asset: string,
  now: number,
): ReturnType<Stance> {
  if (audits.length === 0 && statements.length === 0) return undefined;
  const { verdict, reason } = line;
  const stance = stanceOn({ class: line.class ?? 'vulnerability', verdict, audits, statements, owner: undefined }, asset, now);
  if (stance.by !== 'decision' && stance.by !== 'statement') return undefined;
  return { verdict: stance.verdict, reason: tellStance(stance, { class: line.class ?? 'vulnerability', reason }) };
}
