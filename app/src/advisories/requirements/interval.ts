import type { AdvisoryEvent } from '../../domain/advisory.ts';
import { compareVersions } from '../../versions/index.ts';

export interface Bound {
  readonly version: string;
  readonly inclusive: boolean;
}

/** A stretch of versions; an end that is not there is open without bound. */
export interface Interval {
  readonly from?: Bound;
  readonly to?: Bound;
}

/** The versions that two stretches share; undefined where there are none, or where they cannot be ordered. */
export function intersect(scheme: string, a: Interval, b: Interval): Interval | undefined {
  const from = tighter(scheme, a.from, b.from, 1);
  const to = tighter(scheme, a.to, b.to, -1);
  if (from === 'unordered' || to === 'unordered' || !isOpen(scheme, from, to)) return undefined;
  return { ...(from ? { from } : {}), ...(to ? { to } : {}) };
}

/**
 * All versions that lie in none of the stretches, lowest first; undefined where their bounds cannot be ordered.
 *
 * Databases that list what is safe are read by this: what is neither patched nor unaffected is affected.
 */
export function complement(scheme: string, intervals: readonly Interval[]): readonly Interval[] | undefined {
  const bounds = intervals.flatMap(({ from, to }) => [from, to].flatMap((bound) => bound ?? []));
  if (bounds.some(({ version }) => compareVersions(scheme, version, version) === undefined)) return undefined;
  const gaps: Interval[] = [];
  /** Where the next gap begins; undefined before the first version. */
  let start: Bound | undefined;
  for (const { from, to } of intervals.toSorted((a, b) => compareStarts(scheme, a.from, b.from))) {
    const end = from && flip(from);
    if (end && isOpen(scheme, start, end)) gaps.push({ ...(start ? { from: start } : {}), to: end });
    if (!to) return gaps;
    const next = flip(to);
    if (!start || compareStarts(scheme, start, next) < 0) start = next;
  }
  return [...gaps, start ? { from: start } : {}];
}

/**
 * The events of OSV for stretches that are affected. OSV begins a stretch with its first version only: `after` gives the lowest version
 * above another one, where a stretch begins behind it.
 */
export function eventsOf(intervals: readonly Interval[], after: (version: string) => string): readonly AdvisoryEvent[] {
  return intervals.flatMap(({ from, to }) => [
    { introduced: from === undefined ? '0' : from.inclusive ? from.version : after(from.version) },
    ...(to === undefined ? [] : [to.inclusive ? { lastAffected: to.version } : { fixed: to.version }]),
  ]);
}

function tighter(scheme: string, a: Bound | undefined, b: Bound | undefined, wanted: 1 | -1): Bound | undefined | 'unordered' {
  if (!a || !b) return a ?? b;
  const order = compareVersions(scheme, a.version, b.version);
  if (order === undefined) return 'unordered';
  if (order === 0) return a.inclusive ? b : a;
  return order === wanted ? a : b;
}

function isOpen(scheme: string, from: Bound | undefined, to: Bound | undefined): boolean {
  if (!from || !to) return true;
  const order = compareVersions(scheme, from.version, to.version);
  return order === -1 || (order === 0 && from.inclusive && to.inclusive);
}

/** By where they begin; one without a beginning is first. */
function compareStarts(scheme: string, a: Bound | undefined, b: Bound | undefined): number {
  if (!a || !b) return Number(Boolean(a)) - Number(Boolean(b));
  return compareVersions(scheme, a.version, b.version) || Number(b.inclusive) - Number(a.inclusive);
}

function flip({ version, inclusive }: Bound): Bound {
  return { version, inclusive: !inclusive };
}
