import type { Flags } from './current-set.ts';
import type { Covers } from './observation.ts';

/** What one document says of one stream. */
export interface Sight {
  readonly time: number;
  readonly known: number;
  readonly evidence: number;
  readonly covers: Covers;
  /** The components it saw, with their flags. */
  readonly seen: ReadonlyMap<number, Flags>;
}
