import { join } from 'node:path';
import type { Collected, CollectedComponent } from '../../domain/collected.ts';
import type { Place } from '../../domain/errors.ts';
import { readNamed } from '../../platform/files/read-named.ts';
import { placesOfPointers, type TextPosition } from '../../platform/json/index.ts';

/** Adds the line to every place that has a JSON pointer only, so that a person finds it. Costs one more reading of each such file. */
export function locateComponents(collected: Collected, root: string): Collected {
  const byPath = Map.groupBy(collected.components.filter(lacksLine), ({ place }) => place!.path!);
  const positions = new Map([...byPath].map(([path, components]) => [path, positionsIn(join(root, path), components)]));
  const components = collected.components.map((component) => {
    const position = lacksLine(component) ? positions.get(component.place!.path!)?.get(component.place!.pointer!) : undefined;
    return position ? { ...component, place: withLine(component.place!, position) } : component;
  });
  return { ...collected, components };
}

function lacksLine({ place }: CollectedComponent): boolean {
  return place?.path !== undefined && place.pointer !== undefined && place.line === undefined;
}

function withLine(place: Place, { line }: TextPosition): Place {
  return { ...place, line };
}

/** A file that has changed or gone since it was read, and one that is no JSON, keeps its pointers. */
function positionsIn(path: string, components: readonly CollectedComponent[]): ReadonlyMap<string, TextPosition> {
  try {
    return placesOfPointers(
      readNamed(path),
      components.map(({ place }) => place!.pointer!),
    );
  } catch {
    return new Map();
  }
}
