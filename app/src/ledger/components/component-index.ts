import type { CollectedComponent } from '../../domain/collected.ts';
import type { Database } from '../../platform/sql/database.ts';
import { createFactIndex } from './fact-index.ts';
import { factsText } from './facts.ts';
import { type Identity, identityOf } from './identity.ts';
import { recentMap } from './recent-map.ts';

/** The ids of the components that the ledger knows, and the way new ones get in. */
export interface ComponentIndex {
  /** Components as the ledger knows them, in their order; those that it does not know are made known, with their facts. Within a transaction. */
  intern(components: readonly CollectedComponent[]): Known[];
  typeOf(id: number): string;
  /** Writes what was kept back to be written together. Before a transaction is committed. */
  flush(): void;
  /** Forgets what was remembered: a transaction was undone, so that ids given in it may be given again. */
  forget(): void;
}

export interface Known {
  readonly id: number;
  /** The purl type, or the empty text. */
  readonly type: string;
}

/** A component that is remembered, with some of what was told of it: most sources say again what others said before. */
interface Remembered extends Known {
  readonly told: string[];
}

/** How many components are remembered at least; up to twice as many, at about 600 bytes each. */
const remembered = 6_000;

/** How many texts of facts are remembered of a component, and how long each may be. */
const rememberedTexts = 2;
const rememberedLength = 500;

export function createComponentIndex(database: Database): ComponentIndex {
  const known = recentMap<string, Remembered>(remembered);
  const types = recentMap<number, string>(remembered);
  const facts = createFactIndex(database);

  return {
    intern: (components) =>
      components.map((component) => {
        const text = factsText(component);
        // The purl as spelled leads to the same component every time: most components of most documents need no more than this.
        const found = (component.purl !== undefined && known.get(component.purl)) || findOrMake(component, identityOf(component), text);
        if (text !== undefined && !found.told.includes(text)) tellMore(found, component, text);
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
    flush: () => facts.flush(),
    forget,
  };

  function forget(): void {
    known.clear();
    types.clear();
    facts.forget();
  }

  function findOrMake(component: CollectedComponent, identity: Identity, text: string | undefined): Remembered {
    const found = known.get(identity.key) ?? make(component, identity, text) ?? find(identity);
    known.set(identity.key, found);
    if (component.purl !== undefined && component.purl !== identity.key && identity.type !== '') known.set(component.purl, found);
    return found;
  }

  /** Of documents that are new, most components that are not remembered are new too: to insert is tried first. */
  function make(component: CollectedComponent, identity: Identity, text: string | undefined): Remembered | undefined {
    const { changes, lastInsertRowid } = database
      .prepare(
        'INSERT OR IGNORE INTO component (key, kind, type, coordinate, origin, name, lname, version, facts) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)',
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
        text ?? null,
      );
    if (changes === 0) return undefined;
    const id = Number(lastInsertRowid);
    if (text === undefined) return { id, type: identity.type, told: [] };
    facts.index(id, component, []);
    return { id, type: identity.type, told: text.length <= rememberedLength ? [text] : [] };
  }

  function find({ key, type }: Identity): Remembered {
    const row = database.prepare('SELECT id, facts FROM component WHERE key = ?').get(key)!;
    return { id: Number(row.id), type, told: row.facts === null ? [] : [String(row.facts)] };
  }

  function tellMore(found: Remembered, component: CollectedComponent, text: string): void {
    facts.keepMore(found.id, component, text, found.told);
    if (text.length > rememberedLength) return;
    if (found.told.length >= rememberedTexts) found.told.pop();
    found.told.push(text);
  }
}
