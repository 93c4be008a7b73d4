import { freshFor } from '../../domain/asset.ts';
import { overlap } from '../../domain/presence.ts';
import { formatTime } from '../../domain/time.ts';
import { type Blind, blindnessBetween } from '../../ledger/looks.ts';
import { presencesOf } from '../../ledger/presences.ts';
import type { Answered, PresenceNote } from '../answer.ts';
import type { Inventory } from '../inventory.ts';
import type { Query } from '../query/query.ts';
import { tellQuery } from '../query/tell-query.ts';
import { type Matched, matchQuery } from './match-query.ts';
import { mergeStreams, type UnitedPresence } from './merge-streams.ts';
import { notePresence } from './note-presence.ts';

/** The moment or span that is asked about, in milliseconds; both ends the same for a moment. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

export interface WhereAnswer extends Answered {
  readonly schema: 'waybill/where/1';
  readonly query: string;
  readonly understood: string;
  readonly asOf: { readonly from: string; readonly to: string };
  readonly answer: 'present' | 'absent' | 'undetermined';
  readonly presences: readonly PresenceNote[];
  /** When it is asked about now: where it was before and is no more. */
  readonly past: readonly PresenceNote[];
}

/**
 * Do we run it, where, since when, says which evidence?
 *
 * *Present* when evidence shows it for some moment of the span; *absent* only when every asset that could hold it has fresh and complete
 * evidence without it; else *undetermined*, with the assets that cannot tell.
 *
 * @param span undefined for now
 */
export function where(inventory: Inventory, text: string, query: Query, span: Span | undefined): WhereAnswer {
  const now = inventory.ledger.clock();
  const asked = span ?? { from: now, to: now };
  const matched = matchQuery(inventory, query);
  const rows = findRows(inventory, matched, asked);
  const presences = rows.filter(({ state }) => state !== 'past');
  const blind = findBlind(inventory, matched, span, new Set(presences.map(({ asset }) => asset)));
  const answer = decide(inventory, presences, blind, matched.unanswerable ?? false);
  return {
    schema: 'waybill/where/1',
    query: text,
    understood: tellQuery(query),
    asOf: { from: formatTime(asked.from), to: formatTime(asked.to) },
    answer,
    presences,
    past: span === undefined ? rows.filter(({ state }) => state === 'past') : [],
    because: [...matched.because, ...reasons(inventory, matched, presences, blind)],
    blind: blind.map(({ asset, lastEvidence, why }) => ({
      asset,
      lastEvidence: lastEvidence === undefined ? null : formatTime(lastEvidence),
      why,
    })),
    feeds: matched.feeds,
  };
}

function findRows(inventory: Inventory, matched: Matched, asked: Span): PresenceNote[] {
  const rollUp = inventory.rollUp();
  const notes: PresenceNote[] = [];
  for (const { component, certain, why } of matched.components) {
    const united = mergeStreams(presencesOf(inventory.ledger, [component.id]));
    for (const presence of united) {
      if (!matched.holds(presence.asset)) continue;
      const { state, reason } = stateOf(presence, asked, certain ? undefined : why);
      notes.push(notePresence(inventory.ledger, component, presence, state, reason ?? why, rollUp(presence.asset)));
    }
  }
  return notes.sort(byStateThenAsset);
}

function stateOf(presence: UnitedPresence, asked: Span, doubt: string | undefined): { state: PresenceNote['state']; reason?: string } {
  const until = presence.lastSeen + freshFor[presence.assetKind];
  const found = overlap(presence, asked, until);
  if (found === 'no') return { state: 'past' };
  if (doubt !== undefined) return { state: 'undetermined', reason: doubt };
  if (found === 'present') return { state: 'present' };
  const stale = presence.toBy === undefined && until < asked.from;
  return {
    state: 'undetermined',
    reason: stale
      ? `last seen ${formatTime(presence.lastSeen)}, and nothing fresh since`
      : 'the time asked about lies between two pieces of evidence',
  };
}

const stateOrder = { present: 0, undetermined: 1, past: 2 } as const;

function byStateThenAsset(a: PresenceNote, b: PresenceNote): number {
  const byState = stateOrder[a.state] - stateOrder[b.state];
  if (byState !== 0) return byState;
  return a.asset < b.asset ? -1 : a.asset > b.asset ? 1 : 0;
}

/** Assets without the thing that cannot say so. Those that hold it are known to. */
function findBlind(inventory: Inventory, matched: Matched, span: Span | undefined, holding: ReadonlySet<string>): readonly Blind[] {
  const concerns = (asset: string) => !holding.has(asset) && matched.holds(asset);
  if (!span) return inventory.blind(matched.types).filter(({ asset }) => concerns(asset));
  return inventory.looks().flatMap((look) => {
    if (!concerns(look.asset)) return [];
    for (const type of matched.types ?? [undefined]) {
      const blind = blindnessBetween(inventory.ledger, look, type, span);
      if (blind) return [blind];
    }
    return [];
  });
}

function decide(
  inventory: Inventory,
  presences: readonly PresenceNote[],
  blind: readonly Blind[],
  unanswerable: boolean,
): WhereAnswer['answer'] {
  if (presences.some(({ state }) => state === 'present')) return 'present';
  if (unanswerable || presences.length > 0 || blind.length > 0 || inventory.isEmpty()) return 'undetermined';
  return 'absent';
}

function reasons(inventory: Inventory, matched: Matched, presences: readonly PresenceNote[], blind: readonly Blind[]): string[] {
  if (inventory.isEmpty()) return ['Nothing has been inventoried yet, so nothing can be said.'];
  if (matched.unanswerable) return [];
  const found = tellMatches(matched.components.length);
  const seen = new Set(presences.map(({ asset }) => asset)).size;
  const rest = blind.length > 0 ? [`${blind.length} asset${blind.length > 1 ? 's' : ''} cannot tell.`] : [];
  return [found, `${seen} asset${seen === 1 ? '' : 's'} at the time asked about.`, ...rest];
}

function tellMatches(count: number): string {
  if (count === 0) return 'No component that was ever seen matches.';
  return count === 1 ? '1 component that was ever seen matches.' : `${count} components that were ever seen match.`;
}
