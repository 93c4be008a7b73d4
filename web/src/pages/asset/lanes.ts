import type { VersionBar } from '../../data/answers.ts';

type Span = VersionBar['spans'][number];

/** Lanes that a thing may take; what is beside even more shares the last. */
const most = 4;

/** Puts spans that overlap beside each other: each into the first lane that is free when it begins. */
export function lanesOf(spans: readonly Span[]): readonly (Span & { readonly lane: number })[] {
  const ends: number[] = [];
  return spans
    .toSorted((a, b) => Date.parse(a.from) - Date.parse(b.from))
    .map((span) => {
      const from = Date.parse(span.from);
      const free = ends.findIndex((end) => end <= from);
      const lane = free >= 0 ? free : Math.min(ends.length, most - 1);
      ends[lane] = Math.max(ends[lane] ?? 0, span.to === null ? Number.POSITIVE_INFINITY : Date.parse(span.to));
      return { ...span, lane };
    });
}
