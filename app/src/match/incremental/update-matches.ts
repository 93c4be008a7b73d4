import type { Advisories, Candidate } from '../../advisories/index.ts';
import { plainName } from '../../domain/plain-name.ts';
import { type Component, componentById, componentsAfter, findByHash } from '../../ledger/components/find.ts';
import { change, type Ledger } from '../../ledger/ledger.ts';
import { cpeKeysOf, mayBeProduct, packagesOfSubject, productKeysOfSubject, productNamesOf, type Subject } from '../subject.ts';
import { bareSubjectOf, subjectOf } from './subject-of.ts';
import { subjectsNamedBy } from './subjects-named-by.ts';
import { keepPackages, writeVerdicts } from './write-verdicts.ts';

export interface MatchProgress {
  readonly what: 'advisories' | 'components';
  readonly done: number;
  readonly total?: number;
}

/** How far matching has come: the last change of the advisories and the last component that it has seen. */
interface Matched {
  readonly seq: number;
  readonly component: number;
}

/** An advisory and the components that it names. */
interface Named {
  readonly candidate: Candidate;
  readonly components: Set<number>;
}

/** Components judged in one transaction. */
const batch = 2000;

/** Whether nothing has changed since the last matching. Costs three look-ups. */
export function isMatched(ledger: Ledger, advisories: Advisories): boolean {
  const { seq, component } = readMatched(ledger);
  return seq === advisories.seq() && component === newestComponent(ledger) && retoldComponents(ledger, 1).length === 0;
}

/**
 * Brings the verdicts up to date, in both directions: an advisory that is new or amended asks the components that it names, past ones too; a
 * component that is new, or of which more is known, asks the advisories. The cost follows what has changed, not what there is. Whoever ingests
 * or imports calls it afterwards; whoever asks and finds it behind does too.
 */
export function updateMatches(ledger: Ledger, advisories: Advisories, onProgress: (progress: MatchProgress) => void = () => {}): void {
  if (isMatched(ledger, advisories)) return;
  const { seq } = readMatched(ledger);
  // An index that was made anew counts from the beginning again.
  if (seq > advisories.seq()) change(ledger, () => forgetMatches(ledger));
  matchAdvisories(ledger, advisories, onProgress);
  matchComponents(ledger, advisories, onProgress);
  matchRetold(ledger, advisories);
}

/** New and amended advisories against the components that were matched before. */
function matchAdvisories(ledger: Ledger, advisories: Advisories, onProgress: (progress: MatchProgress) => void): void {
  const { seq, component } = readMatched(ledger);
  const last = advisories.seq();
  if (component > 0 && seq < last) {
    change(ledger, () => {
      let done = 0;
      for (const { key, gone, advisory, revision, feed } of advisories.changedSince(seq)) {
        const subjects = gone ? [] : subjectsNamedBy(ledger, advisory.affected);
        const what = gone ? 'removed' : advisory.withdrawn !== undefined ? 'withdrawn' : revision > 1 ? 'amended' : 'published';
        writeVerdicts(ledger, key, advisory, subjects, { others: 'removed', cause: { kind: 'advisory', revision, what, feed } });
        done += 1;
        if (done % 1000 === 0) onProgress({ what: 'advisories', done });
      }
      ledger.database.prepare('UPDATE matched SET seq = ? WHERE id = 1').run(last);
    });
  } else {
    change(ledger, () => ledger.database.prepare('UPDATE matched SET seq = ? WHERE id = 1').run(last));
  }
}

/** New components against all advisories. */
function matchComponents(ledger: Ledger, advisories: Advisories, onProgress: (progress: MatchProgress) => void): void {
  const total = newestComponent(ledger);
  for (let { component } = readMatched(ledger); component < total; component = readMatched(ledger).component) {
    onProgress({ what: 'components', done: component, total });
    change(ledger, () => {
      const components = componentsAfter(ledger.database, component, batch);
      judgeAll(ledger, advisories, components, 'component');
      ledger.database.prepare('UPDATE matched SET component = ? WHERE id = 1').run(components.at(-1)?.id ?? total);
    });
  }
}

