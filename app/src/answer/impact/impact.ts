import { type Criticality, criticalities } from '../../domain/asset.ts';
import type { BlindAsset, PresenceNote, ProcessNote } from '../answer.ts';
import type { Inventory } from '../inventory.ts';
import type { Query } from '../query/query.ts';
import { type Span, where } from '../where/where.ts';
import { hitsOf } from './hits.ts';
import type { ImpactAnswer, ImpactedAsset, ImpactedProcess } from './impact-answer.ts';
import { remediesFor } from './remedies.ts';
import { summarise } from './summarise.ts';

/**
 * Which assets are hit, now and in the past, and which business processes stand on them, by criticality. What cannot be told stands apart:
 * it is neither hit nor safe.
 */
export function impact(inventory: Inventory, text: string, query: Query, span: Span | undefined): ImpactAnswer {
  const found = where(inventory, text, query, span);
  const byAsset = Map.groupBy([...found.presences, ...found.past], ({ asset }) => asset);
  const affected: ImpactedAsset[] = [];
  const past: ImpactedAsset[] = [];
  const undetermined: (ImpactedAsset | BlindAsset)[] = [];
  for (const notes of byAsset.values()) {
    const now = notes.filter(({ state }) => state === 'present');
    const unsure = notes.filter(({ state }) => state === 'undetermined');
    if (now.length > 0) affected.push(assetOf(now));
    else if (unsure.length > 0) undetermined.push(assetOf(unsure));
    else past.push(assetOf(notes));
  }
  const advisory = query.kind === 'advisory' ? query.id : undefined;
  const notes = [...found.presences, ...found.past];
  for (const blind of found.blind) if (!byAsset.has(blind.asset)) undetermined.push(blind);
  affected.sort(byWorstProcess);
  const processes = rollUpProcesses(affected, past, undetermined);
  return {
    schema: 'waybill/impact/1',
    query: text,
    understood: found.understood,
    summary: summarise(affected.length, past.length, undetermined.length, processes, span === undefined),
    affected,
    past,
    undetermined,
    processes,
    unmapped: affected.flatMap(({ asset, processes: standing }) => (standing.length === 0 ? [asset] : [])),
    hits: hitsOf(inventory, advisory, notes),
    remedy: remediesFor(inventory, advisory, notes),
    because: found.because,
    blind: found.blind,
    feeds: found.feeds,
  };
}

function assetOf(notes: readonly PresenceNote[]): ImpactedAsset {
  const [first] = notes as [PresenceNote];
  const gone = notes.every(({ to }) => to !== null);
  const evidence = new Map(notes.flatMap((note) => note.evidence.map((each) => [each.sha256, each] as const)));
  return {
    asset: first.asset,
    assetKind: first.assetKind,
    components: notes.map(({ component: { purl, name, version }, why }) => ({ purl, name, version, why })),
    since: notes.map(({ from }) => from.by).sort()[0]!,
    until: gone
      ? notes
          .map(({ to }) => to!.by)
          .sort()
          .at(-1)!
      : null,
    services: first.services,
    processes: first.processes,
    evidence: [...evidence.values()],
  };
}

function byWorstProcess(a: ImpactedAsset, b: ImpactedAsset): number {
  return rank(a.processes[0]) - rank(b.processes[0]) || (a.asset < b.asset ? -1 : 1);
}

function rank(process: Pick<ProcessNote, 'criticality'> | undefined): number {
  return process ? criticalities.indexOf(process.criticality as Criticality) : criticalities.length;
}

function rollUpProcesses(
  affected: readonly ImpactedAsset[],
  past: readonly ImpactedAsset[],
  undetermined: readonly (ImpactedAsset | BlindAsset)[],
): ImpactedProcess[] {
  const processes = new Map<string, ProcessNote & { assets: string[]; pastAssets: string[]; undeterminedAssets: string[] }>();
  const take = (list: 'assets' | 'pastAssets' | 'undeterminedAssets', entries: readonly (ImpactedAsset | BlindAsset)[]) => {
    for (const entry of entries) {
      for (const process of 'processes' in entry ? entry.processes : []) {
        const known = processes.get(process.name) ?? { ...process, assets: [], pastAssets: [], undeterminedAssets: [] };
        known[list].push(entry.asset);
        processes.set(process.name, known);
      }
    }
  };
  take('assets', affected);
  take('pastAssets', past);
  take('undeterminedAssets', undetermined);
  return [...processes.values()].sort((a, b) => rank(a) - rank(b) || b.assets.length - a.assets.length || (a.name < b.name ? -1 : 1));
}
