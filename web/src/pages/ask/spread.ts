import type { AskRow } from './ask-row.ts';

/** How many versions have a curve of their own; the others share one. */
const ownCurves = 5;

/** How many moments a curve is drawn at, at most. */
const moments = 400;

export interface Spread {
  /** Milliseconds since the epoch, rising. */
  readonly times: readonly number[];
  readonly curves: readonly { readonly version: string; readonly counts: readonly number[] }[];
}

/**
 * How many assets had each version at each time: from the first evidence with it until the first without it, so that no exposure is hidden.
 *
 * @param until where the curves end, in milliseconds
 * @returns undefined where there is no shape to see: one version that stays, all at one moment, or many things of which each is its own
 */
export function spreadOf(rows: readonly AskRow[], until: number): Spread | undefined {
  const spans = spansOf(rows);
  const byVersion = [...Map.groupBy(spans, ({ version }) => version)].sort(([, a], [, b]) => b.length - a.length);
  const ended = spans.some(({ to }) => to !== Number.POSITIVE_INFINITY);
  if (byVersion.length < 2 && !ended) return undefined;
  if (byVersion.length > ownCurves && isOfSeveral(rows)) return undefined;
  const times = pickTimes(spans, until);
  if (times.length < 4) return undefined;
  const rest = byVersion.slice(ownCurves).flatMap(([, together]) => together);
  const groups = [...byVersion.slice(0, ownCurves), ...(rest.length > 0 ? [['other versions', rest] as const] : [])];
  return { times, curves: groups.map(([version, together]) => ({ version, counts: countAt(together, times) })) };
}

/** Whether the rows are of things of several names. */
function isOfSeveral(rows: readonly AskRow[]): boolean {
  return new Set(rows.flatMap(({ name }) => name ?? [])).size > 1;
}

function spansOf(rows: readonly AskRow[]) {
  const severalNames = isOfSeveral(rows);
  return rows.flatMap(({ name, version, since, until }) => {
    if (since === null) return [];
    const told = version ?? 'no version';
    const to = until === null ? Number.POSITIVE_INFINITY : Date.parse(until);
    return [{ version: severalNames ? `${name} ${told}` : told, from: Date.parse(since), to }];
  });
}

function pickTimes(spans: readonly { from: number; to: number }[], until: number): number[] {
  const turns = [...new Set(spans.flatMap(({ from, to }) => [from, to]))].filter((time) => time < until).sort((a, b) => a - b);
  const first = turns[0];
  if (first === undefined) return [];
  const before = first - Math.max(1, (until - first) * 0.02);
  if (turns.length <= moments) return [before, ...turns, until];
  return [before, ...Array.from({ length: moments }, (_, step) => first + ((until - first) * step) / (moments - 1))];
}

function countAt(spans: readonly { from: number; to: number }[], times: readonly number[]): number[] {
  const starts = spans.map(({ from }) => from).sort((a, b) => a - b);
  const ends = spans.map(({ to }) => to).sort((a, b) => a - b);
  let started = 0;
  let ended = 0;
  return times.map((time) => {
    while (started < starts.length && starts[started]! <= time) started += 1;
    while (ended < ends.length && ends[ended]! <= time) ended += 1;
    return started - ended;
  });
}
