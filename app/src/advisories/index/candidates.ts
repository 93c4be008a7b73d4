import type { AffectedPackage } from '../../domain/advisory.ts';
import type { Database } from '../../platform/sql/database.ts';
import { type AdvisoryGroup, groupOfRecord } from './groups.ts';
import { keysOf, lookupName, type PackageName, type ProductKeyKind, type ProductKeys } from './keys.ts';
import { type AdvisoryHead, type JudgedAdvisory, readHead } from './stored-advisory.ts';

/** An advisory that names what was asked for; whether it is affected is for `match/judge` to say. */
export interface Candidate {
  /** Its number in the index, for as long as the index lives. */
  readonly key: number;
  readonly feed: string;
  readonly revision: number;
  readonly advisory: JudgedAdvisory;
}

/** A candidate of which `advisory.affected` has only what names the package that was asked for, and its group. */
export interface NamedCandidate extends Candidate {
  readonly group: AdvisoryGroup;
}

/** Advisories, and names with what was found for them, that are held in parsed form at most. */
const maxHeld = 20_000;
const maxHeldNames = 100_000;

const none: readonly NamedCandidate[] = [];

/** By what products are known. */
export interface ProductMarks {
  readonly names: ReadonlySet<string>;
  /** `algorithm:hex`. */
  readonly hashes: ReadonlySet<string>;
  /** As `cpeKey` makes them. */
  readonly cpes: ReadonlySet<string>;
}

export interface CandidateReader {
  /** For each name, in order, the advisories that name it, whole. */
  byPackage(names: readonly PackageName[]): readonly (readonly Candidate[])[];
  /** For each name, in order, what the advisories that name it say of it. Three queries an ecosystem, however many names. */
  named(names: readonly PackageName[]): readonly (readonly NamedCandidate[])[];
  /** For each product, in order, the advisories of which one key is the same. */
  byProduct(products: readonly ProductKeys[]): readonly (readonly NamedCandidate[])[];
  /** The keys of one kind, without its name, where there are so few that asking for each is not worth it. */
  productKeys(kind: ProductKeyKind): ReadonlySet<string> | undefined;
  products(): ProductMarks;
}

interface Held extends Omit<NamedCandidate, 'advisory'> {
  readonly head: AdvisoryHead;
  /** Where the whole was needed. */
  affected?: readonly AffectedPackage[];
}

type Row = Readonly<Record<string, number | string | null>>;

export function openCandidateReader(database: Database): CandidateReader {
  let held = new Map<number, Held>();
  /** By ecosystem, then by name. */
  let names = new Map<string, Map<string, NamedCandidate[]>>();
  let heldNames = 0;
  const productKeys = new Map<ProductKeyKind, ReadonlySet<string> | undefined>();
  let marks: ProductMarks | undefined;
  const feeds = new Map(
    database
      .prepare('SELECT id, name FROM feed')
      .all()
      .map((row) => [Number(row.id), String(row.name)]),
  );

  /** Before anything is read, so that nothing is dropped that is still being asked for. */
  function makeRoom(): void {
    if (held.size > maxHeld) held = new Map();
    if (heldNames <= maxHeldNames) return;
    names = new Map();
    heldNames = 0;
  }

  /** Reads what is not held yet; `whole` with all their entries. */
  function hold(keys: readonly number[], whole: boolean): void {
    const wanted = keys.filter((key) => (whole ? held.get(key)?.affected : held.get(key)) === undefined);
    if (wanted.length === 0) return;
    const columns = whole ? 'a.id, a.feed, a.revision, a.head, a.grouped, a.affects' : 'a.id, a.feed, a.revision, a.head, a.grouped';
    const rows = database
      .prepare(`SELECT ${columns} FROM json_each(?) j CROSS JOIN advisory a ON a.id = j.value`)
      .all(JSON.stringify(wanted));
    for (const row of rows as Row[]) {
      const known = held.get(Number(row.id)) ?? heldOf(row, feeds);
      if (whole) known.affected = JSON.parse(String(row.affects)) as readonly AffectedPackage[];
      held.set(known.key, known);
    }
  }

  function wholes(keys: readonly number[]): readonly NamedCandidate[] {
    return keys.map((key) => candidateOf(held.get(key)!, held.get(key)!.affected!));
  }

  function lookUp(ecosystem: string, wanted: readonly string[]): void {
    const rows = findAffected(database, ecosystem, wanted);
    hold([...new Set(rows.flatMap(({ entries, advisory }) => (entries === null ? [] : [Number(advisory)])))], false);
    hold([...new Set(rows.flatMap(({ entries, advisory }) => (entries === null ? [Number(advisory)] : [])))], true);
    const held = namesOf(ecosystem, rows.length);
    for (const row of rows) {
      const name = String(row.name);
      const list = held.get(name);
      if (list) list.push(namedOf(row));
      else held.set(name, [namedOf(row)]);
    }
  }

  function namesOf(ecosystem: string, more: number): Map<string, NamedCandidate[]> {
    heldNames += more;
    const known = names.get(ecosystem) ?? new Map<string, NamedCandidate[]>();
    names.set(ecosystem, known);
    return known;
  }

  function namedOf({ advisory, entries }: Row): NamedCandidate {
    const known = held.get(Number(advisory))!;
    return candidateOf(known, entries === null ? known.affected! : (JSON.parse(String(entries)) as readonly AffectedPackage[]));
  }

  return {
    products() {
      marks ??= {
        names: readKeys(database, 'name', everyKey),
        hashes: readKeys(database, 'hash', everyKey),
        cpes: readKeys(database, 'cpe', everyKey),
      };
      return marks;
    },
    productKeys(kind) {
      if (!productKeys.has(kind)) productKeys.set(kind, readFewKeys(database, kind));
      return productKeys.get(kind);
    },
    byPackage(asked) {
      makeRoom();
      const keys = keysByName(database, asked);
      hold([...new Set(keys.flat())], true);
      return keys.map(wholes);
    },
    named(asked) {
      makeRoom();
      const unknown = new Map<string, Set<string>>();
      const lookups = asked.map(lookupName);
      for (const [at, { ecosystem }] of asked.entries()) {
        if (names.get(ecosystem)?.has(lookups[at]!)) continue;
        const wanted = unknown.get(ecosystem) ?? new Set();
        unknown.set(ecosystem, wanted.add(lookups[at]!));
      }
      for (const [ecosystem, wanted] of unknown) lookUp(ecosystem, [...wanted]);
      return asked.map(({ ecosystem }, at) => names.get(ecosystem)?.get(lookups[at]!) ?? none);
    },
    byProduct(products) {
      makeRoom();
      const keys = products.map(keysOf);
      const found = keyed(
        database
          .prepare('SELECT p.key AS name, p.advisory FROM json_each(?) j CROSS JOIN product p ON p.key = j.value')
          .all(JSON.stringify([...new Set(keys.flat())])) as Row[],
      );
      const advisories = keys.map((list) => [...new Set(list.flatMap((key) => found.get(key) ?? []))].sort((a, b) => a - b));
      hold([...new Set(advisories.flat())], true);
      return advisories.map(wholes);
    },
  };
}

