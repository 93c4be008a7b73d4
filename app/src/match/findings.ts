import type { AdvisoryClass } from '../domain/advisory.ts';
import type { VerdictKind } from '../domain/verdict.ts';
import type { Ledger } from '../ledger/ledger.ts';

/** The verdict of one advisory on one component, as it was last judged. Kept are *affected* and *undetermined*; the others are not findings. */
export interface Finding {
  /** The record's own id. */
  readonly advisory: string;
  readonly class: AdvisoryClass;
  readonly component: number;
  readonly verdict: Extract<VerdictKind, 'affected' | 'undetermined'>;
  readonly clause: string | undefined;
  readonly reason: string;
  readonly fixed: readonly string[];
  /** When it was first judged so, in milliseconds. */
  readonly since: number;
}

export function allFindings(ledger: Ledger): Finding[] {
  return ledger.database.prepare('SELECT * FROM verdict').all().map(findingOf);
}

export function findingsOf(ledger: Ledger, components: Iterable<number>): Finding[] {
  const find = ledger.database.prepare('SELECT * FROM verdict WHERE component = ?');
  return [...components].flatMap((component) => find.all(component).map(findingOf));
}

/** @param advisory the record's number in the index of advisories */
export function findingsByAdvisory(ledger: Ledger, advisory: number): Finding[] {
  return ledger.database.prepare('SELECT * FROM verdict WHERE advisory = ?').all(advisory).map(findingOf);
}

function findingOf(row: Record<string, unknown>): Finding {
  return {
    advisory: String(row.advisory_id),
    class: row.class as AdvisoryClass,
    component: Number(row.component),
    verdict: row.kind as Finding['verdict'],
    clause: row.clause === null ? undefined : String(row.clause),
    reason: String(row.reason),
    fixed: JSON.parse(String(row.fixed)) as string[],
    since: Number(row.since),
  };
}
