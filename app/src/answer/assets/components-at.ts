import { overlap } from '../../domain/presence.ts';
import { everOn } from '../../ledger/assets.ts';
import type { Ledger } from '../../ledger/ledger.ts';
import { presencesOf } from '../../ledger/presences.ts';

/** The components that evidence shows to have been on an asset at a moment, by their ids. @throws unknown-asset */
export function idsAt(ledger: Ledger, asset: string, moment: number): number[] {
  const span = { from: moment, to: moment };
  const there = presencesOf(ledger, everOn(ledger, asset)).filter(
    (presence) => presence.asset === asset && overlap(presence, span, Number.POSITIVE_INFINITY) === 'present',
  );
  return [...new Set(there.map(({ component }) => component))];
}
