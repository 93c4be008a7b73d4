import { join } from 'node:path';
import type { Clock } from '../platform/clock/clock.ts';
import { type Objects, openObjects } from '../platform/objects/objects.ts';
import { type Database, largePages, openDatabase } from '../platform/sql/database.ts';
import { migrate } from '../platform/sql/migrate.ts';
import { type ComponentIndex, createComponentIndex } from './components/component-index.ts';
import { createEvidenceMarks, type EvidenceMarks } from './evidence-marks.ts';
import { migrations } from './migrations.ts';

/** The living inventory on disk: what was seen where and when, by which evidence, and what stands on it. */
export interface Ledger {
  readonly database: Database;
  readonly objects: Objects;
  readonly components: ComponentIndex;
  readonly marks: EvidenceMarks;
  readonly clock: Clock;
  close(): void;
}

/** The files that a ledger is, in its data folder: what was seen, and the documents that told it. */
export const ledgerFile = 'ledger.db';
export const documentsFile = 'documents.db';

/** Opens the ledger of a data folder, making it when there is none. @throws newer-ledger when a newer program wrote it */
export function openLedger(folder: string, clock: Clock): Ledger {
  const database = openDatabase(join(folder, ledgerFile), { pageBytes: largePages });
  migrate(database, migrations);
  const objects = openObjects(join(folder, documentsFile));
  return {
    database,
    objects,
    components: createComponentIndex(database),
    marks: createEvidenceMarks(database),
    clock,
    close() {
      objects.close();
      database.close();
    },
  };
}

/** A change of the ledger, whole or not at all. What was remembered of an undone one is forgotten. */
export function change<T>(ledger: Ledger, work: () => T): T {
  try {
    return ledger.database.transaction(() => {
      const result = work();
      ledger.components.flush();
      return result;
    });
  } catch (error) {
    ledger.components.forget();
    throw error;
  }
}
