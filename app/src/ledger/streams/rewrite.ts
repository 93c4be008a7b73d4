import { derivePresences, type Presence, type Sighting } from '../../domain/presence.ts';
import type { Database } from '../../platform/sql/database.ts';
import { keepCover } from './cover.ts';
import { readCurrent, writeCurrent } from './current.ts';
import type { CurrentSet } from './current-set.ts';
import { doesCover, type Observation, readObservations, storedForm } from './observation.ts';
import type { Sight } from './sight.ts';

/** What makes a stream's past another one than was believed. */
export interface Correction {
  /** A document whose time lies before, or at, that of one already there. */
  readonly insert?: Sight;
  /** Evidence that no longer counts. */
  readonly retract?: number;
  /** The observations of a stream that is merged into this one; that stream's presences become this one's. */
  readonly absorb?: number;
}

/**
 * Derives a stream's presences again from all its observations and the correction. Facts that this changes go to `superseded`, with how long
 * they were believed; those that it confirms stay as they are.
 */
export function rewriteStream(
  database: Database,
  stream: number,
  typeOf: (component: number) => string,
  known: number,
  correction: Correction,
): { added: number; removed: number } {
  const before = readObservations(database, stream);
  const others = correction.absorb === undefined ? [] : readObservations(database, correction.absorb);
  const after = withoutRepeats([...before, ...others]).filter(({ evidence }) => evidence !== correction.retract);
  if (correction.insert) after.push({ id: 0, ...correction.insert, seen: [...correction.insert.seen.keys()].sort((a, b) => a - b) });
  after.sort((a, b) => a.time - b.time || a.evidence - b.evidence);

  const presences = presencesByDocuments(after, typeOf);
  const changed = replacePresences(database, stream, known, presencesByDocuments(before, typeOf), presences);
  if (correction.absorb !== undefined) {
    replacePresences(database, correction.absorb, known, presencesByDocuments(others, typeOf), []);
    removeStream(database, correction.absorb);
  }
  // Whose word the edges are is not kept: they may be that of the document that is taken back.
  if (correction.insert === undefined) database.prepare('DELETE FROM dependency WHERE stream = ?').run(stream);
  writeObservations(database, stream, after, presences);
  keepCurrent(database, stream, after, presences, correction.insert);
  return changed;
}

/** Deletes a stream that has no observations left. */
export function removeStream(database: Database, stream: number): void {
  for (const table of ['observation', 'cover', 'current', 'dependency', 'ownership'])
    database.prepare(`DELETE FROM ${table} WHERE stream = ?`).run(stream);
  database.prepare('DELETE FROM stream WHERE id = ?').run(stream);
}

/** Two merged streams may both hold a document: once is enough. */
function withoutRepeats(observations: readonly Observation[]): Observation[] {
  return [...new Map(observations.map((observation) => [`${observation.time},${observation.evidence}`, observation])).values()];
}

/** Documents of one moment are one sighting: what any of them saw was there. */
function sightingsOf(observations: readonly Observation[], typeOf: (component: number) => string): Sighting[] {
  const byTime = Map.groupBy(observations, ({ time }) => time);
  return [...byTime].map(([time, together]) => ({
    time,
    seen: new Set(together.flatMap(({ seen }) => seen)),
    closes: (component) => together.some(({ covers }) => doesCover(covers, typeOf(component))),
  }));
}

/** What documents tell together, read from the beginning. */
export function presencesByDocuments(observations: readonly Observation[], typeOf: (component: number) => string): Presence[] {
  return derivePresences(sightingsOf(observations, typeOf));
}

function replacePresences(database: Database, stream: number, known: number, before: readonly Presence[], after: readonly Presence[]) {
  const nameOf = (presence: Presence) =>
    `${presence.component},${presence.fromAfter},${presence.fromBy},${presence.toAfter},${presence.toBy}`;
  const kept = new Set(after.map(nameOf));
  const had = new Set(before.map(nameOf));
  const gone = before.filter((presence) => !kept.has(nameOf(presence)));
  const come = after.filter((presence) => !had.has(nameOf(presence)));
  const supersede = database.prepare(
    `INSERT INTO superseded (stream, component, from_by, from_after, to_after, to_by, known_from, known_until)
     SELECT stream, component, from_by, from_after, to_after, to_by, max(known_from, coalesce(known_to, known_from)), ? FROM presence
     WHERE component = ? AND stream = ? AND from_by = ?`,
  );
  const remove = database.prepare('DELETE FROM presence WHERE component = ? AND stream = ? AND from_by = ?');
  for (const { component, fromBy } of gone) {
    supersede.run(known, component, stream, fromBy);
    remove.run(component, stream, fromBy);
  }
  const insert = database.prepare(
    'INSERT INTO presence (component, stream, from_by, from_after, to_after, to_by, known_from, known_to) VALUES (?, ?, ?, ?, ?, ?, ?, ?)',
  );
  for (const { component, fromBy, fromAfter, toAfter, toBy } of come) {
    insert.run(component, stream, fromBy, fromAfter ?? null, toAfter ?? null, toBy ?? null, known, toBy === undefined ? null : known);
  }
  return { added: come.length, removed: gone.length };
}

function writeObservations(database: Database, stream: number, observations: readonly Observation[], presences: readonly Presence[]): void {
  database.prepare('DELETE FROM observation WHERE stream = ?').run(stream);
  database.prepare('DELETE FROM cover WHERE stream = ?').run(stream);
  const insert = database.prepare(
    'INSERT INTO observation (stream, time, known, evidence, covers, is_delta, seen, added, removed) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)',
  );
  const came = Map.groupBy(presences, ({ fromBy }) => fromBy);
  const went = Map.groupBy(presences, ({ toBy }) => toBy);
  observations.forEach(({ time, known, evidence, covers, seen }, position) => {
    const { isDelta, bytes } = storedForm(seen, observations[position - 1]?.seen, position);
    insert.run(stream, time, known, evidence, covers, isDelta, bytes, came.get(time)?.length ?? 0, went.get(time)?.length ?? 0);
    keepCover(database, stream, covers, time);
  });
}

function keepCurrent(
  database: Database,
  stream: number,
  observations: readonly Observation[],
  presences: readonly Presence[],
  inserted: Sight | undefined,
): void {
  const before = readCurrent(database, stream);
  const flags = new Map([...(inserted?.seen ?? []), ...before.ids.map((id, index) => [id, before.flags[index]!] as const)]);
  const ids = presences.flatMap(({ component, toBy }) => (toBy === undefined ? [component] : [])).sort((a, b) => a - b);
  const current: CurrentSet = { ids, flags: ids.map((id) => flags.get(id) ?? 0) };
  writeCurrent(database, stream, current, { time: observations.at(-1)?.time ?? 0, observations: observations.length });
}
