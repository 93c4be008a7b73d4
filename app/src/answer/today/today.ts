import { criticalities } from '../../domain/asset.ts';
import { formatTime } from '../../domain/time.ts';
import { type Holder, holdersOf } from '../../ledger/presences.ts';
import { allFindings, type Finding } from '../../match/findings.ts';
import { coverage } from '../coverage/coverage.ts';
import type { CoverageAnswer } from '../coverage/coverage-answer.ts';
import { settledFindings } from '../findings/settled-findings.ts';
import type { Inventory } from '../inventory.ts';
import { remembering } from '../remembering.ts';
import { changesSince } from './changes.ts';
import type { HitNote, TodayAnswer } from './today-answer.ts';

/** How many things are put before a person to decide. */
const decisions = 10;

const week = 7 * 86_400_000;

/** What to look at this morning: what must be decided, what changed, and whether we can see. */
export function today(inventory: Inventory): TodayAnswer {
  const now = inventory.ledger.clock();
  const covered = coverage(inventory);
  return {
    schema: 'waybill/today/1',
    asOf: formatTime(now),
    decide: worstHits(inventory),
    changed: changesSince(inventory, now - week),
    coverage: { percent: percentOf(covered.assets), assets: covered.assets, holes: holesOf(covered) },
    feeds: covered.feeds,
  };
}

function worstHits(inventory: Inventory): HitNote[] {
  const isSettled = settledFindings(inventory);
  const open = allFindings(inventory.ledger).filter((finding) => !isSettled(finding));
  const byAdvisory = Map.groupBy(open, ({ advisory }) => inventory.advisories.groupOf(advisory).id);
  const holders = remembering((component: number) => holdersOf(inventory.ledger, component));
  return [...byAdvisory]
    .map(([advisory, findings]) => hitOf(inventory, advisory, findings, holders))
    .filter(({ note }) => note.affectedAssets + note.undeterminedAssets + note.pastAssets > 0)
    .sort((a, b) => a.rank - b.rank || (a.note.modified < b.note.modified ? 1 : -1))
    .slice(0, decisions)
    .map(({ note }) => note);
}

const classOrder = ['compromise', 'malware', 'vulnerability', 'endOfLife', 'notice'];

/** @returns with its rank: by class first, then by the worst process on anything that has it now */
function hitOf(
  inventory: Inventory,
  advisory: string,
  findings: readonly Finding[],
  holders: (component: number) => readonly Holder[],
): { readonly note: HitNote; readonly rank: number } {
  const rollUp = inventory.rollUp();
  const affected = new Set<string>();
  const undetermined = new Set<string>();
  const past = new Set<string>();
  let worst = criticalities.length;
  for (const { component, verdict } of findings) {
    for (const { asset, has } of holders(component)) {
      (has ? (verdict === 'affected' ? affected : undetermined) : past).add(asset);
      if (has) worst = Math.min(worst, criticalities.indexOf(rollUp(asset).processes[0]?.criticality ?? 'low'));
    }
  }
  const told = inventory.advisories.show(findings[0]!.advisory)[0]?.advisory;
  const note = {
    advisory,
    aliases: inventory.advisories.groupOf(advisory).members,
    class: findings[0]!.class,
    summary: told?.summary ?? '',
    modified: told?.modified ?? '',
    severity: told?.severity[0]?.score ?? null,
    affectedAssets: affected.size,
    undeterminedAssets: undetermined.difference(affected).size,
    pastAssets: past.difference(affected).size,
    processes: [...new Set([...affected].flatMap((asset) => rollUp(asset).processes.map(({ name }) => name)))],
  };
  const isNowhere = affected.size + undetermined.size === 0;
  return { note, rank: classOrder.indexOf(note.class) * 10 + (isNowhere ? 9 : worst) };
}

/** Undefined where no asset is known: no share of nothing is seen. */
function percentOf({ known, fresh }: CoverageAnswer['assets']): number | null {
  return known === 0 ? null : Math.floor((fresh / known) * 100);
}

function holesOf({ blind, components, ecosystems, assets }: CoverageAnswer): string[] {
  const blindEcosystems = ecosystems.filter(({ feed }) => feed === null).map(({ type }) => type);
  return [
    ...(blind.length > 0 ? [`${blind.length} of ${assets.known} assets cannot tell, ${blind[0]!.asset} among them: ${blind[0]!.why}`] : []),
    ...(blindEcosystems.length > 0 ? [`no advisory feed speaks of ${blindEcosystems.join(', ')}`] : []),
    ...(components.withoutIdentity > 0
      ? [`${components.withoutIdentity} component${components.withoutIdentity === 1 ? ' has' : 's have'} no identity that can be judged`]
      : []),
    ...(assets.unmapped > 0 ? [`${assets.unmapped} asset${assets.unmapped === 1 ? ' is' : 's are'} mapped to no service`] : []),
  ].slice(0, 3);
}
