import type { Advisories } from '../advisories/index.ts';
import type { Ledger } from '../ledger/ledger.ts';
import { type Look, readLooks } from '../ledger/looks.ts';
import { type RollUp, readRollUp } from '../ledger/map/roll-up.ts';

/** What the questions are asked of. What it reads whole, it reads anew only when the ledger has changed. */
export interface Inventory {
  readonly ledger: Ledger;
  readonly advisories: Advisories;
  rollUp(): RollUp;
  looks(): readonly Look[];
}

export function inventoryOf(ledger: Ledger, advisories: Advisories): Inventory {
  const rollUp = untilChanged(ledger, () => readRollUp(ledger));
  const looks = untilChanged(ledger, () => readLooks(ledger));
  return { ledger, advisories, rollUp, looks };
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
