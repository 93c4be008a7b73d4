import { WaybillError } from '../domain/errors.ts';
import { parseTime } from '../domain/time.ts';
import type { When } from './questions.ts';
import type { Span } from './where/where.ts';

/** The span that is meant; a plain date is the whole of that day. @throws bad-time */
export function spanOf({ at, between }: When): Span | undefined {
  if (at !== undefined && between) throw new WaybillError('bad-time', 'Ask either about a moment or about a span, not both.');
  if (at !== undefined) return { from: momentOf(at), to: endOf(at) };
  if (!between) return undefined;
  const span = { from: momentOf(between[0]), to: endOf(between[1]) };
  if (span.from > span.to) throw new WaybillError('bad-time', `The span from ${between[0]} to ${between[1]} ends before it begins.`);
  return span;
}

export function momentOf(text: string): number {
  const moment = parseTime(text);
  if (moment === undefined) throw new WaybillError('bad-time', `“${text}” is no time. One looks like 2023-03-29 or 2023-03-29T13:00:00Z.`);
  return moment;
}

const day = 86_400_000;

function endOf(text: string): number {
  const moment = momentOf(text);
  return /^\d{4}-\d{2}-\d{2}$/.test(text.trim()) ? moment + day - 1 : moment;
}
