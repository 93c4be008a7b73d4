/**
 * A moment as milliseconds since the epoch, from RFC 3339 text or a plain date (midnight UTC); undefined for anything else.
 * A date that does not exist (30 February) is not a moment.
 */
export function parseTime(text: string): number | undefined {
  return parsePlain(text) ?? parseAny(text);
}

/** `2026-01-31T23:59:59Z`, as nearly every feed and document writes all of its times, with or without a fraction; undefined for any other form. */
function parsePlain(text: string): number | undefined {
  const { length } = text;
  if (length < 20 || length > 30 || text.charCodeAt(length - 1) !== 90) return undefined;
  const [year, month, date] = [numberAt(text, 0, 4), numberAt(text, 5, 2), numberAt(text, 8, 2)];
  const [hour, minute, second] = [numberAt(text, 11, 2), numberAt(text, 14, 2), numberAt(text, 17, 2)];
  const isMarked = text[4] === '-' && text[7] === '-' && text[10] === 'T' && text[13] === ':' && text[16] === ':';
  if (!isMarked || !(year >= 1000 && hour < 24 && minute < 60 && second < 60)) return undefined;
  const isDate = month >= 1 && month <= 12 && date >= 1 && date <= daysOf(year, month);
  const digits = length - 21;
  if (!isDate || (length > 20 && (text[19] !== '.' || digits < 1))) return undefined;
  const fraction = length > 20 ? numberAt(text, 20, digits) : 0;
  const thousandths = digits > 3 ? Math.floor(fraction / 10 ** (digits - 3)) : fraction * 10 ** (3 - digits);
  const moment = Date.UTC(year, month - 1, date, hour, minute, second) + (length > 20 ? thousandths : 0);
  return Number.isNaN(moment) ? undefined : moment;
}

/** NaN where there is anything but digits. */
function numberAt(text: string, start: number, digits: number): number {
  let number = 0;
  for (let at = start; at < start + digits; at++) {
    const digit = text.charCodeAt(at) - 48;
    if (!(digit >= 0 && digit <= 9)) return Number.NaN;
    number = number * 10 + digit;
  }
  return number;
}

function daysOf(year: number, month: number): number {
  if (month !== 2) return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
  return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
}

function parseAny(text: string): number | undefined {
  const match = /^(\d{4}-\d{2}-\d{2})(?:[Tt ](\d{2}:\d{2}(?::\d{2})?)(\.\d+)?\s*([Zz]|[+-]\d{2}:?\d{2})?)?$/.exec(text.trim());
  if (!match) return undefined;
  const [, date, clock = '00:00:00', fraction = '', zone = 'Z'] = match;
  const offset = zone.toUpperCase() === 'Z' ? 'Z' : `${zone.slice(0, 3)}:${zone.slice(-2)}`;
  const seconds = clock.length === 5 ? `${clock}:00` : clock;
  const moment = Date.parse(`${date}T${seconds}${fraction.slice(0, 4)}${offset}`);
  if (Number.isNaN(moment)) return undefined;
  return new Date(Date.parse(`${date}T00:00:00Z`)).toISOString().startsWith(date!) ? moment : undefined;
}

/** RFC 3339 UTC, without fractions of a second where there are none. @throws RangeError for what is no moment */
export function formatTime(moment: number): string {
  const whole = Math.trunc(moment);
  const days = Math.floor(whole / day);
  // Of thousands of moments in an answer most are of a few days: writing the date anew for each would take most of the time of writing it.
  if (days !== written.days) written = { days, date: new Date(whole).toISOString().slice(0, -13) };
  const rest = whole - days * day;
  const seconds = Math.floor(rest / 1000);
  const clock = `${two(Math.floor(seconds / 3600))}:${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`;
  const fraction = rest % 1000;
  return fraction === 0 ? `${written.date}${clock}Z` : `${written.date}${clock}.${String(fraction).padStart(3, '0')}Z`;
}

const day = 86_400_000;

/** The date that was written last, with the `T` behind it. */
let written = { days: Number.NaN, date: '' };

function two(number: number): string {
  return number < 10 ? `0${number}` : String(number);
}
