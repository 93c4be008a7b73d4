import type { CollectedComponent, Relation } from '../../domain/collected.ts';
import type { Inventory } from './inventory.ts';

/** A component under the name that it has inside the document: its purl where it has one, made unique. */
export interface NamedComponent {
  readonly id: string;
  readonly component: CollectedComponent;
}

/** A relation between components of the document, by their names in it. */
export interface NamedRelation extends Pick<Relation, 'kind'> {
  readonly from: NamedComponent;
  readonly to: NamedComponent;
}

export interface Named {
  /** Sorted by purl or name, version and place. */
  readonly components: readonly NamedComponent[];
  /** Sorted by their ends, each once; none leads from a component to itself or to what is not there. */
  readonly relations: readonly NamedRelation[];
}

/** Names what was collected, in an order that does not depend on the one it was found in. */
export function nameComponents({ collected }: Inventory): Named {
  const uses = new Map<string, number>();
  const taken = new Set<string>();
  const components = collected.components
    .map((component) => ({ component, key: keyOf(component) }))
    .sort((a, b) => compareTexts(a.key, b.key))
    .map(({ component }): NamedComponent => {
      const name = nameOf(component);
      const use = (uses.get(name) ?? 0) + 1;
      uses.set(name, use);
      let id = use === 1 ? name : `${name} (${use})`;
      // The name of another may have been made to look like this.
      while (taken.has(id)) id += '#';
      taken.add(id);
      return { id, component };
    });
  return { components, relations: relationsOf(collected.relations, components) };
}

/** A kind stands before a name that is no purl, so that none of them can be a link to another document (`urn:cdx:`) or the root. */
function nameOf({ purl, kind, name, version }: CollectedComponent): string {
  if (purl?.startsWith('pkg:')) return purl;
  return `${kind}:${name}${version === undefined ? '' : `@${version}`}`;
}

function relationsOf(relations: readonly Relation[], components: readonly NamedComponent[]): readonly NamedRelation[] {
  const byRef = new Map(components.map((named) => [named.component.ref, named]));
  const found = new Map<string, NamedRelation>();
  for (const { kind, from, to } of relations) {
    const [source, target] = [byRef.get(from), byRef.get(to)];
    if (source && target && source !== target) found.set(JSON.stringify([source.id, kind, target.id]), { kind, from: source, to: target });
  }
  return [...found].sort(([a], [b]) => compareTexts(a, b)).map(([, relation]) => relation);
}

function keyOf({ purl, name, version, location, place, ref }: CollectedComponent): string {
  return [purl ?? name, version, location, place?.path, place?.pointer, place?.line, ref].map((part) => part ?? '').join('\u0000');
}

/** By code units: the order of a locale would differ between machines. */
export function compareTexts(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
