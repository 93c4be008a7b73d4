import type { Database } from '../../platform/sql/database.ts';
import { keysOf, lookupName, type PackageName, type ProductKeys } from './keys.ts';
import { type JudgedAdvisory, readJudged } from './stored-advisory.ts';

/** An advisory that names what was asked for; whether it is affected is for `match/judge` to say. */
export interface Candidate {
  /** Its number in the index, for as long as the index lives. */
  readonly key: number;
  readonly feed: string;
  readonly revision: number;
  readonly advisory: JudgedAdvisory;
}

/** Advisories that are held in parsed form at most. */
const maxHeld = 20_000;

export interface CandidateReader {
  /** For each name, in order, the advisories that name it. One query an ecosystem, however many names. */
  byPackage(names: readonly PackageName[]): readonly (readonly Candidate[])[];
  /** For each product, in order, the advisories of which one key is the same. */
  byProduct(products: readonly ProductKeys[]): readonly (readonly Candidate[])[];
  products(): ProductMarks;
  byKey(key: number): Candidate;
}

/** By what products are known. */
export interface ProductMarks {
  readonly names: ReadonlySet<string>;
  /** `algorithm:hex`. */
  readonly hashes: ReadonlySet<string>;
}

export function openCandidateReader(database: Database): CandidateReader {
  const held = new Map<number, Candidate>();
  const feeds = new Map<number, string>();
  const record = database.prepare('SELECT feed, revision, judged FROM advisory WHERE id = ?');

  function byKey(key: number): Candidate {
    const found = held.get(key);
    if (found) return found;
    const row = record.get(key)!;
    const candidate = {
      key,
      feed: feedName(Number(row.feed)),
      revision: Number(row.revision),
      advisory: readJudged(String(row.judged)),
    };
    if (held.size >= maxHeld) held.clear();
    held.set(key, candidate);
    return candidate;
  }

  function feedName(id: number): string {
    let name = feeds.get(id);
    if (name === undefined) {
      name = String(database.prepare('SELECT name FROM feed WHERE id = ?').get(id)!.name);
      feeds.set(id, name);
    }
    return name;
  }

  let marks: ProductMarks | undefined;

  return {
    byKey,
    products() {
      marks ??= readMarks(database);
      return marks;
    },
    byPackage(names) {
      const lookups = names.map((named) => ({ ecosystem: named.ecosystem, name: lookupName(named) }));
      const found = new Map<string, Map<string, number[]>>();
      for (const [ecosystem, wanted] of Map.groupBy(lookups, (named) => named.ecosystem)) {
        found.set(ecosystem, findAffected(database, ecosystem, [...new Set(wanted.map(({ name }) => name))]));
      }
      return lookups.map(({ ecosystem, name }) => (found.get(ecosystem)!.get(name) ?? []).map(byKey));
    },
    byProduct(products) {
      const keys = products.map(keysOf);
      const found = keyed(
        database
          .prepare('SELECT p.key AS name, p.advisory FROM json_each(?) j CROSS JOIN product p ON p.key = j.value')
          .all(JSON.stringify([...new Set(keys.flat())])),
      );
      return keys.map((list) => [...new Set(list.flatMap((key) => found.get(key) ?? []))].sort((a, b) => a - b).map(byKey));
    },
  };
}

function readMarks(database: Database): ProductMarks {
  const keys = database
    .prepare('SELECT DISTINCT key FROM product')
    .all()
    .map(({ key }) => String(key));
  const marked = (kind: string) => new Set(keys.flatMap((key) => (key.startsWith(kind) ? [key.slice(kind.length)] : [])));
  return { names: marked('name:'), hashes: marked('hash:') };
}

function findAffected(database: Database, ecosystem: string, names: readonly string[]): Map<string, number[]> {
  const id = database.prepare('SELECT id FROM ecosystem WHERE name = ?').get(ecosystem)?.id;
  if (id === undefined) return new Map();
  return keyed(
    database
      .prepare('SELECT a.name, a.advisory FROM json_each(?) j CROSS JOIN affected a ON a.ecosystem = ? AND a.name = j.value')
      .all(JSON.stringify(names), id),
  );
}

function keyed(rows: readonly Record<string, unknown>[]): Map<string, number[]> {
  const found = new Map<string, number[]>();
  for (const { name, advisory } of rows as { name: string; advisory: number }[]) {
    const list = found.get(name);
    if (list) list.push(advisory);
    else found.set(name, [advisory]);
  }
  return found;
}
