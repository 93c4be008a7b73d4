import type { CollectedComponent } from '../../domain/collected.ts';
import type { Database } from '../../platform/sql/database.ts';
import { createFactIndex } from './fact-index.ts';
import { type Identity, identityOf } from './identity.ts';

/** The ids of the components that the ledger knows, and the way new ones get in. */
export interface ComponentIndex {
  /** Components as the ledger knows them, in their order; those that it does not know are made known, with their facts. Within a transaction. */
  intern(components: readonly CollectedComponent[]): Known[];
  typeOf(id: number): string;
  /** Forgets what was remembered: a transaction was undone, so that ids given in it may be given again. */
  forget(): void;
}

export interface Known {
  readonly id: number;
  /** The purl type, or the empty text. */
  readonly type: string;
}

/** How many components are remembered before all are forgotten: about 300 bytes each. */
const remembered = 25_000;

export function createComponentIndex(database: Database): ComponentIndex {
  const known = new Map<string, Known>();
  const types = new Map<number, string>();
  const facts = createFactIndex(database);

  return {
    intern: (components) =>
      components.map((component) => {
        // The purl as spelled leads to the same component every time: most components of most documents need no more than this.
        const found = (component.purl !== undefined && known.get(component.purl)) || remember(component, identityOf(component));
        facts.keep(found.id, component);
        return found;
      }),
    typeOf(id) {
      let type = types.get(id);
      if (type === undefined) {
        type = String(database.prepare('SELECT type FROM component WHERE id = ?').get(id)?.type ?? '');
        types.set(id, type);
      }
      return type;
    },
    forget,
  };

  function forget(): void {
    known.clear();
    types.clear();
    facts.forget();
  }

  function remember(component: CollectedComponent, identity: Identity): Known {
    const found = known.get(identity.key) ?? findOrInsert(component, identity);
    if (known.size >= remembered) forget();
    known.set(identity.key, found);
    if (component.purl !== undefined && component.purl !== identity.key && identity.type !== '') known.set(component.purl, found);
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
