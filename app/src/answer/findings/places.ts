import { formatTime } from '../../domain/time.ts';
import { statesWorstFirst } from '../../domain/verdict.ts';
import type { Finding } from '../../match/findings.ts';
import type { PlaceNote } from './findings-answer.ts';
import type { Stance } from './stance.ts';

/** Assets that have a finding, put together where it is the same there for the same reason; worst first. */
export function placesOf(stances: readonly (Stance & { readonly asset: string })[], finding: Finding): PlaceNote[] {
  const told = stances.map((stance) => ({ ...stance, why: tellStance(stance, finding) }));
  return [...Map.groupBy(told, ({ verdict, by, why }) => `${verdict} ${by} ${why}`).values()]
    .map((same): PlaceNote => {
      const { verdict, by, why } = same[0]!;
      return { state: verdict, by, why, assets: same.map(({ asset }) => asset) };
    })
    .sort((a, b) => statesWorstFirst.indexOf(a.state) - statesWorstFirst.indexOf(b.state));
}

/** Who says what a finding is, in words. */
export function tellStance({ by, decision, statement, owner, verdict }: Stance, finding: Pick<Finding, 'class' | 'reason'>): string {
  const decided = decision && `${decision.author} decided on ${formatTime(decision.time).slice(0, 10)}: ${decisionWords(decision)}.`;
  const stated =
    statement && `${statement.author} states: ${[statement.status, statement.justification, statement.note].filter(Boolean).join(', ')}.`;
  if (by === 'decision') {
    const disagrees = stated && statement.status === 'affected' && verdict !== 'affected' && (statement.time ?? 0) > decision!.time;
    return disagrees ? `${decided} Since then ${stated}` : decided!;
  }
  if (by === 'statement') return stated!;
  if (by === 'owner') return owner!.reason;
  const unforgiven = finding.class === 'compromise' || finding.class === 'malware';
  const aside = unforgiven && (decided ?? stated);
  return aside ? `${finding.reason} What is bad on purpose stays so whatever is said of it: ${aside}` : finding.reason;
}

function decisionWords({ state, justification, comment, expires }: NonNullable<Stance['decision']>): string {
  const until = expires === undefined ? '' : `, until ${formatTime(expires).slice(0, 10)}`;
  return [state, justification, comment].filter(Boolean).join(', ') + until;
}