/** Components that were matched before and of which a source has told more: facts are only added, so that none is named less than before. */
function matchRetold(ledger: Ledger, advisories: Advisories): void {
  for (let ids = retoldComponents(ledger, batch); ids.length > 0; ids = retoldComponents(ledger, batch)) {
    change(ledger, () => {
      const components = ids.map((id) => componentById(ledger.database, id));
      judgeAll(ledger, advisories, components, 'facts');
      for (const id of ids) ledger.database.prepare('DELETE FROM retold WHERE component = ?').run(id);
    });
  }
}

/**
 * Judges components by all advisories that name them. Most are named by none: what their sources say of them is only read for those that are,
 * or that some product is known by.
 */
function judgeAll(ledger: Ledger, advisories: Advisories, components: readonly Component[], cause: 'component' | 'facts'): void {
  const named = new Map<number, Named>();
  const take = (id: number, candidates: readonly Candidate[]) => {
    for (const candidate of candidates) {
      const entry = named.get(candidate.key) ?? { candidate, components: new Set() };
      entry.components.add(id);
      named.set(candidate.key, entry);
    }
  };
  const bare = components.map((component) => ({ id: component.id, subject: bareSubjectOf(component) }));
  const packages = bare.flatMap(({ id, subject }) => packagesOfSubject(subject).map((name) => ({ id, name })));
  for (const { id, name } of packages) keepPackages(ledger, id, name);
  const byPackage = advisories.candidates(packages.map(({ name }) => name));
  for (const [index, { id }] of packages.entries()) take(id, byPackage[index]!);

  const subjects = new Map<number, Subject>();
  const subject = (id: number) => subjects.get(id) ?? subjects.set(id, subjectOf(ledger, id)).get(id)!;
  const products = componentsOfProducts(ledger, advisories, bare, subject);
  const byProduct = advisories.byProduct(products.map((id) => productKeysOfSubject(subject(id))));
  for (const [index, id] of products.entries()) take(id, byProduct[index]!);

  for (const { candidate, components } of named.values()) {
    const list = [...components].map((id) => ({ id, subject: subject(id) }));
    writeVerdicts(ledger, candidate.key, candidate.advisory, list, { others: 'kept', cause: { kind: cause } });
  }
}

/** Components that share a name, a hash or a CPE with a product that some advisory names; there are few such products. */
function componentsOfProducts(
  ledger: Ledger,
  advisories: Advisories,
  bare: readonly { readonly id: number; readonly subject: Subject }[],
  whole: (id: number) => Subject,
): number[] {
  const { names, hashes, cpes } = advisories.products();
  const hashed = new Set([...hashes].flatMap((hash) => findByHash(ledger.database, hash).map(({ id }) => id)));
  return bare.flatMap(({ id, subject }) => {
    const known = hashed.has(id) || productNamesOf(subject).some((name) => names.has(plainName(name)));
    return known || (cpes.size > 0 && mayBeProduct(subject) && cpeKeysOf(whole(id)).some((key) => cpes.has(key))) ? [id] : [];
  });
}

function readMatched(ledger: Ledger): Matched {
  const row = ledger.database.prepare('SELECT seq, component FROM matched WHERE id = 1').get()!;
  return { seq: Number(row.seq), component: Number(row.component) };
}

function retoldComponents(ledger: Ledger, count: number): number[] {
  const rows = ledger.database.prepare('SELECT component FROM retold ORDER BY component LIMIT ?').all(count);
  return rows.map((row) => Number(row.component));
}

function newestComponent(ledger: Ledger): number {
  return Number(ledger.database.prepare('SELECT max(id) AS id FROM component').get()!.id ?? 0);
}

function forgetMatches(ledger: Ledger): void {
  ledger.database.exec('DELETE FROM verdict; DELETE FROM component_package; DELETE FROM retold; UPDATE matched SET seq = 0, component = 0');
}
