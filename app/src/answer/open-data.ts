import { join } from 'node:path';
import { type Advisories, openAdvisories } from '../advisories/index.ts';
import { type Ledger, openLedger } from '../ledger/ledger.ts';
import { type Clock, systemClock } from '../platform/clock/clock.ts';
import { type Inventory, inventoryOf } from './inventory.ts';
import { localDecisions, localQuestions } from './local-questions.ts';
import type { Decisions, Questions } from './questions.ts';

/** A data folder that is open: what to write to, and the questions to ask. */
export interface Data {
  readonly folder: string;
  readonly ledger: Ledger;
  readonly advisories: Advisories;
  readonly inventory: Inventory;
  readonly questions: Questions;
  readonly decisions: Decisions;
  close(): void;
}

/** Opens a data folder, making what is not there yet. */
export function openData(folder: string, clock: Clock = systemClock): Data {
  const ledger = openLedger(folder, clock);
  const advisories = openAdvisories(join(folder, 'advisories'));
  const inventory = inventoryOf(ledger, advisories);
  const close = () => {
    advisories.close();
    ledger.close();
  };
  return { folder, ledger, advisories, inventory, questions: localQuestions(inventory), decisions: localDecisions(inventory), close };
}
