const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/**
 * A moment as people write it, in UTC: `22 Mar 09:14`, with the year where it is not this one. Plain dates stay dates.
 *
 * @param now milliseconds since the epoch
 */
export function tellMoment(text: string, now: number = Date.now()): string {
  const moment = new Date(text);
  if (Number.isNaN(moment.getTime())) return text;
  const day = tellDay(moment, now);
  return /^\d{4}-\d{2}-\d{2}$/.test(text) ? day : `${day} ${clock(moment)}`;
}

/** The day of a moment: `22 Mar`, with the year where it is not this one. */
export function tellDay(moment: Date, now: number = Date.now()): string {
  const year = moment.getUTCFullYear();
  const day = `${moment.getUTCDate()} ${months[moment.getUTCMonth()]}`;
  return year === new Date(now).getUTCFullYear() ? day : `${day} ${year}`;
}

/** How long ago a moment is, in one unit: `4 min`, `3 h`, `9 d`; of years, `3 y`. */
export function tellAge(text: string, now: number = Date.now()): string {
  return tellHours((now - Date.parse(text)) / 3_600_000);
}

/** A length of time in one unit. */
export function tellHours(hours: number): string {
  if (hours * 60 < 1) return 'now';
  if (hours < 1) return `${Math.floor(hours * 60)} min`;
  if (hours < 48) return `${Math.floor(hours)} h`;
  const days = Math.floor(hours / 24);
  return days < 730 ? `${days} d` : `${Math.floor(days / 365)} y`;
}

/** The whole moment, for a title: `2023-03-22 09:14:05 UTC`. */
export function tellExactly(text: string): string {
  const moment = new Date(text);
  return Number.isNaN(moment.getTime()) ? text : `${moment.toISOString().slice(0, 19).replace('T', ' ')} UTC`;
}

function clock(moment: Date): string {
  return moment.toISOString().slice(11, 16);
}
