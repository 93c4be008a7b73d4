import type { CollectedComponent } from '../../domain/collected.ts';
import type { Database } from '../../platform/sql/database.ts';
import { type Facts, factsOf, hashKey, termKinds, termsOf } from './facts.ts';

/** What sources say of components, kept so that components are found by it. */
export interface FactIndex {
  /** Keeps what a source says of a component, unless the same was kept before. Within a transaction. */
  keep(id: number, component: CollectedComponent): void;
  /** Forgets what was remembered as kept. */
  forget(): void;
}

/** How many terms are remembered before all are forgotten. */
const rememberedTerms = 10_000;

export function createFactIndex(database: Database): FactIndex {
  const terms = new Map<string, number>();
  const noteRetold = database.prepare('INSERT OR IGNORE INTO retold (component) SELECT ?1 FROM matched WHERE component >= ?1');

  return {
    keep(id, component) {
      const facts = factsOf(component);
      const text = JSON.stringify(facts);
      if (text === '{}') return;
      const { changes } = database.prepare('INSERT OR IGNORE INTO fact (component, facts) VALUES (?, ?)').run(id, text);
      if (changes === 1) index(id, facts);
      if (changes === 1 && decides(facts)) noteRetold.run(id);
    },
    forget: () => terms.clear(),
  };

  function index(id: number, facts: Facts): void {
    for (const hash of facts.hashes ?? []) {
      const key = hashKey(hash);
      if (key !== undefined) database.prepare('INSERT OR IGNORE INTO component_hash (hash, component) VALUES (?, ?)').run(key, id);
    }
    for (const [kind, value] of termsOf(facts)) {
      database.prepare('INSERT OR IGNORE INTO component_term (term, component) VALUES (?, ?)').run(termId(termKinds[kind], value), id);
    }
  }

  function termId(kind: number, value: string): number {
    const key = `${kind}${value}`;
    let id = terms.get(key);
    if (id === undefined) {
      const row = database.prepare('SELECT id FROM term WHERE kind = ? AND value = ?').get(kind, value);
      const found =
        row?.id ??
        database.prepare('INSERT INTO term (kind, value, lvalue) VALUES (?, ?, ?)').run(kind, value, value.toLowerCase()).lastInsertRowid;
      id = Number(found);
      if (terms.size >= rememberedTerms) terms.clear();
      terms.set(key, id);
    }
    return id;
  }
}

/** Whether advisories ask for any of it: what is known of a component's licences or places alone never changes a verdict. */
function decides({ hashes, publisher, supplier, signer, cpes }: Facts): boolean {
  return (hashes ?? cpes) !== undefined || (publisher ?? supplier ?? signer) !== undefined;
}
