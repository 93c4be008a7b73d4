import { wildcard } from '../../domain/wildcard.ts';
import type { Database } from '../../platform/sql/database.ts';
import { type Facts, hashKey, type TermKind, termKinds } from './facts.ts';

export interface Component {
  readonly id: number;
  /** What makes it the same one everywhere (`identityOf`). */
  readonly key: string;
  /** The canonical purl; undefined for what has none. */
  readonly purl: string | undefined;
  readonly kind: string;
  /** The purl type, or the empty text. */
  readonly type: string;
  readonly coordinate: string;
  readonly name: string;
  readonly version: string | undefined;
}

const columns = 'id, key, kind, type, coordinate, name, version';

/** A name is looked for behind so many of its separators. */
const mostParts = 16;

/** All versions of the packages of one coordinate: `npm/lodash`, `maven/group/name`. */
export function findByCoordinate(database: Database, coordinate: string): Component[] {
  return named(database, coordinate.toLowerCase()).filter((component) => component.coordinate === coordinate);
}

/** The binary packages that were built from a source package of the coordinate `deb/debian/openssl`. */
export function findByOrigin(database: Database, coordinate: string): Component[] {
  return database.prepare(`SELECT ${columns} FROM component WHERE origin = ?`).all(coordinate).map(componentOf);
}

/**
 * Components whose name is `pattern`, without regard to case; `*` stands for any text. A name with `/` or `:` is compared with namespace or
 * group and name.
 */
export function findByName(database: Database, pattern: string): Component[] {
  const lower = pattern.toLowerCase();
  const whole = withSlashes(lower);
  const found = lower.includes('*') ? likeName(database, whole.slice(whole.lastIndexOf('/') + 1)) : named(database, lower);
  if (!whole.includes('/')) return found;
  const matches = wildcard(whole);
  return found.filter(
    ({ coordinate, name }) =>
      matches(withSlashes(coordinate.slice(coordinate.indexOf('/') + 1).toLowerCase())) || matches(withSlashes(name.toLowerCase())),
  );
}

/** Components whose own name is what stands behind any `/` or `:` of a longer one, or all of it: a name may have these in it. */
function named(database: Database, longName: string): Component[] {
  const ends = [...longName.matchAll(/[/:]/g)].map(({ index }) => longName.slice(index + 1));
  const rows = database
    .prepare(`SELECT ${columns} FROM component WHERE lname IN (SELECT value FROM json_each(?))`)
    .all(JSON.stringify([longName, ...ends.slice(-mostParts)]));
  return rows.map(componentOf);
}

function withSlashes(name: string): string {
  return name.replaceAll(':', '/');
}

/** Components of which some source says the hash, `algorithm:hex` in lower case. */
export function findByHash(database: Database, hash: string): Component[] {
  const key = hashKey(hash);
  if (key === undefined) return [];
  return database
    .prepare(`SELECT ${columns} FROM component_hash JOIN component ON component.id = component WHERE hash = ?`)
    .all(key)
    .map(componentOf)
    .filter(({ id }) => factsOfComponent(database, id).some(({ hashes }) => hashes?.includes(hash)));
}

/** Components of which some source says the term, compared without case; `*` stands for any text. */
export function findByTerm(database: Database, kind: TermKind, pattern: string): Component[] {
  const lower = pattern.toLowerCase();
  const [operator, value] = lower.includes('*') ? ['GLOB', globOf(lower)] : ['=', lower];
  return database
    .prepare(
      `SELECT DISTINCT ${columns} FROM component WHERE id IN
         (SELECT json_each.value FROM term JOIN posting ON posting.term = term.id, json_each(components) WHERE term.kind = ? AND lvalue ${operator} ?)`,
    )
    .all(termKinds[kind], value!)
    .map(componentOf);
}

/** Every component that is or was anywhere, in the order of their ids, `count` at a time; those after `after`. */
export function componentsAfter(database: Database, after: number, count: number): Component[] {
  return database.prepare(`SELECT ${columns} FROM component WHERE id > ? ORDER BY id LIMIT ?`).all(after, count).map(componentOf);
}

export function componentById(database: Database, id: number): Component {
  return componentOf(database.prepare(`SELECT ${columns} FROM component WHERE id = ?`).get(id)!);
}

/** What the sources say of a component; more than one where they disagree. */
export function factsOfComponent(database: Database, id: number): Facts[] {
  return database
    .prepare('SELECT facts FROM component WHERE id = ?1 AND facts IS NOT NULL UNION ALL SELECT facts FROM fact WHERE component = ?1')
    .all(id)
    .map((row) => JSON.parse(String(row.facts)) as Facts);
}

function likeName(database: Database, pattern: string): Component[] {
  const end = globOf(pattern);
  return database.prepare(`SELECT ${columns} FROM component WHERE lname GLOB ? OR lname GLOB ?`).all(end, `*[/:]${end}`).map(componentOf);
}

/** `*` is the only wildcard there is: what else SQLite's GLOB would read as one stands for itself. */
function globOf(pattern: string): string {
  return pattern.replace(/[[?]/g, (letter) => `[${letter}]`);
}

function componentOf(row: Record<string, unknown>): Component {
  const key = String(row.key);
  return {
    id: Number(row.id),
    key,
    purl: key.startsWith(' ') ? undefined : key,
    kind: String(row.kind),
    type: String(row.type),
    coordinate: String(row.coordinate),
    name: String(row.name),
    version: row.version === null ? undefined : String(row.version),
  };
}
