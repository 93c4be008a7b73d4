import type { Advisory } from '../../domain/advisory.ts';
import type { Database, Row } from '../../platform/sql/database.ts';
import { aliasKinds } from './alias-kinds.ts';
import { readAdvisory, type StoredAdvisory } from './stored-advisory.ts';

/** A record with what is known about it. */
export interface ShownAdvisory {
  readonly key: number;
  readonly feed: string;
  readonly advisory: Advisory;
  readonly revision: number;
  /** When this revision was first read, RFC 3339 UTC. */
  readonly recorded: string;
  /** How it answers to the id that was asked for. */
  readonly by: 'id' | 'alias' | 'related';
  /** Whether it has left its feed. */
  readonly gone: boolean;
}

/** An older state of a record. */
export interface PastRevision {
  readonly revision: number;
  readonly recorded: string;
  readonly advisory: Advisory;
}

const columns = 'a.id, a.revision, a.recorded, a.gone, a.head, a.affects, a.told, f.name AS feed';

/** The records of an id, an alias or a related id, in this order; those that left their feed by their own id only. */
export function findShown(database: Database, id: string): readonly ShownAdvisory[] {
  const present = database
    .prepare(
      `SELECT ${columns}, s.kind FROM alias s JOIN advisory a ON a.id = s.advisory JOIN feed f ON f.id = a.feed
       WHERE s.name = ? ORDER BY s.kind, f.name, a.name`,
    )
    .all(id.toLowerCase());
  // Feed by feed, for there are few and each finds it at once.
  const gone = database
    .prepare(
      `SELECT ${columns}, 0 AS kind FROM feed f CROSS JOIN advisory a ON a.feed = f.id AND a.name = ? WHERE a.gone = 1 ORDER BY f.name`,
    )
    .all(id);
  return [...present, ...gone].map((row) => readShown(row as Row));
}

/** The states that a record had before, oldest first. */
export function findRevisions(database: Database, key: number): readonly PastRevision[] {
  return database
    .prepare('SELECT revision, recorded, head, affects, told FROM revision WHERE advisory = ? ORDER BY revision')
    .all(key)
    .map((row) => ({
      revision: Number(row.revision),
      recorded: timeOf(row.recorded),
      advisory: readAdvisory(row as unknown as StoredAdvisory),
    }));
}

function readShown(row: Row): ShownAdvisory {
  const kind = Number(row.kind);
  return {
    key: Number(row.id),
    feed: String(row.feed),
    advisory: readAdvisory(row as unknown as StoredAdvisory),
    revision: Number(row.revision),
    recorded: timeOf(row.recorded),
    by: kind === aliasKinds.id ? 'id' : kind === aliasKinds.alias ? 'alias' : 'related',
    gone: Number(row.gone) === 1,
  };
}

function timeOf(moment: unknown): string {
  return new Date(Number(moment)).toISOString();
}
