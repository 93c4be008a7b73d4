import type { Ledger } from './ledger.ts';
import { edgeBase } from './record.ts';
import { decodeIds } from './streams/id-set.ts';

/** That one component needs another, by their ids. */
export interface Dependency {
  readonly from: number;
  readonly to: number;
}

/**
 * What needs what, by the newest document of a stream; nothing for moments before it, for what older documents said of it is not kept apart.
 *
 * @param moment milliseconds since the epoch
 */
export function dependenciesOf({ database }: Ledger, stream: number, moment: number): Dependency[] {
  const row = database
    .prepare('SELECT edges FROM dependency JOIN stream ON stream.id = dependency.stream WHERE stream.id = ? AND last_time <= ?')
    .get(stream, moment);
  const pairs = row === undefined ? [] : decodeIds(row.edges as Uint8Array);
  return pairs.map((pair) => ({ from: Math.floor(pair / edgeBase), to: pair % edgeBase }));
}
