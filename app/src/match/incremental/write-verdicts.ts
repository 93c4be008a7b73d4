import { type JudgedAdvisory, lookupName, type PackageName } from '../../advisories/index.ts';
import type { Ledger } from '../../ledger/ledger.ts';
import { type Judgement, judge } from '../judge.ts';
import type { Subject } from '../subject.ts';
import { type Change, type ChangeCause, noteChanges } from './note-changes.ts';
import { packageKey } from './subjects-named-by.ts';

export interface Asked {
  readonly id: number;
  readonly subject: Subject;
}

/** What an advisory meant for a component before. */
interface Before {
  readonly kind: string;
  readonly since: number;
}

/**
 * Judges components by one advisory, keeps the verdicts that are findings, and notes what that changes. A finding that stays keeps the time
 * since when it is one.
 *
 * @param others whether findings of the advisory on components that are not among these go (the advisory has changed) or are kept
 */
export function writeVerdicts(
  ledger: Ledger,
  key: number,
  advisory: JudgedAdvisory,
  asked: readonly Asked[],
  { others, cause }: { readonly others: 'removed' | 'kept'; readonly cause: ChangeCause },
): void {
  const before = readBefore(ledger, key);
  const changes: Change[] = [];
  const left = new Map(before);
  for (const { id, subject } of asked) {
    const found = judge(subject, advisory);
    const known = before.get(id);
    left.delete(id);
    const after = isFinding(found) ? found.kind : undefined;
    if (after !== undefined) writeVerdict(ledger, key, advisory, id, found, known);
    else if (known) removeVerdict(ledger, key, id);
    if (after !== known?.kind) changes.push({ component: id, before: known?.kind, after });
  }
  if (others === 'removed') {
    for (const [id, { kind }] of left) {
      removeVerdict(ledger, key, id);
      changes.push({ component: id, before: kind, after: undefined });
    }
  }
  noteChanges(ledger, advisory, changes, before.size > 0 && readBefore(ledger, key).size > 0, cause);
}

/** Remembers by which packages an advisory may ask for a component. */
export function keepPackages(ledger: Ledger, component: number, { ecosystem, name }: PackageName): void {
  ledger.database
    .prepare('INSERT OR IGNORE INTO component_package (package, component) VALUES (?, ?)')
    .get(packageKey({ ecosystem, name: lookupName({ ecosystem, name }) }), component);
}

function isFinding({ kind }: Judgement): boolean {
  return kind === 'affected' || kind === 'undetermined';
}

function readBefore(ledger: Ledger, key: number): Map<number, Before> {
  const rows = ledger.database.prepare('SELECT component, kind, since FROM verdict WHERE advisory = ?').all(key);
  return new Map(rows.map((row) => [Number(row.component), { kind: String(row.kind), since: Number(row.since) }]));
}

function writeVerdict(
  ledger: Ledger,
  key: number,
  advisory: JudgedAdvisory,
  component: number,
  found: Judgement,
  known: Before | undefined,
): void {
  const { kind, clause, reason, fixed } = found;
  const since = known?.kind === kind ? known.since : ledger.clock();
  ledger.database
    .prepare(
      'INSERT OR REPLACE INTO verdict (advisory, component, advisory_id, class, kind, clause, reason, fixed, since) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)',
    )
    .run(key, component, advisory.id, advisory.class, kind, clause ?? null, reason, JSON.stringify(fixed), since);
}

function removeVerdict(ledger: Ledger, key: number, component: number): void {
  ledger.database.prepare('DELETE FROM verdict WHERE advisory = ? AND component = ?').run(key, component);
}
