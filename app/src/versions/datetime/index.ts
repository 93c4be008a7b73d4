import type { Scheme } from '../scheme.ts';
import { compareText, signOf } from '../text.ts';

export interface Moment {
  /** Whole seconds since the epoch. */
  readonly seconds: number;
  /** Digits behind the point without zeros at the end: text, for nobody limits their number. */
  readonly fraction: string;
}

const form = /^(\d{4}-\d{2}-\d{2})[Tt](\d{2}:\d{2}:\d{2})(?:\.(\d+))?([Zz]|[+-]\d{2}:\d{2})$/;

/** Moments of RFC 3339, wherever their clocks stood. */
export const datetime: Scheme<Moment> = {
  parse(text) {
    const match = form.exec(text);
    if (!match) return undefined;
    const [, date, clock, digits = '', zone] = match;
    const isLeapSecond = clock!.endsWith(':60');
    const moment = Date.parse(`${date}T${isLeapSecond ? clock!.replace(/60$/, '59') : clock}${zone!.toUpperCase()}`);
    if (Number.isNaN(moment) || !new Date(`${date}T00:00:00Z`).toISOString().startsWith(date!)) return undefined;
    return { seconds: moment / 1000 + (isLeapSecond ? 1 : 0), fraction: trimEndZeros(digits) };
  },
  compare: (a, b) => signOf(a.seconds - b.seconds) || compareText(a.fraction, b.fraction),
};

function trimEndZeros(digits: string): string {
  let end = digits.length;
  while (digits.charCodeAt(end - 1) === 48) end--;
  return digits.slice(0, end);
}
