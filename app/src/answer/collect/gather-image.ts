import type { Collector } from '../../collect/collector.ts';
import { osReleasePaths } from '../../collect/os-release/read-distro.ts';
import { collectors } from '../../collect/registry.ts';
import { type CollectedOf, type CollectProgress, collectTree } from '../../collect/run.ts';
import type { Collected, CollectedComponent } from '../../domain/collected.ts';
import { type Image, type ImageEntry, type UnpackStep, unpackImage } from '../../unpack/index.ts';

export interface GatheredImage {
  readonly image: Image;
  readonly found: readonly CollectedOf[];
}

/** What is looked for in an image: the same as on a host. */
const hostCollectors = collectors.filter(({ of }) => of === 'host');

/** Databases of a system: one file tells of many packages, and every layer that installs one writes it anew. */
const databases = hostCollectors.filter(({ claims }) => claims.every((glob) => !glob.includes('**')));

/** The layer that brought each component of a database, by the collector's kind and the component. */
type Brought = ReadonlyMap<string, string>;

/**
 * What all collectors of a host find in an image, each component with the layer that brought it. A component of a database came with the first layer from which on the
 * database told of it; any other with the layer that holds its file.
 *
 * @throws WaybillError where the image's manifest or configuration cannot be read; what cannot be read of its layers is a gap
 */
export async function gatherImage(entry: ImageEntry, onProgress: (progress: CollectProgress) => void = () => {}): Promise<GatheredImage> {
  const image = await entry.open();
  const globs = [...hostCollectors.flatMap(({ claims }) => claims), ...osReleasePaths];
  let brought: Brought = new Map();
  const found: CollectedOf[] = [];
  let done = 0;
  for await (const step of unpackImage(image, globs)) {
    done += 1;
    onProgress({ done, total: image.layers.length, what: 'layers' });
    if (step.isLast) found.push(...(await collectLast(step, brought)));
    else brought = await notePackages(step, brought);
  }
  return { image, found };
}

async function notePackages({ tree, layer, touches }: UnpackStep, before: Brought): Promise<Brought> {
  const changed = databases.filter(({ claims }) => touches(claims));
  if (changed.length === 0) return before;
  const kinds = new Set(changed.map(({ kind }) => kind));
  const now = new Map([...before].filter(([key]) => !kinds.has(kindOfKey(key))));
  for await (const { kind, collected } of collectTree(tree, 'host', () => {}, changed)) {
    for (const component of collected.components) {
      const key = keyOf(kind, component);
      now.set(key, before.get(key) ?? layer.diffId);
    }
  }
  return now;
}

async function collectLast(step: UnpackStep, brought: Brought): Promise<CollectedOf[]> {
  const found: CollectedOf[] = [];
  for await (const one of collectTree(step.tree, 'host', () => {}, hostCollectors)) {
    const isDatabase = databases.some(({ kind }) => kind === one.kind);
    const layerOf = (component: CollectedComponent) =>
      (isDatabase ? brought.get(keyOf(one.kind, component)) : undefined) ?? layerOfFile(step, component);
    found.push({ ...one, collected: withLayers(one.collected, layerOf) });
  }
  if (step.gaps.length > 0) found.push(unread(step, hostCollectors));
  return found;
}

function layerOfFile(step: UnpackStep, { place, location }: CollectedComponent): string | undefined {
  const path = place?.path ?? location;
  return path === undefined ? undefined : step.layerOf(path)?.diffId;
}

function withLayers(collected: Collected, layerOf: (component: CollectedComponent) => string | undefined): Collected {
  const components = collected.components.map((component) => {
    const layer = layerOf(component);
    return layer === undefined ? component : { ...component, layer };
  });
  return { ...collected, components };
}

/** What could not be read of the layers may hide packages of every kind. */
function unread({ gaps }: UnpackStep, from: readonly Collector[]): CollectedOf {
  const covers = [...new Set(from.flatMap((collector) => collector.covers))];
  return { kind: 'image', covers, collected: { scope: 'image', complete: false, components: [], services: [], relations: [], gaps } };
}

function keyOf(kind: string, { ref, purl, version }: CollectedComponent): string {
  return `${kind}\0${ref}\0${purl ?? version ?? ''}`;
}

function kindOfKey(key: string): string {
  return key.slice(0, key.indexOf('\0'));
}
