import type { Database } from '../../platform/sql/database.ts';
import { decodeDelta, decodeIds, encodeDelta, encodeIds, without } from './id-set.ts';

/** What an observation speaks for: `*` is everything, else purl types (and `-`) with commas between; nothing when it is not complete. */
export type Covers = string;

/** What has no purl, in a list of types. */
export const untyped = '-';

/** One document's word on a stream at its time. */
export interface Observation {
  readonly id: number;
  readonly time: number;
  readonly known: number;
  readonly evidence: number;
  readonly covers: Covers;
  readonly seen: readonly number[];
}

/** A full set at least this often, so that reading one never unrolls more than this many deltas. */
export const fullEvery = 30;

export function doesCover(covers: Covers, type: string): boolean {
  return covers === '*' || (covers !== '' && covers.split(',').includes(type || untyped));
}

/** All observations of a stream, by time. */
export function readObservations(database: Database, stream: number): Observation[] {
  const rows = database
    .prepare('SELECT id, time, known, evidence, covers, is_delta, seen FROM observation WHERE stream = ? ORDER BY time, evidence')
    .all(stream);
  let seen: readonly number[] = [];
  return rows.map((row) => {
    const bytes = row.seen as Uint8Array;
    seen = row.is_delta ? applyDelta(seen, bytes) : decodeIds(bytes);
    return {
      id: Number(row.id),
      time: Number(row.time),
      known: Number(row.known),
      evidence: Number(row.evidence),
      covers: String(row.covers),
      seen,
    };
  });
}

/** How the set of an observation is stored behind the one before it, which may be unknown. */
export function storedForm(
  seen: readonly number[],
  before: readonly number[] | undefined,
  position: number,
): { isDelta: 0 | 1; bytes: Uint8Array } {
  if (before === undefined || position % fullEvery === 0) return { isDelta: 0, bytes: encodeIds(seen) };
  const delta = { removed: without(before, seen), added: without(seen, before) };
  if (delta.removed.length + delta.added.length > seen.length) return { isDelta: 0, bytes: encodeIds(seen) };
  return { isDelta: 1, bytes: encodeDelta(delta) };
}

function applyDelta(before: readonly number[], bytes: Uint8Array): number[] {
  const { removed, added } = decodeDelta(bytes);
  return [...without(before, removed), ...added].sort((a, b) => a - b);
}
