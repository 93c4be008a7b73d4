import { isObject } from '../../fields.ts';
import { findCycle } from '../dependency-cycle.ts';
import type { Rule, RuleContext } from '../rule.ts';
import { shown } from './identity.ts';

export const dependencyCycle: Rule = {
  id: 'dependency/cycle',
  severity: 'warning',
  demands: 'Nothing depends on itself, directly or through others.',
  formats: ['cyclonedx'],
  start(context) {
    return {
      end: () => {
        const { graph, pointers } = graphOf(context);
        const cycle = findCycle(graph);
        if (cycle) context.report(`${cycle.map(shown).join(' needs ')} needs the first again`, { pointer: pointers.get(cycle[0]!) ?? '' });
      },
    };
  },
};

export const dependencyTwice: Rule = {
  id: 'dependency/told-twice',
  severity: 'warning',
  demands: 'The dependencies of one thing are told in one place.',
  formats: ['cyclonedx'],
  start(context) {
    return {
      end: () => {
        for (const { ref, pointer } of graphOf(context).repeated) {
          context.report(`the dependencies of ${shown(ref)} are told in another place already`, { pointer });
        }
      },
    };
  },
};

export const dependencyOrphan: Rule = {
  id: 'dependency/orphan',
  severity: 'warning',
  demands: 'Where a document tells dependencies, every component is reached from its root.',
  formats: ['cyclonedx'],
  start(context) {
    return {
      end: () => {
        const { graph } = graphOf(context);
        const root = isObject(context.document.metadata) ? context.document.metadata.component : undefined;
        const start = isObject(root) ? root['bom-ref'] : undefined;
        if (graph.size === 0 || typeof start !== 'string' || !graph.has(start)) return;
        const reached = reachedFrom(graph, start);
        const components = Array.isArray(context.document.components) ? context.document.components : [];
        for (const [index, component] of components.entries()) {
          const ref = isObject(component) ? component['bom-ref'] : undefined;
          if (typeof ref === 'string' && !reached.has(ref)) {
            context.report(`the root does not lead to ${shown(ref)}`, { pointer: `/components/${index}` });
          }
        }
      },
    };
  },
};

interface Graph {
  readonly graph: ReadonlyMap<string, readonly string[]>;
  readonly pointers: ReadonlyMap<string, string>;
  readonly repeated: readonly { readonly ref: string; readonly pointer: string }[];
}

const graphs = new WeakMap<object, Graph>();

/** The dependency graph of a document, made once for all rules that ask. */
function graphOf({ document }: RuleContext): Graph {
  const known = graphs.get(document);
  if (known) return known;
  const graph = new Map<string, readonly string[]>();
  const pointers = new Map<string, string>();
  const repeated: { ref: string; pointer: string }[] = [];
  const dependencies = Array.isArray(document.dependencies) ? document.dependencies : [];
  for (const [index, entry] of dependencies.entries()) {
    const ref = isObject(entry) ? entry.ref : undefined;
    if (typeof ref !== 'string') continue;
    const targets = textsOf(entry.dependsOn);
    const before = graph.get(ref);
    if (before) repeated.push({ ref, pointer: `/dependencies/${index}` });
    else pointers.set(ref, `/dependencies/${index}`);
    graph.set(ref, before ? [...before, ...targets] : targets);
  }
  const made = { graph, pointers, repeated };
  graphs.set(document, made);
  return made;
}

function textsOf(list: unknown): readonly string[] {
  if (!Array.isArray(list)) return [];
  return list.every((target: unknown) => typeof target === 'string') ? list : list.filter((target: unknown) => typeof target === 'string');
}

function reachedFrom(graph: ReadonlyMap<string, readonly string[]>, start: string): ReadonlySet<string> {
  const reached = new Set([start]);
  for (const ref of reached) for (const target of graph.get(ref) ?? []) reached.add(target);
  return reached;
}
