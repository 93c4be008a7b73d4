import type { Advisory } from '../../domain/advisory.ts';
import { isDistribution, splitEcosystem } from '../../domain/purl/index.ts';
import type { Database } from '../../platform/sql/database.ts';
import { rateSeverity } from '../severity/rate-severity.ts';
import { aliasKinds } from './alias-kinds.ts';
import { lastSeq } from './changes.ts';
import { isRelease, packagesOf, productKeysOf, releasesOf } from './keys.ts';
import { readAdvisory, type StoredAdvisory, storeAdvisory } from './stored-advisory.ts';

export type Change = 'added' | 'amended' | 'unchanged' | 'duplicate';

/** Writes the records of one feed within one transaction, and numbers each change. */
export interface RecordWriter {
  /** Brings the index to what a file says of an advisory. Of two files with one id the newer record counts. */
  write(advisory: Advisory, file: number): Change;
  /** Notes that advisories left the feed: all of a file, but for those named. How many there were. */
  removeOthers(file: number, kept: ReadonlySet<string>): number;
  /** Notes which ecosystems, of those that the feed has records of, it speaks for; all anew where some of them may have gone. */
  settleCoverage(anew: boolean, speaksFor: (ecosystem: string) => boolean): void;
  /** The number of the last change. */
  readonly seq: () => number;
}

interface Existing extends StoredAdvisory {
  readonly id: number;
  readonly file: number;
  readonly revision: number;
  readonly gone: number;
  readonly recorded: number;
  readonly modified: string;
}

