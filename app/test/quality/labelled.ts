import type { VerdictKind } from '../../src/domain/verdict.ts';

/** A component, what a record means for it, and why a person says so. */
export type Label = readonly [purl: string, verdict: VerdictKind, reason: string];

/** A record of our own making, shaped like those of a database, with what it means for components. */
export interface LabelledRecord {
  readonly record: { readonly id: string; readonly [key: string]: unknown };
  readonly labels: readonly Label[];
}

type Event = Readonly<Record<string, string>>;

/** A record on one package, in the form of OSV. */
export function osv(
  id: string,
  ecosystem: string,
  name: string,
  affected: {
    readonly events?: readonly Event[];
    readonly type?: string;
    readonly versions?: readonly string[];
    readonly [key: string]: unknown;
  },
  more: Readonly<Record<string, unknown>> = {},
): LabelledRecord['record'] {
  const { events, type = 'ECOSYSTEM', versions, ...rest } = affected;
  return {
    schema_version: '1.6.0',
    id,
    modified: '2026-01-01T00:00:00Z',
    published: '2026-01-01T00:00:00Z',
    affected: [
      {
        package: { ecosystem, name },
        ...(events ? { ranges: [{ type, events }] } : {}),
        ...(versions ? { versions } : {}),
        ...rest,
      },
    ],
    ...more,
  };
}

/** `introduced` up to, not including, `fixed`. */
export function between(introduced: string, fixed: string): Event[] {
  return [{ introduced }, { fixed }];
}
