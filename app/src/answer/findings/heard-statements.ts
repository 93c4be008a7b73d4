import { formatTime } from '../../domain/time.ts';
import type { VexStatement } from '../../domain/vex.ts';
import { findAsset } from '../../ledger/assets.ts';
import type { Component } from '../../ledger/components/find.ts';
import type { Ledger } from '../../ledger/ledger.ts';
import { type KeptStatement, statementsAbout } from '../../ledger/statements.ts';
import { remembering } from '../remembering.ts';
import { holdsAt, speaksOf } from '../vex/vex-judge.ts';
import type { StatementNote } from './findings-answer.ts';
import { ledgerSubjects } from './ledger-subject.ts';

/** What others state about a finding. */
export interface Heard {
  /** Newest first; those that are not heard too. */
  readonly notes: readonly StatementNote[];
  /** Those that are heard on an asset. */
  on(asset: string): readonly VexStatement[];
}

/** @param ids all names of the advisory @param assets where the component is */
export type StatementReader = (ids: readonly string[], component: Component, assets: readonly string[]) => Heard;

/** Where nobody has stated anything. */
export const notHeard: StatementReader = () => ({ notes: [], on: () => [] });

/** Reads what the ledger's documents state; each advisory's statements once. */
export function statementReader(ledger: Ledger): StatementReader {
  const now = ledger.clock();
  const subjects = ledgerSubjects(ledger);
  const readOnce = remembering((ids: string) => readAbout(ledger, ids.split('\n')));
  return (ids, component, assets) => {
    const about = readOnce(ids.join('\n'));
    if (about.length === 0) return notHeard(ids, component, assets);
    const meant = about
      .map((kept) => ({
        kept,
        assets: assets.filter(
          (asset) => (kept.asset === undefined || kept.asset === asset) && speaksOf(kept.statement, subjects(component, asset)),
        ),
      }))
      .filter((each) => each.assets.length > 0);
    return {
      notes: meant
        .map(({ kept, assets: where }) => noteStatement(kept, where, now))
        .sort((a, b) => ((a.time ?? '') < (b.time ?? '') ? 1 : -1)),
      on: (asset) =>
        meant.flatMap(({ kept, assets: where }) => (where.includes(asset) && holdsAt(kept.statement, now) ? [kept.statement] : [])),
    };
  };
}

/** A reference without a serial number is one into the document that makes the statement: its digest is its path. */
function readAbout(ledger: Ledger, ids: readonly string[]): readonly KeptStatement[] {
  return statementsAbout(ledger, ids).map((kept) => ({
    ...kept,
    asset: kept.asset === undefined ? undefined : (findAsset(ledger, kept.asset)?.name ?? kept.asset),
    statement: { ...kept.statement, place: { ...kept.statement.place, path: kept.evidence } },
  }));
}

function noteStatement({ statement, evidence, known }: KeptStatement, assets: readonly string[], now: number): StatementNote {
  const { status, justification, note, author, time, expires } = statement;
  const counts = holdsAt(statement, now);
  return {
    status,
    justification: justification ?? null,
    note: note ?? null,
    author,
    time: time === undefined ? null : formatTime(time),
    expires: expires === undefined ? null : formatTime(expires),
    known: formatTime(known),
    evidence,
    assets,
    counts,
    why: counts ? null : (time ?? 0) > now ? 'It is from the future.' : 'It has expired.',
  };
}
