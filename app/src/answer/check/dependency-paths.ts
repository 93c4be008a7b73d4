import type { Collected } from '../../domain/collected.ts';

/** The ways from the root to a component, by refs, shortest first; each ends with the component. */
export type PathsTo = (ref: string) => readonly (readonly string[])[];

/** Ways that are told of one component, and steps of the search for them: a graph may have more ways than there is time. */
const maxPaths = 3;
const maxSteps = 2000;

/** Reads the graph of dependencies once; ways are looked for only where they are asked for. */
export function dependencyPaths({ components, relations }: Collected): PathsTo {
  let graph: Graph | undefined;
  return (ref) => {
    graph ??= readGraph(components, relations);
    return findPaths(ref, graph);
  };
}

interface Graph {
  readonly needers: ReadonlyMap<string, readonly string[]>;
  /** How many steps the shortest way to each has; what the root does not reach is not among them. */
  readonly distance: ReadonlyMap<string, number>;
}

function readGraph(components: Collected['components'], relations: Collected['relations']): Graph {
  const needers = new Map<string, string[]>();
  const needs = new Map<string, string[]>();
  for (const { kind, from, to } of relations) {
    if (kind !== 'dependsOn' || from === to) continue;
    push(needers, to, from);
    push(needs, from, to);
  }
  const distance = new Map<string, number>();
  for (const ref of firstOf(components, needs, needers)) distance.set(ref, 1);
  for (const [ref, steps] of distance) {
    for (const next of needs.get(ref) ?? []) if (!distance.has(next)) distance.set(next, steps + 1);
  }
  return { needers, distance };
}

/** What the root needs itself. Where nothing says so, what needs others and is needed by none stands first. */
function firstOf(
  components: Collected['components'],
  needs: ReadonlyMap<string, unknown>,
  needers: ReadonlyMap<string, unknown>,
): string[] {
  const direct = components.flatMap((component) => (component.direct ? [component.ref] : []));
  return direct.length > 0 ? direct : [...needs.keys()].filter((ref) => !needers.has(ref));
}

/** Backwards from the component, always on along the way that can be the shortest. */
function findPaths(ref: string, { needers, distance }: Graph): readonly (readonly string[])[] {
  const start = distance.get(ref);
  if (start === undefined) return [];
  const found: (readonly string[])[] = [];
  /** Unfinished ways by how long they will be at least. */
  const waiting: (readonly string[])[][] = [];
  const wait = (way: readonly string[], length: number) => {
    waiting[length] ??= [];
    waiting[length].push(way);
  };
  wait([ref], start);
  let steps = 0;
  for (let length = start; length < waiting.length && found.length < maxPaths; length++) {
    const ways = waiting[length] ?? [];
    for (let way = ways.pop(); way && found.length < maxPaths && steps < maxSteps; way = ways.pop()) {
      steps += 1;
      const [first] = way;
      if (distance.get(first!) === 1) found.push(way);
      for (const needer of needers.get(first!) ?? []) {
        const rest = distance.get(needer);
        if (rest !== undefined && !way.includes(needer)) wait([needer, ...way], rest + way.length);
      }
    }
  }
  return found;
}

function push(lists: Map<string, string[]>, key: string, value: string): void {
  const list = lists.get(key);
  if (list) list.push(value);
  else lists.set(key, [value]);
}
