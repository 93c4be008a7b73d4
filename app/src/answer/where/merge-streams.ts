import type { PresenceRow } from '../../ledger/presences.ts';

/** A component on an asset by the word of all the asset's streams together: the union of what each says. */
export interface UnitedPresence extends PresenceRow {
  readonly rows: readonly PresenceRow[];
}

/** Makes one presence of those of one component on one asset that overlap. */
export function mergeStreams(rows: readonly PresenceRow[]): UnitedPresence[] {
  if (rows.length === 1) return [{ ...rows[0]!, rows }];
  const united: UnitedPresence[] = [];
  for (const together of Map.groupBy(rows, ({ asset }) => asset).values()) {
    let last: UnitedPresence | undefined;
    for (const row of together.toSorted((a, b) => a.fromBy - b.fromBy)) {
      if (last && row.fromBy <= (last.toAfter ?? Number.POSITIVE_INFINITY)) {
        last = unite(last, row);
        united[united.length - 1] = last;
      } else {
        last = { ...row, rows: [row] };
        united.push(last);
      }
    }
  }
  return united;
}

function unite(a: UnitedPresence, b: PresenceRow): UnitedPresence {
  const longer = endOf(b) > endOf(a) || (endOf(b) === endOf(a) && b.lastSeen > a.lastSeen) ? b : a;
  const { toAfter, toBy, lastSeen } = longer;
  return { ...a, toAfter, toBy, lastSeen, rows: [...a.rows, b] };
}

function endOf({ toAfter }: PresenceRow): number {
  return toAfter ?? Number.POSITIVE_INFINITY;
}
