/**
 * A cycle in a graph, as the nodes on it in order; undefined where there is none. The search is depth-first and iterative, so that no chain of
 * dependencies is too long for it, and linear in nodes and edges.
 */
export function findCycle(graph: ReadonlyMap<string, readonly string[]>): readonly string[] | undefined {
  const finished = new Set<string>();
  for (const start of graph.keys()) {
    const cycle = finished.has(start) ? undefined : searchFrom(graph, start, finished);
    if (cycle) return cycle;
  }
  return undefined;
}

function searchFrom(graph: ReadonlyMap<string, readonly string[]>, start: string, finished: Set<string>): readonly string[] | undefined {
  const way = [{ node: start, next: 0 }];
  const onWay = new Set([start]);
  for (let top = way.at(-1); top !== undefined; top = way.at(-1)) {
    const target = graph.get(top.node)?.[top.next++];
    if (target === undefined) {
      finished.add(top.node);
      onWay.delete(top.node);
      way.pop();
    } else if (onWay.has(target)) {
      const nodes = way.map(({ node }) => node);
      return nodes.slice(nodes.indexOf(target));
    } else if (!finished.has(target) && graph.has(target)) {
      way.push({ node: target, next: 0 });
      onWay.add(target);
    }
  }
  return undefined;
}