export function openRecordWriter(database: Database, feed: number, now: number): RecordWriter {
  let seq = lastSeq(database);
  const ecosystemIds = new Map<string, number>();
  const covered = new Set<number>();
  /** Files that hold an advisory of another file too: they take it over when that one goes, as when a feed renames its files. */
  const heirs = new Map<string, number>();
  const insert = database.prepare(
    `INSERT INTO advisory (feed, name, file, revision, seq, recorded, modified, head, affects, told) VALUES (?, ?, ?, 1, ?, ?, ?, ?, ?, ?)
     ON CONFLICT DO NOTHING`,
  );
  const find = database.prepare(
    'SELECT id, file, revision, gone, recorded, modified, head, affects, told FROM advisory WHERE feed = ? AND name = ?',
  );
  const keep = database.prepare('INSERT INTO revision (advisory, revision, recorded, head, affects, told) VALUES (?, ?, ?, ?, ?, ?)');
  const update = database.prepare(
    'UPDATE advisory SET file = ?, revision = ?, seq = ?, gone = 0, recorded = ?, modified = ?, head = ?, affects = ?, told = ? WHERE id = ?',
  );
  const move = database.prepare('UPDATE advisory SET file = ? WHERE id = ?');
  const remove = database.prepare('UPDATE advisory SET gone = 1, seq = ? WHERE id = ?');
  const ofFile = database.prepare('SELECT id, name, head, affects, told FROM advisory WHERE file = ? AND gone = 0');
  const addAffected = database.prepare('INSERT INTO affected (ecosystem, name, advisory, entries) VALUES (?, ?, ?, ?)');
  const dropAffected = database.prepare('DELETE FROM affected WHERE ecosystem = ? AND name = ? AND advisory = ?');
  const addAlias = database.prepare('INSERT INTO alias (name, advisory, kind) VALUES (?, ?, ?) ON CONFLICT DO NOTHING');
  const dropAlias = database.prepare('DELETE FROM alias WHERE name = ? AND advisory = ?');
  const addProduct = database.prepare('INSERT INTO product (key, advisory) VALUES (?, ?)');
  const dropProduct = database.prepare('DELETE FROM product WHERE key = ? AND advisory = ?');
  const addEcosystem = database.prepare('INSERT INTO ecosystem (name) VALUES (?) ON CONFLICT DO NOTHING');
  const findEcosystem = database.prepare('SELECT id FROM ecosystem WHERE name = ?');

  function ecosystemId(name: string): number {
    let id = ecosystemIds.get(name);
    if (id === undefined) {
      addEcosystem.run(name);
      id = Number(findEcosystem.get(name)!.id);
      ecosystemIds.set(name, id);
    }
    return id;
  }

  function addKeys(id: number, { id: name, affected, aliases, related }: Advisory, { affects }: StoredAdvisory): void {
    const packages = packagesOf(affected);
    // What is stored, not what was read: its lists of versions are shorter.
    const stored = packages.length > 1 ? packagesOf(JSON.parse(affects) as Advisory['affected']) : packages;
    for (const named of stored) {
      const ecosystem = ecosystemId(named.ecosystem);
      covered.add(ecosystem);
      addAffected.run(ecosystem, named.name, id, packages.length > 1 ? shortEntries(named.entries) : null);
    }
    for (const release of releasesOf(affected)) covered.add(ecosystemId(release));
    for (const key of productKeysOf(affected)) addProduct.run(key, id);
    addAlias.run(name.toLowerCase(), id, aliasKinds.id);
    for (const alias of aliases) addAlias.run(alias.toLowerCase(), id, aliasKinds.alias);
    for (const other of related) addAlias.run(other.toLowerCase(), id, aliasKinds.related);
  }

  /** Read out of the records, for no key has them; only distributions have any. */
  function releasesOfFeed(): readonly string[] {
    const nameOf = database.prepare('SELECT name FROM ecosystem WHERE id = ?');
    if (![...covered].some((id) => isDistribution(String(nameOf.get(id)!.name)))) return [];
    const told = database.prepare(
      `SELECT DISTINCT e.value ->> '$.ecosystem' AS ecosystem FROM advisory a, json_each(a.affects) e WHERE a.feed = ? AND a.gone = 0`,
    );
    return told.all(feed).flatMap(({ ecosystem }) => (typeof ecosystem === 'string' && isRelease(ecosystem) ? [ecosystem] : []));
  }

  function dropKeys(id: number, { id: name, affected, aliases, related }: Advisory): void {
    for (const named of packagesOf(affected)) dropAffected.run(ecosystemId(named.ecosystem), named.name, id);
    for (const key of productKeysOf(affected)) dropProduct.run(key, id);
    for (const alias of [name, ...aliases, ...related]) dropAlias.run(alias.toLowerCase(), id);
  }

  function amend(advisory: Advisory, stored: StoredAdvisory, file: number): Change {
    const old = find.get(feed, advisory.id) as unknown as Existing;
    if (old.file !== file && old.gone === 0 && old.modified >= advisory.modified) {
      heirs.set(advisory.id, file);
      return 'duplicate';
    }
    const { head, affects, told } = stored;
    const isSame = old.head === head && old.affects === affects && old.told === told;
    if (isSame && old.gone === 0) {
      if (old.file !== file) move.run(file, old.id);
      return 'unchanged';
    }
    seq += 1;
    if (!isSame) keep.run(old.id, old.revision, old.recorded, old.head, old.affects, old.told);
    if (old.gone === 0) dropKeys(old.id, readAdvisory(old));
    const [revision, recorded] = isSame ? [old.revision, old.recorded] : [old.revision + 1, now];
    update.run(file, revision, seq, recorded, advisory.modified, head, affects, told, old.id);
    addKeys(old.id, advisory, stored);
    return old.gone === 0 ? 'amended' : 'added';
  }

  return {
    seq: () => seq,
    write(advisory, file) {
      const stored = storeAdvisory(advisory, rateSeverity(advisory.severity));
      const { head, affects, told } = stored;
      const { changes, lastInsertRowid } = insert.run(feed, advisory.id, file, seq + 1, now, advisory.modified, head, affects, told);
      if (changes === 0) return amend(advisory, stored, file);
      seq += 1;
      addKeys(Number(lastInsertRowid), advisory, stored);
      return 'added';
    },
    settleCoverage(anew, speaksFor) {
      if (anew) {
        database.prepare('DELETE FROM coverage WHERE feed = ?').run(feed);
        const all = database.prepare('SELECT DISTINCT f.ecosystem FROM affected f JOIN advisory a ON a.id = f.advisory WHERE a.feed = ?');
        for (const row of all.all(feed)) covered.add(Number(row.ecosystem));
        for (const release of releasesOfFeed()) covered.add(ecosystemId(release));
      }
      const nameOf = database.prepare('SELECT name FROM ecosystem WHERE id = ?');
      const add = database.prepare('INSERT INTO coverage (feed, ecosystem) VALUES (?, ?) ON CONFLICT DO NOTHING');
      for (const id of covered) if (speaksFor(splitEcosystem(String(nameOf.get(id)!.name)).ecosystem)) add.run(feed, id);
    },
    removeOthers(file, kept) {
      let removed = 0;
      for (const row of ofFile.all(file)) {
        const name = String(row.name);
        if (kept.has(name)) continue;
        const heir = heirs.get(name);
        if (heir !== undefined && heir !== file) {
          move.run(heir, row.id!);
          continue;
        }
        seq += 1;
        removed += 1;
        dropKeys(Number(row.id), readAdvisory(row as unknown as StoredAdvisory));
        remove.run(seq, row.id!);
      }
      return removed;
    },
  };
}

/** Entries beyond this are read from the record itself: a long row of a clustered table wastes a page. Characters. */
const longestEntries = 800;

function shortEntries(entries: Advisory['affected']): string | null {
  const text = JSON.stringify(entries);
  return text.length <= longestEntries ? text : null;
}
