import { formatTime } from '../../domain/time.ts';
import { componentById } from '../../ledger/components/find.ts';
import { assetsHolding } from '../../ledger/presences.ts';
import type { ChangeCause } from '../../match/incremental/note-changes.ts';
import type { Inventory } from '../inventory.ts';
import type { FindingChange, FindingChangesAnswer } from './findings-answer.ts';
import { wordChanges } from './word-changes.ts';

/**
 * What changed among the findings since a moment, and why: verdicts that came, changed and went, affected components that arrived on an asset or
 * left it, what people decided and others stated, and what of that has expired. Ordered by when we learnt of it.
 */
export function findingChanges(inventory: Inventory, since: number): FindingChangesAnswer {
  const changes = [...verdictChanges(inventory, since), ...presenceChanges(inventory, since), ...wordChanges(inventory, since)];
  changes.sort((a, b) => (a.time < b.time ? -1 : a.time > b.time ? 1 : 0));
  return { schema: 'waybill/finding-changes/1', since: formatTime(since), changes };
}

function verdictChanges({ ledger }: Inventory, since: number): FindingChange[] {
  return ledger.database
    .prepare('SELECT * FROM finding_change WHERE time >= ? ORDER BY id')
    .all(since)
    .map((row) => {
      const { purl, name, version } = componentById(ledger.database, Number(row.component));
      return {
        time: formatTime(Number(row.time)),
        what: row.what as FindingChange['what'],
        advisory: String(row.advisory_id),
        class: String(row.class),
        component: { purl: purl ?? null, name, version: version ?? null },
        before: row.before === null ? null : String(row.before),
        after: row.after === null ? null : String(row.after),
        cause: tellCause(JSON.parse(String(row.cause)) as ChangeCause),
        assets: assetsHolding(ledger, Number(row.component)),
      };
    });
}

/** Presences of components with a verdict that we learnt of since then; what came with the verdict itself is told there. */
function presenceChanges({ ledger }: Inventory, since: number): FindingChange[] {
  // From the verdicts (CROSS JOIN keeps the order): the presences of what is affected are few among all that there ever were.
  const rows = ledger.database
    .prepare(
      `SELECT verdict.advisory_id, verdict.class, verdict.kind, presence.component, asset.name AS asset, known_from, known_to FROM verdict
       CROSS JOIN presence ON presence.component = verdict.component JOIN stream ON stream.id = presence.stream JOIN asset ON asset.id = stream.asset
       WHERE deleted IS NULL AND ((known_from >= :since AND known_from > verdict.since AND to_by IS NULL) OR known_to >= :since)`,
    )
    .all({ since });
  return rows.map((row) => {
    const { purl, name, version } = componentById(ledger.database, Number(row.component));
    const left = row.known_to !== null;
    return {
      time: formatTime(Number(left ? row.known_to : row.known_from)),
      what: left ? 'left' : 'arrived',
      advisory: String(row.advisory_id),
      class: String(row.class),
      component: { purl: purl ?? null, name, version: version ?? null },
      before: left ? String(row.kind) : null,
      after: left ? null : String(row.kind),
      cause: left ? `newer evidence of ${row.asset} is without it` : `evidence of ${row.asset} tells of it`,
      assets: [String(row.asset)],
    };
  });
}

/** Why a verdict changed, in words. */
export function tellCause(cause: ChangeCause): string {
  if (cause.kind === 'component') return 'the component became known';
  if (cause.kind === 'facts') return 'a source told more of the component';
  return `the advisory was ${cause.what} (revision ${cause.revision}, ${cause.feed})`;
}
