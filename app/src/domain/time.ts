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

/** RFC 3339 UTC, without fractions of a second where there are none. */
export function formatTime(moment: number): string {
  if (moment === last.moment) return last.text;
  const text = new Date(moment).toISOString().replace('.000Z', 'Z');
  last = { moment, text };
  return text;
}

/** Answers tell the same moment several times in a row: of a component, its evidence and its asset. */
let last = { moment: Number.NaN, text: '' };
