import { formatTime } from '../../domain/time.ts';
import { statesWorstFirst } from '../../domain/verdict.ts';
import { presencesOf } from '../../ledger/presences.ts';
import { streamName } from '../../ledger/record.ts';
import { findingsOf } from '../../match/findings.ts';
import type { ChangeCause } from '../../match/incremental/note-changes.ts';
import { tellCause } from '../findings/finding-changes.ts';
import type { FindingNote } from '../findings/findings-answer.ts';
import { findingNotes } from '../findings/note-finding.ts';
import { changesOfWords } from '../findings/word-changes.ts';
import type { Inventory } from '../inventory.ts';
import type { ExplainAnswer, HistoryNote, SeenNote } from './explain-answer.ts';

/** How many places are told. */
const toldPlaces = 50;

/** What the ledger knows of a component and an advisory: the finding, where it was seen, and what became of it. @param ids of the advisory */
export function toldByLedger(
  inventory: Inventory,
  component: number | undefined,
  ids: readonly string[],
): Pick<ExplainAnswer, 'finding' | 'seen' | 'history'> {
  if (component === undefined) return { finding: null, seen: [], history: [] };
  const note = findingNotes(inventory);
  const notes = findingsOf(inventory.ledger, [component])
    .filter(({ advisory }) => ids.includes(advisory))
    .map(note)
    .sort((a, b) => rankOf(a) - rankOf(b));
  const finding = notes[0] ?? null;
  return { finding, seen: seenOf(inventory, component), history: historyOf(inventory, component, ids, finding) };
}

function rankOf({ state }: FindingNote): number {
  return state === null ? statesWorstFirst.length : statesWorstFirst.indexOf(state);
}

function seenOf({ ledger }: Inventory, component: number): SeenNote[] {
  return presencesOf(ledger, [component])
    .toSorted((a, b) => Number(a.toBy !== undefined) - Number(b.toBy !== undefined) || b.fromBy - a.fromBy)
    .slice(0, toldPlaces)
    .map((row) => ({
      asset: row.asset,
      from: { after: row.fromAfter === undefined ? null : formatTime(row.fromAfter), by: formatTime(row.fromBy) },
      to: row.toBy === undefined ? null : { after: row.toAfter === undefined ? null : formatTime(row.toAfter), by: formatTime(row.toBy) },
      evidence:
        row.evidence === undefined ? null : { ...ledger.marks.of(row.evidence), time: formatTime(row.fromBy), stream: streamName(row) },
    }));
}

function historyOf({ ledger }: Inventory, component: number, ids: readonly string[], finding: FindingNote | null): HistoryNote[] {
  const changes = ledger.database
    .prepare(
      'SELECT time, what, after, cause, advisory_id FROM finding_change WHERE component = ? AND advisory_id IN (SELECT value FROM json_each(?))',
    )
    .all(component, JSON.stringify(ids))
    .map(({ time, what, after, cause, advisory_id: advisory }) => ({
      time: formatTime(Number(time)),
      what: String(what),
      cause: `${advisory}${after === null ? '' : ` (${after})`}: ${tellCause(JSON.parse(String(cause)) as ChangeCause)}`,
    }));
  const words = finding ? changesOfWords(finding, '', formatTime(ledger.clock())) : [];
  return [...changes, ...words.map(({ time, what, cause }) => ({ time, what, cause }))].sort((a, b) => (a.time < b.time ? -1 : 1));
}
