import type { CollectedComponent } from '../../domain/collected.ts';
import type { Database } from '../../platform/sql/database.ts';
import { hashKey, termKinds, termsOf } from './facts.ts';
import { recentMap } from './recent-map.ts';

/** What sources say of components, kept so that components are found by it. */
export interface FactIndex {
  /**
   * Keeps what a further source says of a component that is known, unless the same was kept before. Within a transaction.
   *
   * @param before some of what was kept of it before
   */
  keepMore(id: number, component: CollectedComponent, text: string, before: readonly string[]): void;
  /** Notes what a component is found by, but for what `before` tells already; written by `flush`. */
  index(id: number, component: CollectedComponent, before: readonly string[]): void;
  /** Writes what was noted: in order, which is the fastest way into an index, and all components of a term together. */
  flush(): void;
  /** Forgets what was remembered, and what was noted. */
  forget(): void;
}

/** How many terms are remembered at least. */
const rememberedTerms = 4_000;

/** A hash and a component in one number would not be exact: the hash alone has 48 bits. */
type HashOf = readonly [key: number, component: number];

export function createFactIndex(database: Database): FactIndex {
  const terms = recentMap<string, number>(rememberedTerms);
  let hashes: HashOf[] = [];
  let byTerm = new Map<number, number[]>();

  return {
    keepMore(id, component, text, before) {
      const { changes } = database
        .prepare('INSERT OR IGNORE INTO fact (component, facts) SELECT id, ?2 FROM component WHERE id = ?1 AND facts IS NOT ?2')
        .run(id, text);
      if (changes === 0) return;
      index(id, component, before);
      if (decides(component))
        database.prepare('INSERT OR IGNORE INTO retold (component) SELECT ?1 FROM matched WHERE component >= ?1').run(id);
    },
    index,
    flush() {
      if (hashes.length > 0) {
        const insert = database.prepare('INSERT OR IGNORE INTO component_hash (hash, component) VALUES (?, ?)');
        for (const [key, id] of hashes.sort((a, b) => a[0] - b[0])) insert.get(key, id);
        hashes = [];
      }
      const insert = database.prepare(
        `INSERT INTO posting (term, first, components) VALUES (?, ?, ?)
         ON CONFLICT DO UPDATE SET components = rtrim(components, ']') || ',' || ltrim(excluded.components, '[')`,
      );
      for (const [term, ids] of byTerm) insert.run(term, ids[0]!, `[${ids}]`);
      byTerm.clear();
    },
    forget() {
      terms.clear();
      hashes = [];
      byTerm = new Map();
    },
  };

  function index(id: number, component: CollectedComponent, before: readonly string[]): void {
    for (const hash of component.hashes ?? []) {
      const key = before.some((text) => text.includes(hash)) ? undefined : hashKey(hash);
      if (key !== undefined) hashes.push([key, id]);
    }
    for (const [kind, value] of termsOf(component)) {
      const term = termId(termKinds[kind], value);
      const ids = byTerm.get(term);
      if (!ids) byTerm.set(term, [id]);
      else if (ids.at(-1) !== id) ids.push(id);
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
      terms.set(key, id);
    }
    return id;
  }
}

/** Whether advisories ask for any of it: what is known of a component's licences or places alone never changes a verdict. */
function decides({ hashes, publisher, supplier, signer, cpes }: CollectedComponent): boolean {
  return Boolean(hashes?.length || cpes?.length || publisher || supplier || signer);
}
