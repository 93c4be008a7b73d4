/**
 * A moment as milliseconds since the epoch, from RFC 3339 text or a plain date (midnight UTC); undefined for anything else.
 * A date that does not exist (30 February) is not a moment.
 */
export function parseTime(text: string): number | undefined {
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
