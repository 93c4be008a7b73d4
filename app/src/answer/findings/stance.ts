import type { AdvisoryClass } from '../../domain/advisory.ts';
import type { Audit, AuditState } from '../../domain/audit.ts';
import type { VerdictKind } from '../../domain/verdict.ts';
import type { VexStatement } from '../../domain/vex.ts';
import { standingAudit } from '../../ledger/audits.ts';
import type { OwnerWord } from '../../match/judge-owned.ts';
import { decideAmong } from '../vex/vex-judge.ts';

/** What a finding is on one asset, and who says so. */
export interface Stance {
  readonly verdict: VerdictKind;
  readonly by: 'advisory' | 'owner' | 'statement' | 'decision';
  readonly decision: Audit | undefined;
  readonly statement: VexStatement | undefined;
  readonly owner: OwnerWord | undefined;
}

/** What is known of a finding on one asset. */
export interface Heard {
  readonly class: AdvisoryClass;
  /** By the advisory alone. */
  readonly verdict: VerdictKind;
  readonly audits: readonly Audit[];
  /** Those that speak of it on this asset and hold now. */
  readonly statements: readonly VexStatement[];
  /** Of the distribution whose package owns the component there. */
  readonly owner: OwnerWord | undefined;
}

const verdicts: Readonly<Record<AuditState, VerdictKind | undefined>> = {
  // Somebody is looking: it stays what the advisory says, and nobody else closes it meanwhile.
  inTriage: undefined,
  exploitable: 'affected',
  notAffected: 'notAffected',
  falsePositive: 'notAffected',
  resolved: 'fixed',
};

/**
 * Who decides what a finding is: a decision on this very asset, else one on all of them, else what others state, else the distribution whose
 * package owns the files, else the advisory. Of what is bad
 * on purpose the advisory decides alone; the others are shown. docs/decisions/vex.md gives the reasons.
 */
export function stanceOn({ class: kind, verdict, audits, statements, owner }: Heard, asset: string, now: number): Stance {
  const decision = standingAudit(audits, now, asset);
  const heard = decideAmong(statements, kind);
  const told = { decision, statement: heard?.statement, owner };
  if (kind === 'compromise' || kind === 'malware') return { verdict, by: 'advisory', ...told };
  if (decision) return { verdict: verdicts[decision.state] ?? verdict, by: 'decision', ...told };
  if (heard) return { verdict: heard.verdict, by: 'statement', ...told };
  if (owner) return { verdict: owner.verdict, by: 'owner', ...told };
  return { verdict, by: 'advisory', ...told };
}
