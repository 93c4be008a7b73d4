import type { AdvisoryRange } from '../../domain/advisory.ts';
import { compareParsed, type ParsedVersion, parseVersion } from '../compare-versions.ts';
import { type Mark, type Timeline, timelineOf, wordsOf } from './timeline.ts';

/**
 * How a version stands to a range, and what decided it.
 *
 * `out` is `before` what was introduced, has what was `fixed`, or lies `after` the last affected version or the limit. `undetermined` says what
 * could not be read or ordered.
 */
export type RangeResult =
  | { readonly result: 'in'; readonly because: 'range' | 'listed'; readonly clause: string }
  | { readonly result: 'out'; readonly because: 'before' | 'fixed' | 'after' | 'unlisted'; readonly clause: string }
  | { readonly result: 'undetermined'; readonly because: 'version' | 'event' | 'commits' | 'scheme' | 'nothing'; readonly clause: string };

/**
 * Evaluates one range as the OSV schema says: its events in the order of their versions turn the finding on and off, `0` comes before every
 * version, and a version at or beyond all limits is out. Never throws.
 *
 * @param scheme  the order of the versions; undefined where there is none
 * @param version undefined where it is not known: then only a range that holds every version decides
 * @see https://ossf.github.io/osv-schema/#evaluation
 */
export function evaluateRange(scheme: string | undefined, range: AdvisoryRange, version: string | undefined): RangeResult {
  const clause = clauseOf(range);
  if (isEndless(range)) return { result: 'in', because: 'range', clause };
  if (range.type === 'GIT') return { result: 'undetermined', because: 'commits', clause };
  const order = scheme ?? (range.type === 'SEMVER' ? 'semver' : undefined);
  if (order === undefined) return { result: 'undetermined', because: 'scheme', clause };
  if (!range.events.some(({ introduced }) => introduced !== undefined)) return { result: 'undetermined', because: 'nothing', clause };
  const parsed = version === undefined ? undefined : parseVersion(order, version);
  if (parsed === undefined) return { result: 'undetermined', because: 'version', clause };
  const timeline = timelineOf(order, range.events);
  if (typeof timeline === 'string') return { result: 'undetermined', because: 'event', clause: timeline };
  return walk(timeline, (other) => (other === undefined ? 1 : (compareParsed(order, parsed, other) ?? 0)), clause);
}

/** Whether a range holds every version there is or will be, so that even an unknown one is in it. */
export function isEndless({ type, events }: AdvisoryRange): boolean {
  const ends = events.some(({ fixed, lastAffected, limit }) => fixed !== undefined || lastAffected !== undefined || (limit ?? '*') !== '*');
  return type !== 'GIT' && !ends && events.some(({ introduced }) => introduced === '0');
}

/** A range in words: `introduced 4.0.0, fixed 4.17.21`. */
export function clauseOf({ events }: AdvisoryRange): string {
  return events
    .flatMap(({ introduced, fixed, lastAffected, limit }) => [
      ...(introduced === undefined ? [] : [wordsOf('introduced', introduced)]),
      ...(fixed === undefined ? [] : [wordsOf('fixed', fixed)]),
      ...(lastAffected === undefined ? [] : [wordsOf('lastAffected', lastAffected)]),
      ...(limit === undefined ? [] : [wordsOf('limit', limit)]),
    ])
    .join(', ');
}

function walk({ moments, limits }: Timeline, order: (other: ParsedVersion | undefined) => number, clause: string): RangeResult {
  if (limits.length > 0 && !limits.some((limit) => order(limit) < 0)) return { result: 'out', because: 'after', clause };
  let opened: Mark | undefined;
  let closed: Mark | undefined;
  let next: Mark | undefined;
  for (const marks of moments) {
    // Where one stretch ends at the version at which another begins, nothing lies between; where one begins and ends there, it is empty.
    for (const mark of opened ? marks.toReversed() : marks) {
      const place = order(mark.version);
      if (mark.kind === 'lastAffected' ? place <= 0 : place < 0) {
        next ??= mark;
      } else if (mark.kind === 'introduced') {
        opened = mark;
        closed = undefined;
      } else if (opened) {
        opened = undefined;
        closed = mark;
      }
    }
  }
  if (opened) return { result: 'in', because: 'range', clause: [opened, next].flatMap((mark) => (mark ? textOf(mark) : [])).join(', ') };
  if (closed) return { result: 'out', because: closed.kind === 'fixed' ? 'fixed' : 'after', clause: textOf(closed) };
  return { result: 'out', because: 'before', clause: next ? textOf(next) : clause };
}

function textOf({ kind, text }: Mark): string {
  return wordsOf(kind, text);
}
