import type { CollectedComponent } from '../../domain/collected.ts';
import type { Database } from '../../platform/sql/database.ts';
import { digestOf, factsOf, hashBytes, termKinds, termsOf } from './facts.ts';
import { identityOf } from './identity.ts';

/** The ids of the components that the ledger knows, and the way new ones get in. */
export interface ComponentIndex {
  /** The id of a component, made known with its facts if need be. Within a transaction. */
  idOf(component: CollectedComponent): Known;
  typeOf(id: number): string;
  /** Forgets what was remembered: a transaction was undone, so that ids given in it may be given again. */
  forget(): void;
}

export interface Known {
  readonly id: number;
  readonly type: string;
}

/** How many components are remembered before all are forgotten: about 100 bytes each. */
const remembered = 200_000;

export function createComponentIndex(database: Database): ComponentIndex {
  const known = new Map<string, Known>();
  const types = new Map<number, string>();
  const terms = new Map<string, number>();
  const knownFacts = new Set<string>();

  return {
    idOf(component) {
      // The purl as spelled leads to the same component every time: most components of most documents need no more than this.
      const spelled = component.purl;
      let found = spelled === undefined ? undefined : known.get(spelled);
      if (!found) {
        const identity = identityOf(component);
        found = known.get(identity.key) ?? findOrInsert(component, identity);
        if (known.size > remembered) this.forget();
        known.set(identity.key, found);
        if (spelled !== undefined && spelled !== identity.key && identity.type !== '') known.set(spelled, found);
        types.set(found.id, found.type);
      }
      keepFacts(found.id, component);
      return found;
    },
    typeOf(id) {
      let type = types.get(id);
      if (type === undefined) {
        type = String(database.prepare('SELECT type FROM component WHERE id = ?').get(id)?.type ?? '');
        types.set(id, type);
      }
      return type;
    },
    forget() {
      known.clear();
      types.clear();
      terms.clear();
      knownFacts.clear();
    },
  };

  function findOrInsert(component: CollectedComponent, identity: ReturnType<typeof identityOf>): Known {
    const row = database.prepare('SELECT id FROM component WHERE key = ?').get(identity.key);
    if (row) return { id: Number(row.id), type: identity.type };
    const { lastInsertRowid } = database
      .prepare('INSERT INTO component (key, kind, type, coordinate, origin, name, lname, version) VALUES (?, ?, ?, ?, ?, ?, ?, ?)')
      .run(
        identity.key,
        component.kind,
        identity.type,
        identity.coordinate,
        identity.origin ?? null,
        component.name,
        identity.searchName,
        component.version ?? identity.version ?? null,
      );
    return { id: Number(lastInsertRowid), type: identity.type };
  }

  function keepFacts(id: number, component: CollectedComponent): void {
    const facts = factsOf(component);
    const text = JSON.stringify(facts);
    if (text === '{}') return;
    const digest = digestOf(text);
    const mark = `${id}:${digest}`;
    if (knownFacts.has(mark)) return;
    if (knownFacts.size > remembered) knownFacts.clear();
    knownFacts.add(mark);
    const { changes } = database.prepare('INSERT OR IGNORE INTO fact (component, digest, facts) VALUES (?, ?, ?)').run(id, digest, text);
    if (changes === 0) return;
    for (const hash of facts.hashes ?? []) {
      const bytes = hashBytes(hash);
      if (bytes) database.prepare('INSERT OR IGNORE INTO component_hash (hash, component) VALUES (?, ?)').run(bytes, id);
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
      id = row
        ? Number(row.id)
        : Number(
            database.prepare('INSERT INTO term (kind, value, lvalue) VALUES (?, ?, ?)').run(kind, value, value.toLowerCase())
              .lastInsertRowid,
          );
      terms.set(key, id);
    }
    return id;
  }
}
