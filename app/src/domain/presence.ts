/**
 * When a component was on an asset, as evidence tells it. Each end lies between two pieces of evidence, so each has two bounds, in
 * milliseconds: it came in (`fromAfter`, `fromBy`] and went in (`toAfter`, `toBy`].
 */
export interface Interval {
  /** The last evidence without it before it came; undefined when nothing looked before. */
  readonly fromAfter: number | undefined;
  /** The first evidence with it. */
  readonly fromBy: number;
  /** The last evidence with it, and the first without it after that; both undefined while it has not gone. */
  readonly toAfter: number | undefined;
  readonly toBy: number | undefined;
}

/** What one document of a stream saw at its time. */
export interface Sighting {
  readonly time: number;
  /** The components it saw. */
  readonly seen: ReadonlySet<number>;
  /** Whether a component that it did not see was not there. */
  readonly closes: (component: number) => boolean;
}

export interface Presence extends Interval {
  readonly component: number;
}

/** The presences that a stream's documents tell of, whatever the order in which they became known. `sightings` are in the order of their time. */
export function derivePresences(sightings: readonly Sighting[]): Presence[] {
  const open = new Map<number, { fromAfter: number | undefined; fromBy: number; lastSeen: number }>();
  const presences: Presence[] = [];
  sightings.forEach(({ time, seen, closes }, index) => {
    for (const component of seen) {
      const since = open.get(component);
      if (since) since.lastSeen = time;
      else open.set(component, { fromAfter: lastWithout(sightings, index, component), fromBy: time, lastSeen: time });
    }
    for (const [component, { fromAfter, fromBy, lastSeen }] of open) {
      if (seen.has(component) || !closes(component)) continue;
      presences.push({ component, fromAfter, fromBy, toAfter: lastSeen, toBy: time });
      open.delete(component);
    }
  });
  for (const [component, { fromAfter, fromBy }] of open)
    presences.push({ component, fromAfter, fromBy, toAfter: undefined, toBy: undefined });
  return presences;
}

function lastWithout(sightings: readonly Sighting[], before: number, component: number): number | undefined {
  for (let index = before - 1; index >= 0; index -= 1) {
    const sighting = sightings[index]!;
    if (!sighting.seen.has(component) && sighting.closes(component)) return sighting.time;
  }
  return undefined;
}

/**
 * How sure it is that a component was there at any time of a span: `present` when some moment of it is covered by evidence, `undetermined`
 * when the uncertain ends reach into it, `no` when not even those do.
 *
 * @param until up to when the last evidence speaks for an open presence: its time and how long evidence of such an asset stays fresh
 */
export function overlap(
  presence: Interval,
  span: { readonly from: number; readonly to: number },
  until: number,
): 'present' | 'undetermined' | 'no' {
  const certainEnd = presence.toAfter ?? until;
  if (presence.fromBy <= span.to && certainEnd >= span.from) return 'present';
  const possibleEnd = presence.toBy ?? Number.POSITIVE_INFINITY;
  const possibleStart = presence.fromAfter ?? Number.NEGATIVE_INFINITY;
  return possibleStart < span.to && possibleEnd > span.from ? 'undetermined' : 'no';
}
