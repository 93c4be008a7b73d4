import type { AdvisoryRange } from '../../domain/advisory.ts';
import { compareParsed, type ParsedVersion } from '../compare-versions.ts';
import { readVersion } from './read-version.ts';
import { type Mark, type Timeline, timelineOf, wordsOf } from './timeline.ts';

/**
 * How a version stands to a range, and what decided it.
 *
 * `listed` is set where a list names the version, whether or not a range holds it too. `out` is `before` what was introduced, has what was `fixed`, or lies `after` the last affected version or the limit. `undetermined` says what
 * could not be read or ordered.
 */
export type RangeResult =
  | { readonly result: 'in'; readonly because: 'range' | 'listed'; readonly clause: string; readonly listed?: true }
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
  if (isEndless(range)) return { result: 'in', because: 'range', clause: clauseOf(range) };
  if (range.type === 'GIT') return { result: 'undetermined', because: 'commits', clause: clauseOf(range) };
  const order = scheme ?? (range.type === 'SEMVER' ? 'semver' : undefined);
  if (order === undefined) return { result: 'undetermined', because: 'scheme', clause: clauseOf(range) };
  if (!isOpened(range)) return { result: 'undetermined', because: 'nothing', clause: clauseOf(range) };
  const parsed = version === undefined ? undefined : readOnce(order, version);
  if (parsed === undefined) return { result: 'undetermined', because: 'version', clause: clauseOf(range) };
  const timeline = timelineOfRange(order, range);
  if (typeof timeline === 'string') return { result: 'undetermined', because: 'event', clause: timeline };
  return resultOf(place(timeline, parsed, order), range);
}

/** A component is asked about by many ranges in a row: its version is read for the first of them. */
const last: { order: string; text: string; version: ParsedVersion | undefined } = { order: '', text: '', version: undefined };

function readOnce(order: string, text: string): ParsedVersion | undefined {
  if (text === last.text && order === last.order) return last.version;
  last.version = readVersion(order, text);
  last.order = order;
  last.text = text;
  return last.version;
}

/** A range is asked about many versions: it is read for the first of them, and as long as anybody holds it. */
const timelines = new WeakMap<AdvisoryRange, { readonly order: string; readonly timeline: Timeline | string }>();

function timelineOfRange(order: string, range: AdvisoryRange): Timeline | string {
  const known = timelines.get(range);
  if (known?.order === order) return known.timeline;
  const timeline = timelineOf(order, range.events);
  timelines.set(range, { order, timeline });
  return timeline;
}

function isOpened({ events }: AdvisoryRange): boolean {
  for (const { introduced } of events) if (introduced !== undefined) return true;
  return false;
}

/** Whether a range holds every version there is or will be, so that even an unknown one is in it. */
export function isEndless({ type, events }: AdvisoryRange): boolean {
  if (type === 'GIT') return false;
  let isFromStart = false;
  for (const { introduced, fixed, lastAffected, limit } of events) {
    if (fixed !== undefined || lastAffected !== undefined || (limit ?? '*') !== '*') return false;
    if (introduced === '0') isFromStart = true;
  }
  return isFromStart;
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

/**
 * Whether any of these ranges holds a version, to be asked of many versions: the ranges are read once. Undefined where no range can hold one,
 * because there is none but of commits or the order is not known.
 */
export function rangesHold(scheme: string | undefined, ranges: readonly AdvisoryRange[]): ((version: string) => boolean) | undefined {
  const tests = ranges.flatMap((range) => testOf(scheme, range) ?? []);
  if (tests.length === 0) return undefined;
  return (version) => tests.some((holds) => holds(version));
}

function testOf(scheme: string | undefined, range: AdvisoryRange): ((version: string) => boolean) | undefined {
  if (isEndless(range)) return () => true;
  const order = scheme ?? (range.type === 'SEMVER' ? 'semver' : undefined);
  if (range.type === 'GIT' || order === undefined || !isOpened(range)) return undefined;
  const timeline = timelineOfRange(order, range);
  if (typeof timeline === 'string') return undefined;
  return (version) => {
    const parsed = readVersion(order, version);
    return parsed !== undefined && place(timeline, parsed, order).opened !== undefined;
  };
}

/** What the last event at or before a version was, and the next one after it. */
interface Standing {
  readonly opened: Mark | undefined;
  readonly closed: Mark | undefined;
  readonly next: Mark | undefined;
  readonly isBeyondLimits: boolean;
}

function place({ moments, limits }: Timeline, version: ParsedVersion, order: string): Standing {
  const compare = (other: ParsedVersion | undefined) => (other === undefined ? 1 : (compareParsed(order, version, other) ?? 0));
  const none = { opened: undefined, closed: undefined, next: undefined };
  if (limits.length > 0 && !limits.some((limit) => compare(limit) < 0)) return { ...none, isBeyondLimits: true };
  let opened: Mark | undefined;
  let closed: Mark | undefined;
  let next: Mark | undefined;
  for (const marks of moments) {
    // Where one stretch ends at the version at which another begins, nothing lies between; where one begins and ends there, it is empty.
    for (const mark of opened && marks.length > 1 ? marks.toReversed() : marks) {
      const order = compare(mark.version);
      if (mark.kind === 'lastAffected' ? order <= 0 : order < 0) {
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
  return { opened, closed, next, isBeyondLimits: false };
}

function resultOf({ opened, closed, next, isBeyondLimits }: Standing, range: AdvisoryRange): RangeResult {
  if (isBeyondLimits) return { result: 'out', because: 'after', clause: clauseOf(range) };
  if (opened) return { result: 'in', because: 'range', clause: next ? `${textOf(opened)}, ${textOf(next)}` : textOf(opened) };
  if (closed) return { result: 'out', because: closed.kind === 'fixed' ? 'fixed' : 'after', clause: textOf(closed) };
  return { result: 'out', because: 'before', clause: next ? textOf(next) : clauseOf(range) };
}

function textOf({ kind, text }: Mark): string {
  return wordsOf(kind, text);
}
