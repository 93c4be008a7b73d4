import type { AdvisoryEvent, AdvisoryRange } from '../domain/advisory.ts';
import { compareParsed, type ParsedVersion, parseVersion } from '../versions/index.ts';

/**
 * How a version stands to a range: `in` it; `fixed`, behind an event that ended it; `before` its beginning, `after` its last affected version
 * or its limit; `unknown` where a version of the range, or the version itself, cannot be ordered.
 */
export interface RangeReading {
  readonly kind: 'in' | 'fixed' | 'before' | 'after' | 'unknown';
  /** The events that decided. */
  readonly clause: string;
}

interface Mark {
  readonly kind: 'introduced' | 'fixed' | 'lastAffected';
  readonly text: string;
  /** Undefined for `0`, which is before every version. */
  readonly version: ParsedVersion | undefined;
}

/**
 * Evaluates one range as OSV says: the events in order of their versions switch between affected and not; a version that is at or beyond all
 * limits is not affected.
 *
 * @param scheme the order of the versions
 * @see https://ossf.github.io/osv-schema/#evaluation
 */
export function readRange(scheme: string, range: AdvisoryRange, version: string): RangeReading {
  const parsed = parseVersion(scheme, version);
  if (!parsed) return unknown(range);
  const order = (other: ParsedVersion | undefined) => (other ? compareParsed(scheme, parsed, other)! : 1);
  const limits = range.events.flatMap(({ limit }) => (limit === undefined || limit === '*' ? [] : [parseVersion(scheme, limit)]));
  if (limits.includes(undefined)) return unknown(range);
  if (limits.length > 0 && !limits.some((limit) => order(limit) < 0)) return { kind: 'after', clause: clauseOf(range.events) };
  const marks = range.events.flatMap((event) => markOf(scheme, event) ?? []);
  if (marks.some((mark) => mark === 'unreadable')) return unknown(range);
  return walk(sort(scheme, marks as readonly Mark[]), order);
}

/** Whether a range holds every version there is or will be. */
export function isEndless({ type, events }: AdvisoryRange): boolean {
  return (
    type !== 'GIT' &&
    events.some(({ introduced }) => introduced === '0') &&
    events.every(({ introduced, limit }) => introduced !== undefined || limit === '*')
  );
}

export function clauseOf(events: readonly AdvisoryEvent[]): string {
  return events.map(eventText).join(', ');
}

function walk(marks: readonly (readonly Mark[])[], order: (other: ParsedVersion | undefined) => -1 | 0 | 1): RangeReading {
  let opened: Mark | undefined;
  let closed: Mark | undefined;
  let next: Mark | undefined;
  for (const sameVersion of marks) {
    // Where one stretch ends at the version at which another begins, nothing lies between; where one begins and ends there, it is empty.
    for (const mark of opened ? sameVersion.toReversed() : sameVersion) {
      const place = order(mark.version);
      const isPast = mark.kind === 'lastAffected' ? place > 0 : place >= 0;
      if (!isPast) {
        next ??= mark;
      } else if (mark.kind === 'introduced') {
        opened = mark;
        closed = undefined;
      } else if (opened) {
        closed = mark;
        opened = undefined;
      }
    }
  }
  if (opened) return { kind: 'in', clause: [opened, next].flatMap((mark) => (mark ? textOf(mark) : [])).join(', ') };
  if (closed) return { kind: closed.kind === 'fixed' ? 'fixed' : 'after', clause: textOf(closed) };
  return { kind: 'before', clause: next ? textOf(next) : 'nothing introduced' };
}

function markOf(scheme: string, event: AdvisoryEvent): Mark | 'unreadable' | undefined {
  const { introduced, fixed, lastAffected } = event;
  if (introduced === '0') return { kind: 'introduced', text: '0', version: undefined };
  const text = introduced ?? fixed ?? lastAffected;
  if (text === undefined) return undefined;
  const version = parseVersion(scheme, text);
  if (!version) return 'unreadable';
  return { kind: introduced !== undefined ? 'introduced' : fixed !== undefined ? 'fixed' : 'lastAffected', text, version };
}

/** The marks by version, lowest first; at one version those that begin a stretch stand first. */
function sort(scheme: string, marks: readonly Mark[]): readonly (readonly Mark[])[] {
  const order = (a: Mark, b: Mark) => {
    if (!a.version || !b.version) return Number(Boolean(a.version)) - Number(Boolean(b.version));
    return compareParsed(scheme, a.version, b.version)!;
  };
  const groups: Mark[][] = [];
  for (const mark of marks.toSorted((a, b) => order(a, b) || Number(a.kind !== 'introduced') - Number(b.kind !== 'introduced'))) {
    const last = groups.at(-1);
    if (last && order(last[0]!, mark) === 0) last.push(mark);
    else groups.push([mark]);
  }
  return groups;
}

function unknown(range: AdvisoryRange): RangeReading {
  return { kind: 'unknown', clause: clauseOf(range.events) };
}

function textOf({ kind, text }: Mark): string {
  return `${kind === 'lastAffected' ? 'last affected' : kind} ${text}`;
}

function eventText({ introduced, fixed, lastAffected, limit }: AdvisoryEvent): string {
  if (introduced !== undefined) return `introduced ${introduced}`;
  if (fixed !== undefined) return `fixed ${fixed}`;
  return lastAffected === undefined ? `limit ${limit}` : `last affected ${lastAffected}`;
}
