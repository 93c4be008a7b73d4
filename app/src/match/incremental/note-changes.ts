import type { JudgedAdvisory } from '../../advisories/index.ts';
import type { Ledger } from '../../ledger/ledger.ts';

/**
 * Why a verdict changed: an advisory came or was amended, withdrawn or taken out of its feed; a component became known; or a source told more
 * of one that was known: its publisher, its signer, a hash.
 */
export type ChangeCause =
  | {
      readonly kind: 'advisory';
      readonly revision: number;
      readonly what: 'published' | 'amended' | 'withdrawn' | 'removed';
      readonly feed: string;
    }
  | { readonly kind: 'component' }
  | { readonly kind: 'facts' };

export interface Change {
  readonly component: number;
  readonly before: string | undefined;
  readonly after: string | undefined;
}

/**
 * Notes each change of a verdict with its cause: a finding is *opened*, *changed* (what was undetermined is affected, or the other way), and
 * *narrowed* away where the advisory still hits others of before, *closed* where it hits nothing of them any more.
 *
 * @param stillHits whether the advisory has any of its earlier findings left
 */
export function noteChanges(
  ledger: Ledger,
  advisory: JudgedAdvisory,
  changes: readonly Change[],
  stillHits: boolean,
  cause: ChangeCause,
): void {
  const insert = ledger.database.prepare(
    'INSERT INTO finding_change (time, what, advisory_id, class, component, before, after, cause) VALUES (?, ?, ?, ?, ?, ?, ?, ?)',
  );
  for (const { component, before, after } of changes) {
    const what = before === undefined ? 'opened' : after !== undefined ? 'changed' : stillHits ? 'narrowed' : 'closed';
    insert.run(ledger.clock(), what, advisory.id, advisory.class, component, before ?? null, after ?? null, JSON.stringify(cause));
  }
}
