import { type Criticality, criticalities } from '../../domain/asset.ts';
import { wildcard } from '../../domain/wildcard.ts';
import type { Ledger } from '../ledger.ts';

export interface Process {
  readonly name: string;
  readonly criticality: Criticality;
  readonly owner: string | undefined;
}

/** What stands on an asset: services directly and through other services, and the business processes on those, worst first. */
export interface Standing {
  readonly services: readonly string[];
  readonly processes: readonly Process[];
}

export type RollUp = (asset: string) => Standing;

/** Reads the map once; the function that comes back answers for any asset from memory. */
export function readRollUp(ledger: Ledger): RollUp {
  const edges = ledger.database.prepare('SELECT from_kind, from_name, to_kind, to_name FROM edge').all();
  const upward = new Map<string, string[]>();
  const patterns: { matches: (name: string) => boolean; from: string }[] = [];
  for (const edge of edges) {
    const from = nodeOf(edge.from_kind, edge.from_name);
    const to = String(edge.to_name);
    if (edge.to_kind === 'asset' && to.includes('*')) patterns.push({ matches: wildcard(to), from });
    else upward.set(nodeOf(edge.to_kind, to), [...(upward.get(nodeOf(edge.to_kind, to)) ?? []), from]);
  }
  const processes = readProcesses(ledger);
  const remembered = new Map<string, Standing>();
  return (asset) => {
    let standing = remembered.get(asset);
    if (!standing) {
      const starts = [
        ...(upward.get(nodeOf('asset', asset)) ?? []),
        ...patterns.flatMap(({ matches, from }) => (matches(asset) ? [from] : [])),
      ];
      standing = standingOf(reach(starts, upward), processes);
      remembered.set(asset, standing);
    }
    return standing;
  };
}

/** The business processes, worst first; one that is only named by an edge has the lowest criticality until the map tells. */
export function readProcesses(ledger: Ledger): ReadonlyMap<string, Process> {
  return new Map(
    ledger.database
      .prepare('SELECT name, criticality, owner FROM process')
      .all()
      .map((row) => [
        String(row.name),
        { name: String(row.name), criticality: row.criticality as Criticality, owner: row.owner === null ? undefined : String(row.owner) },
      ]),
  );
}

/** Orders processes: the more critical first, then by name. */
export function byCriticality(a: { readonly name: string; readonly criticality: Criticality }, b: typeof a): number {
  return criticalities.indexOf(a.criticality) - criticalities.indexOf(b.criticality) || (a.name < b.name ? -1 : 1);
}

function nodeOf(kind: unknown, name: unknown): string {
  return `${kind} ${name}`;
}

/** Everything above the starts; services may stand on each other in a circle. */
function reach(starts: readonly string[], upward: ReadonlyMap<string, readonly string[]>): Set<string> {
  const reached = new Set(starts);
  for (const node of reached) for (const next of upward.get(node) ?? []) reached.add(next);
  return reached;
}

function standingOf(nodes: ReadonlySet<string>, processes: ReadonlyMap<string, Process>): Standing {
  const named = (kind: string) => [...nodes].flatMap((node) => (node.startsWith(`${kind} `) ? [node.slice(kind.length + 1)] : []));
  return {
    services: named('service').sort(),
    processes: named('process')
      .map((name) => processes.get(name) ?? { name, criticality: 'low' as const, owner: undefined })
      .sort(byCriticality),
  };
}
