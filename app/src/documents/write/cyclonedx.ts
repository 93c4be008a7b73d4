import type { RelationKind } from '../../domain/collected.ts';
import { formatTime } from '../../domain/time.ts';
import { cycloneDxComponent } from './cyclonedx-component.ts';
import { deriveUuid } from './derive-uuid.ts';
import { gapLines } from './gap-lines.ts';
import type { Inventory } from './inventory.ts';
import { type Named, nameComponents } from './named-components.ts';
import { wholeSecond } from './whole-second.ts';

/**
 * Writes an inventory as CycloneDX 1.6 or 1.7: every component with its evidence, the dependencies that are known, what could not be read as
 * properties `waybill:gap`, and how complete it all is.
 *
 * @returns an object for `JSON.stringify`
 * @see https://cyclonedx.org/docs/1.6/json/
 */
export function writeCycloneDx(inventory: Inventory): object {
  const { root, completeness, tool, collected } = inventory;
  const rootRef = `root:${root.name}`;
  const { components, relations } = nameComponents(inventory);
  const edges = edgesOf(relations);
  const gaps = gapLines(collected.gaps).map((value) => ({ name: 'waybill:gap', value }));
  const content = {
    version: 1,
    metadata: {
      timestamp: formatTime(wholeSecond(inventory.time)),
      lifecycles: [{ phase: phases[root.kind] }],
      tools: { components: [{ type: 'application', name: tool.name, version: tool.version }] },
      component: rootComponent(root, rootRef),
    },
    components: components.map((named) => cycloneDxComponent(named, edges(named.id, 'contains'))),
    dependencies: dependenciesOf(rootRef, components, edges),
    compositions: [{ aggregate: completeness, assemblies: [rootRef] }],
    ...(gaps.length === 0 ? {} : { properties: gaps }),
  };
  const serial = inventory.serial ?? deriveUuid(JSON.stringify(content));
  return { bomFormat: 'CycloneDX', specVersion: inventory.cycloneDxVersion ?? '1.6', serialNumber: `urn:uuid:${serial}`, ...content };
}

const phases = { application: 'pre-build', 'operating-system': 'operations', container: 'post-build' } as const;

function rootComponent({ name, kind, version, purl, facts = [] }: Inventory['root'], ref: string): object {
  const properties = facts.map((fact) => ({ name: `waybill:${fact.name}`, value: fact.value }));
  return { type: kind, 'bom-ref': ref, name, version, purl, ...(properties.length === 0 ? {} : { properties }) };
}

/** Only those that need something: an empty entry would say that a component needs nothing, which no source tells for certain. */
function dependenciesOf(rootRef: string, components: Named['components'], edges: Edges): object[] {
  const direct = components.filter(({ component }) => component.direct === true).map(({ id }) => id);
  const all = components.map(({ id }) => {
    const [dependsOn, provides] = [edges(id, 'dependsOn'), edges(id, 'provides')];
    return { ref: id, ...(dependsOn.length === 0 ? {} : { dependsOn }), ...(provides.length === 0 ? {} : { provides }) };
  });
  return [...(direct.length === 0 ? [] : [{ ref: rootRef, dependsOn: direct }]), ...all.filter((entry) => Object.keys(entry).length > 1)];
}

type Edges = (from: string, kind: RelationKind) => readonly string[];

function edgesOf(relations: Named['relations']): Edges {
  const byEnd = Map.groupBy(relations, ({ from }) => from.id);
  return (id, kind) => (byEnd.get(id) ?? []).filter((relation) => relation.kind === kind).map(({ to }) => to.id);
}
