import { type JudgedAdvisory, lookupName, type PackageName } from '../../advisories/index.ts';
import type { Ledger } from '../../ledger/ledger.ts';
import { judge } from '../judge.ts';
import type { Subject } from '../subject.ts';
import { packageKey } from './subjects-named-by.ts';

/**
 * Judges components by one advisory and keeps the verdicts that are findings. A finding that stays keeps the time since when it is one.
 *
 * @param others whether findings of the advisory on components that are not among these go (the advisory has changed) or are kept
 */
export function writeVerdicts(
  ledger: Ledger,
  key: number,
  advisory: JudgedAdvisory,
  subjects: readonly { readonly id: number; readonly subject: Subject }[],
  { others }: { readonly others: 'removed' | 'kept' } = { others: 'removed' },
): void {
  const { database } = ledger;
  const before = new Map(
    database
      .prepare('SELECT component, kind, since FROM verdict WHERE advisory = ?')
      .all(key)
      .map((row) => [Number(row.component), { kind: String(row.kind), since: Number(row.since) }]),
  );
  if (others === 'removed' && before.size > 0) database.prepare('DELETE FROM verdict WHERE advisory = ?').run(key);
  const now = ledger.clock();
  for (const { id, subject } of subjects) {
    const { kind, clause, reason, fixed } = judge(subject, advisory);
    if (kind !== 'affected' && kind !== 'undetermined') continue;
    const known = before.get(id);
    database
      .prepare(
        'INSERT OR REPLACE INTO verdict (advisory, component, advisory_id, class, kind, clause, reason, fixed, since) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)',
      )
      .run(
        key,
        id,
        advisory.id,
        advisory.class,
        kind,
        clause ?? null,
        reason,
        JSON.stringify(fixed),
        known && known.kind === kind ? known.since : now,
      );
  }
}

/** Remembers by which packages an advisory may ask for a component. */
export function keepPackages(ledger: Ledger, component: number, { ecosystem, name }: PackageName): void {
  ledger.database
    .prepare('INSERT OR IGNORE INTO component_package (package, component) VALUES (?, ?)')
    .run(packageKey({ ecosystem, name: lookupName({ ecosystem, name }) }), component);
}
