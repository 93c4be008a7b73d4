import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { readVex } from '../../documents/index.ts';
import type { Gap } from '../../domain/gap.ts';
import { ledgerFile, openLedger } from '../../ledger/ledger.ts';
import { systemClock } from '../../platform/clock/clock.ts';
import { readNamed } from '../../platform/files/read-named.ts';
import { type VexJudge, vexJudge } from '../vex/vex-judge.ts';
import type { Stance } from './component-findings.ts';
import { decidedInLedger, statedInLedger } from './ledger-stances.ts';

/** What others state of findings, and what people decided of them, as it holds for an asset. */
export interface Heard {
  statements(asset: string | undefined): VexJudge | undefined;
  decisions(asset: string | undefined): Stance;
  /** Statements that cannot be believed. */
  readonly gaps: readonly Gap[];
  close(): void;
}

/**
 * Reads statements, and opens the ledger of a data folder where it has one: what was decided there holds for documents too.
 *
 * @param now milliseconds since the epoch
 * @throws whatever makes one of the files unreadable: a statement that cannot be read must not be taken for none
 */
export function openHeard(vexFiles: readonly string[], dataFolder: string, now: number): Heard {
  const documents = vexFiles.map((path) => readVex(readNamed(path), path));
  const statements = documents.flatMap((document) => document.statements);
  const files = statements.length > 0 ? vexJudge(statements, now) : undefined;
  const gaps = documents.flatMap((document) => document.gaps);
  if (!existsSync(join(dataFolder, ledgerFile))) {
    return { statements: () => files, decisions: () => () => undefined, gaps, close: () => {} };
  }
  const ledger = openLedger(dataFolder, systemClock);
  return {
    statements: (asset) => statedInLedger(ledger, now, asset, files),
    decisions: (asset) => decidedInLedger(ledger, now, asset),
    gaps,
    close: () => ledger.close(),
  };
}
