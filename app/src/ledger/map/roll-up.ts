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

/**
 * What stands on assets, as the map says now. Of a large map only what is above the assets asked about is read, each once: the function that
 * comes back remembers it.
 */
export function readRollUp(ledger: Ledger): RollUp {
  const patterns = readPatterns(ledger);
  const processes = readProcesses(ledger);
  const upward = readUpward(ledger);
  const remembered = new Map<string, Standing>();
  return (asset) => {
    let standing = remembered.get(asset);
    if (!standing) {
      const starts = [...upward(nodeOf('asset', asset)), ...patterns.flatMap(({ matches, from }) => (matches(asset) ? [from] : []))];
      standing = standingOf(reach(starts, upward), processes);
      remembered.set(asset, standing);
    }
    return standing;
  };
}

/** Edges to assets that are named by a pattern. */
function readPatterns(ledger: Ledger): { readonly matches: (name: string) => boolean; readonly from: string }[] {
  return ledger.database
    .prepare("SELECT from_kind, from_name, to_name FROM edge WHERE to_kind = 'asset' AND instr(to_name, '*') > 0")
    .all()
    .map((edge) => ({ matches: wildcard(String(edge.to_name)), from: startOf(edge) }));
}

type Upward = (node: string) => readonly string[];

/** Nodes that are looked up one by one; whoever asks of more is better served by all edges at once. */
const worthReadingAll = 100;
/** Edges of the largest map that is read whole. */
const mostEdges = 100_000;

/** What stands directly on a node. */
function readUpward(ledger: Ledger): Upward {
  const find = ledger.database.prepare('SELECT from_kind, from_name FROM edge WHERE to_kind = ? AND to_name = ?');
  const remembered = new Map<string, readonly string[]>();
  let whole: ReadonlyMap<string, readonly string[]> | undefined;
  return (node) => {
    const known = remembered.get(node);
    if (known) return known;
    if (remembered.size === worthReadingAll) whole ??= readAllUpward(ledger);
    if (whole) return whole.get(node) ?? [];
    const space = node.indexOf(' ');
    const above = find.all(node.slice(0, space), node.slice(space + 1)).map(startOf);
    remembered.set(node, above);
    return above;
  };
}

/** By the node that stands below; undefined for a map that is too large for it. */
function readAllUpward(ledger: Ledger): ReadonlyMap<string, readonly string[]> | undefined {
  const edges = ledger.database.prepare('SELECT from_kind, from_name, to_kind, to_name FROM edge LIMIT ?').all(mostEdges + 1);
  if (edges.length > mostEdges) return undefined;
  const upward = Map.groupBy(edges, (edge) => nodeOf(edge.to_kind, edge.to_name));
  return new Map([...upward].map(([below, above]) => [below, above.map(startOf)]));
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

/** Where an edge begins: what stands on the other node. */
function startOf(edge: Readonly<Record<string, unknown>>): string {
  return nodeOf(edge.from_kind, edge.from_name);
}

function nodeOf(kind: unknown, name: unknown): string {
  return `${kind} ${name}`;
}

/** Everything above the starts; services may stand on each other in a circle. */
function reach(starts: readonly string[], upward: Upward): Set<string> {
  const reached = new Set(starts);
  for (const node of reached) for (const next of upward(node)) reached.add(next);
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
