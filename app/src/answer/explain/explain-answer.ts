import type { VerdictKind } from '../../domain/verdict.ts';
import type { NearMiss } from '../../match/outcome.ts';
import type { Answered, Bounds, EvidenceNote } from '../answer.ts';
import type { FindingNote } from '../findings/findings-answer.ts';

/** What one record of an advisory means for the component, with all that decided. */
export interface ExplainedRecord {
  readonly advisory: string;
  readonly class: string;
  readonly feed: string;
  /** Hours since its feed was last read. */
  readonly feedAgeHours: number | null;
  readonly revision: number;
  /** When this revision was first read. */
  readonly recorded: string;
  readonly verdict: VerdictKind;
  /** The part of the record that decided. */
  readonly clause: string | null;
  /** The order by which versions were compared; null where none was. */
  readonly comparator: string | null;
  /** By which of its names the record means the component; null where it does not. */
  readonly identity: string | null;
  readonly reason: string;
  readonly fixed: readonly string[];
  /** What nearly matched, and why it did not. */
  readonly nearMisses: readonly NearMiss[];
  /** Why the record itself is not to be trusted in this. */
  readonly suspect: string | null;
}

/** Where the component is or was, by which evidence. */
export interface SeenNote {
  readonly asset: string;
  readonly from: Bounds;
  readonly to: Bounds | null;
  readonly evidence: EvidenceNote | null;
}

/** Something that happened to the finding. */
export interface HistoryNote {
  readonly time: string;
  readonly what: string;
  readonly cause: string;
}

export interface ExplainAnswer extends Answered {
  readonly schema: 'waybill/explain/1';
  readonly component: string;
  readonly advisory: string;
  /** All ids of the advisory. */
  readonly group: readonly string[];
  /** By which names advisories may ask for the component. */
  readonly identity: readonly string[];
  /** Of all its records the worst. */
  readonly verdict: VerdictKind;
  readonly records: readonly ExplainedRecord[];
  /** What the ledger has of it, decisions and statements with it; null where it has no such finding. */
  readonly finding: FindingNote | null;
  /** Where the ledger has seen the component; at most fifty. */
  readonly seen: readonly SeenNote[];
  /** What became of the finding, oldest first. */
  readonly history: readonly HistoryNote[];
}
