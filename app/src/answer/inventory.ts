import type { Advisories } from '../advisories/index.ts';
import type { Ledger } from '../ledger/ledger.ts';
import { type Blind, blindness, type Look, readBlindLooks, readLooks } from '../ledger/looks.ts';
import { type RollUp, readRollUp } from '../ledger/map/roll-up.ts';

/** What the questions are asked of. What it reads whole, it reads anew only when the ledger has changed. */
export interface Inventory {
  readonly ledger: Ledger;
  readonly advisories: Advisories;
  rollUp(): RollUp;
  looks(): readonly Look[];
  /** How many components there are of each purl type, the most frequent first. */
  componentsByType(): ReadonlyMap<string, number>;
  /** Whether there is no asset, so that nothing can be said. */
  isEmpty(): boolean;
  /**
   * The assets that cannot tell now of something of these types (of any, when undefined). Remembered for a minute: in a large fleet, looking
   * at every asset costs more than the rest of an answer.
   */
  blind(types: readonly string[] | undefined): readonly Blind[];
}

const minute = 60_000;

export function inventoryOf(ledger: Ledger, advisories: Advisories): Inventory {
  const rollUp = untilChanged(ledger, () => readRollUp(ledger));
  const looks = untilChanged(ledger, () => readLooks(ledger));
  const componentsByType = untilChanged(ledger, () => readComponentsByType(ledger));
  const isEmpty = untilChanged(ledger, () => !ledger.database.prepare('SELECT 1 FROM asset WHERE deleted IS NULL LIMIT 1').get());
  const remembered = untilChanged(ledger, () => ({ until: 0, byTypes: new Map<string, readonly Blind[]>() }));
  const blind = (types: readonly string[] | undefined) => {
    const now = ledger.clock();
    const memory = remembered();
    if (now >= memory.until) {
      memory.until = now + minute;
      memory.byTypes.clear();
    }
    const key = types?.join() ?? '*';
    const found = memory.byTypes.get(key) ?? findBlind(types, now);
    memory.byTypes.set(key, found);
    return found;
  };
  const findBlind = (types: readonly string[] | undefined, now: number) => {
    const doubtful = types ? readBlindLooks(ledger, types, now) : looks();
    return doubtful.flatMap((look) => firstBlindness(look, types ?? [undefined], now));
  };
  return { ledger, advisories, rollUp, looks, componentsByType, isEmpty, blind };
}

function readComponentsByType({ database }: Ledger): ReadonlyMap<string, number> {
  const rows = database.prepare("SELECT type, count(*) AS n FROM component WHERE type <> '' GROUP BY type ORDER BY n DESC, type").all();
  return new Map(rows.map(({ type, n }) => [String(type), Number(n)]));
}

function firstBlindness(look: Look, types: readonly (string | undefined)[], now: number): Blind[] {
  for (const type of types) {
    const found = blindness(look, type, now);
    if (found) return [found];
  }
  return [];
}

/** Remembers what was read until anyone, another process too, has written to the ledger. */
function untilChanged<T>(ledger: Ledger, read: () => T): () => T {
  let counter = Number.NaN;
  let value: T;
  return () => {
    const now = ledger.database.changeCounter();
    if (now !== counter) {
      value = read();
      counter = now;
    }
    return value;
  };
}
