import type { CollectedComponent } from '../../domain/collected.ts';
import type { Purl } from '../../domain/purl/index.ts';
import type { Database } from '../../platform/sql/database.ts';
import { createFactIndex } from './fact-index.ts';
import { type Identity, identityOf, readSpelled } from './identity.ts';

/** The ids of the components that the ledger knows, and the way new ones get in. */
export interface ComponentIndex {
  /** The ids of components, in their order; those that are not known are made known, with their facts. Within a transaction. */
  idsOf(components: readonly CollectedComponent[]): number[];
  typeOf(id: number): string;
  /** The purl type of a purl as a source spells it; the empty text for what is none. */
  typeOfPurl(spelled: string): string;
  /** Forgets what was remembered: a transaction was undone, so that ids given in it may be given again. */
  forget(): void;
}

interface Known {
  readonly id: number;
  readonly type: string;
}

/** A component that was not remembered, at its place among those asked for. */
interface Asked {
  readonly at: number;
  readonly component: CollectedComponent;
  readonly identity: Identity;
}

/** How many components are remembered before all are forgotten: about 300 bytes each. */
const remembered = 25_000;

/** How many purls are kept parsed: a document's types are asked for before its ids, and parsing is half of making an id. */
const parsedKept = 10_000;

export function createComponentIndex(database: Database): ComponentIndex {
  const known = new Map<string, Known>();
  const types = new Map<number, string>();
  const parsed = new Map<string, Purl | undefined>();
  const facts = createFactIndex(database);

  return {
    idsOf(components) {
      const ids: number[] = [];
      const asked: Asked[] = [];
      for (const [at, component] of components.entries()) {
        // The purl as spelled leads to the same component every time: most components of most documents need no more than this.
        const found = component.purl === undefined ? undefined : known.get(component.purl);
        if (found) ids[at] = found.id;
        else asked.push({ at, component, identity: identityOf(component, purlOf(component.purl)) });
      }
      // In the order of their keys, new rows lie together in every index, and the ids of one document lie close.
      asked.sort((a, b) => (a.identity.key < b.identity.key ? -1 : 1));
      if (known.size + asked.length > remembered) forgetIds();
      for (const { at, component, identity } of asked) ids[at] = remember(component, identity).id;
      for (const [at, component] of components.entries()) facts.keep(ids[at]!, component);
      return ids;
    },
    typeOf(id) {
      let type = types.get(id);
      if (type === undefined) {
        type = String(database.prepare('SELECT type FROM component WHERE id = ?').get(id)?.type ?? '');
        types.set(id, type);
      }
      return type;
    },
    typeOfPurl: (spelled) => known.get(spelled)?.type ?? purlOf(spelled)?.type ?? '',
    forget() {
      forgetIds();
      facts.forget();
    },
  };

  function forgetIds(): void {
    known.clear();
    types.clear();
  }

  function purlOf(spelled: string | undefined): Purl | undefined {
    if (spelled === undefined) return undefined;
    let purl = parsed.get(spelled);
    if (purl === undefined && !parsed.has(spelled)) {
      purl = readSpelled(spelled);
      if (parsed.size >= parsedKept) parsed.clear();
      parsed.set(spelled, purl);
    }
    return purl;
  }

  function remember(component: CollectedComponent, identity: Identity): Known {
    const found = known.get(identity.key) ?? findOrInsert(component, identity);
    known.set(identity.key, found);
    if (component.purl !== undefined && identity.type !== '') known.set(component.purl, found);
    types.set(found.id, found.type);
    return found;
  }

  /** Of documents that are new, most components that are not remembered are new too: they are inserted first, and looked up if that fails. */
  function findOrInsert(component: CollectedComponent, identity: Identity): Known {
    const { changes, lastInsertRowid } = database
      .prepare(
        'INSERT OR IGNORE INTO component (key, kind, type, coordinate, origin, name, lname, version) VALUES (?, ?, ?, ?, ?, ?, ?, ?)',
      )
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
    const id = changes === 1 ? lastInsertRowid : database.prepare('SELECT id FROM component WHERE key = ?').get(identity.key)!.id;
    return { id: Number(id), type: identity.type };
  }
}
