const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

/** The moment that the company is looked at. */
export const now = Math.floor(Date.now() / minute) * minute;

/** A moment before that, as answers write it. */
export function ago({
  days = 0,
  hours = 0,
  minutes = 0,
}: {
  readonly days?: number;
  readonly hours?: number;
  readonly minutes?: number;
}): string {
  return new Date(now - days * day - hours * hour - minutes * minute).toISOString().replace('.000Z', 'Z');
}
