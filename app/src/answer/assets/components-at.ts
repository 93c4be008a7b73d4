import { overlap } from '../../domain/presence.ts';
import type { Ledger } from '../../ledger/ledger.ts';
import { presencesOn } from '../../ledger/presences.ts';

/** The components that evidence shows to have been on an asset at a moment, by their ids. @throws unknown-asset */
export function idsAt(ledger: Ledger, asset: string, moment: number): number[] {
  const span = { from: moment, to: moment };
  const there = presencesOn(ledger, asset).filter((presence) => overlap(presence, span, Number.POSITIVE_INFINITY) === 'present');
  return [...new Set(there.map(({ component }) => component))];
}
