import { tellDay } from '../../words/times.ts';

/** Where a moment stands on a line, from 0 to 100. */
export interface Scale {
  readonly from: number;
  readonly to: number;
  readonly place: (time: number) => number;
}

/** A scale from the first moment to the last, with a little room at both ends. */
export function scaleOf(first: number, last: number): Scale {
  const room = Math.max(60_000, (last - first) * 0.015);
  const from = first - room;
  const to = last + room;
  return { from, to, place: (time) => Math.min(100, Math.max(0, (100 * (time - from)) / (to - from))) };
}

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

/** Steps of an axis, rising; above a month, whole months. */
const steps = [5 * minute, 15 * minute, hour, 3 * hour, 6 * hour, 12 * hour, day, 2 * day, 7 * day, 14 * day];

/** Marks for an axis, at most `most`, each with its words. */
export function marksOf({ from, to }: Scale, most: number): readonly { readonly time: number; readonly text: string }[] {
  const step = steps.find((each) => (to - from) / each <= most);
  const times = step === undefined ? monthsBetween(from, to, most) : stepsBetween(from, to, step);
  const clock = step !== undefined && step < day;
  return times.map((time) => ({
    time,
    text: clock ? `${tellDay(new Date(time), to)} ${new Date(time).toISOString().slice(11, 16)}` : tellDay(new Date(time), to),
  }));
}

function stepsBetween(from: number, to: number, step: number): number[] {
  const first = Math.ceil(from / step) * step;
  return Array.from({ length: Math.max(0, Math.floor((to - first) / step) + 1) }, (_, index) => first + index * step);
}

function monthsBetween(from: number, to: number, most: number): number[] {
  const start = new Date(from);
  const months = (new Date(to).getUTCFullYear() - start.getUTCFullYear()) * 12 + new Date(to).getUTCMonth() - start.getUTCMonth();
  const every = [1, 2, 3, 6, 12].find((step) => months / step <= most) ?? Math.ceil(months / most / 12) * 12;
  const times: number[] = [];
  for (let month = 1; month <= months; month += 1) {
    const time = Date.UTC(start.getUTCFullYear(), start.getUTCMonth() + month, 1);
    if (new Date(time).getUTCMonth() % Math.min(every, 12) === 0 && time <= to) times.push(time);
  }
  return times.slice(0, most + 1);
}
