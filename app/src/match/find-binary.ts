import type { AdvisoryRange, AffectedPackage } from '../domain/advisory.ts';
import { namedBy, type Subject } from './subject.ts';

/** A binary package that an entry on its source names. */
export interface FoundBinary {
  readonly name: string;
  readonly release: string | undefined;
  /** Those of the entry, with the version of the binary package that has the fix: it may be numbered otherwise than its source. */
  readonly ranges: readonly AdvisoryRange[];
}

/**
 * The binary package that a component is, where it does not tell its source and the entry names it among what is built of the source. Undefined
 * elsewhere: who tells the source is judged by that.
 */
export function findBinary(subject: Subject, ecosystem: string, { binaries, ranges }: AffectedPackage): FoundBinary | undefined {
  const own = binaries && namedBy(subject);
  if (own?.ecosystem !== ecosystem || own.source) return undefined;
  const { name, release } = own;
  const fixed = binaries!.find(({ names }) => names.includes(name))?.fixed;
  return fixed === undefined ? undefined : { name, release, ranges: ranges.map((range) => withFix(range, fixed)) };
}

function withFix(range: AdvisoryRange, fixed: string): AdvisoryRange {
  return { ...range, events: range.events.map((event) => (event.fixed === undefined ? event : { fixed })) };
}
