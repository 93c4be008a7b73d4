import type { Ledger } from '../ledger/ledger.ts';
import { type Look, readLooks } from '../ledger/looks.ts';
import { type RollUp, readRollUp } from '../ledger/map/roll-up.ts';

/** What the questions are asked of. */
export interface Inventory {
  readonly ledger: Ledger;
  /** The map, read anew only when the ledger has changed. */
  rollUp(): RollUp;
  looks(): readonly Look[];
}

export function inventoryOf(ledger: Ledger): Inventory {
  let counter = -1;
  let rollUp: RollUp | undefined;
  let looks: readonly Look[] | undefined;
  const refresh = () => {
    const now = ledger.database.changeCounter();
    if (now === counter) return;
    counter = now;
    rollUp = undefined;
    looks = undefined;
  };
  return {
    ledger,
    rollUp() {
      refresh();
      rollUp ??= readRollUp(ledger);
      return rollUp;
    },
    looks() {
      refresh();
      looks ??= readLooks(ledger);
      return looks;
    },
  };
}