/** Keys of products that are few: reading more of them would cost more than looking up those of an ordinary document. */
const fewKeys = 2000;
const everyKey = -1;

function readFewKeys(database: Database, kind: ProductKeyKind): ReadonlySet<string> | undefined {
  const keys = readKeys(database, kind, fewKeys + 1);
  return keys.size > fewKeys ? undefined : keys;
}

/** @param limit how many at most; negative for all */
function readKeys(database: Database, kind: ProductKeyKind, limit: number): ReadonlySet<string> {
  const rows = database.prepare('SELECT DISTINCT key FROM product WHERE key >= ? AND key < ? LIMIT ?').all(`${kind}:`, `${kind};`, limit);
  return new Set(rows.map((row) => String(row.key).slice(kind.length + 1)));
}

function heldOf({ id, feed, revision, head, grouped }: Row, feeds: ReadonlyMap<number, string>): Held {
  const read = readHead(String(head));
  return {
    key: Number(id),
    feed: feeds.get(Number(feed))!,
    revision: Number(revision),
    head: read,
    group: groupOfRecord(read, grouped as string | null),
  };
}

function candidateOf({ key, feed, revision, head, group }: Held, affected: readonly AffectedPackage[]): NamedCandidate {
  return { key, feed, revision, group, advisory: { ...head, affected } };
}

function keysByName(database: Database, asked: readonly PackageName[]): number[][] {
  const lookups = asked.map((name) => ({ ecosystem: name.ecosystem, name: lookupName(name) }));
  const found = new Map<string, Map<string, number[]>>();
  for (const [ecosystem, wanted] of Map.groupBy(lookups, (name) => name.ecosystem)) {
    found.set(ecosystem, keyed(findAffected(database, ecosystem, [...new Set(wanted.map(({ name }) => name))])));
  }
  return lookups.map(({ ecosystem, name }) => found.get(ecosystem)!.get(name) ?? []);
}

function findAffected(database: Database, ecosystem: string, names: readonly string[]): Row[] {
  const id = database.prepare('SELECT id FROM ecosystem WHERE name = ?').get(ecosystem)?.id;
  if (id === undefined) return [];
  return database
    .prepare('SELECT a.name, a.advisory, a.entries FROM json_each(?) j CROSS JOIN affected a ON a.ecosystem = ? AND a.name = j.value')
    .all(JSON.stringify(names), id) as Row[];
}

function keyed(rows: readonly Row[]): Map<string, number[]> {
  const found = new Map<string, number[]>();
  for (const { name, advisory } of rows) {
    const list = found.get(String(name));
    if (list) list.push(Number(advisory));
    else found.set(String(name), [Number(advisory)]);
  }
  return found;
}
