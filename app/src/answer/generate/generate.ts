import type { CollectProgress } from '../../collect/run.ts';
import { type Inventory, writeCycloneDx, writeSpdx2 } from '../../documents/write/index.ts';
import { WaybillError } from '../../domain/errors.ts';
import { parseTime } from '../../domain/time.ts';
import { type Gathered, gather, type Looked, nameOf, together } from '../collect/collect.ts';
import { imageName, imagePurl } from '../collect/image-name.ts';
import { locateComponents } from './locate-components.ts';

export interface GenerateOptions {
  /** A source tree, a root file system or an archive of images; undefined is this machine. */
  readonly path: string | undefined;
  readonly of: Looked;
  /** The image that is meant where an archive holds several: its name, digest or platform. */
  readonly image?: string | undefined;
  /** The name of what the document is about, instead of the host's or the project's. */
  readonly name: string | undefined;
  /** RFC 3339; undefined is now. */
  readonly time: string | undefined;
  /** A UUID, with `urn:uuid:` before it or not; derived from the content where it is undefined. */
  readonly serial: string | undefined;
  /** The version of CycloneDX: 1.6, which is that without a wish, or 1.7. */
  readonly specVersion?: string | undefined;
  /** Whether the licence files of components are read, and told as evidence. Those of images are not. */
  readonly licenses?: boolean | undefined;
  readonly tool: Inventory['tool'];
  readonly onProgress: (progress: CollectProgress) => void;
}

/** The forms of document that are written. */
const writers = { cyclonedx: writeCycloneDx, spdx: writeSpdx2 } as const;

export type GeneratedFormat = keyof typeof writers;

export interface Generated {
  readonly inventory: Inventory;
  /** The document's text in a form; the same each time it is asked for. */
  textIn(format: GeneratedFormat): string;
}

/**
 * Inventories a source tree, a root file system, an image or this machine, and tells it as an SBOM. No ledger is asked or written.
 *
 * @throws WaybillError `usage`, `bad-time`
 */
export async function generate(options: GenerateOptions): Promise<Generated> {
  const time = options.time === undefined ? Date.now() : parseTime(options.time);
  if (time === undefined) throw new WaybillError('bad-time', `--time is a moment such as 2024-05-06T07:08:09Z, not “${options.time}”.`);
  const serial = options.serial === undefined ? undefined : uuidOf(options.serial);
  const cycloneDxVersion = versionOf(options.specVersion);
  const gathered = await gather(options);
  const { found } = gathered;
  const complete = found.every(({ collected }) => collected.complete);
  const inventory: Inventory = {
    root: await rootOf(gathered, options),
    collected: await collectedOf(gathered, options),
    completeness: !complete ? 'incomplete' : found.length === 0 ? 'unknown' : 'complete',
    tool: options.tool,
    time,
    ...(serial === undefined ? {} : { serial }),
    ...(cycloneDxVersion === undefined ? {} : { cycloneDxVersion }),
  };
  return generatedOf(inventory);
}

async function collectedOf({ found, root }: Gathered, { of, licenses }: GenerateOptions): Promise<Inventory['collected']> {
  if (of === 'image' && licenses)
    throw new WaybillError('usage', '--licenses reads folders: unpack the image, and name its root file system.');
  if (of === 'image') return together(found);
  const collected = locateComponents(together(found), root);
  if (!licenses) return collected;
  const { withDetectedLicenses } = await import('../licenses/detect-licenses.ts');
  return withDetectedLicenses(collected, root);
}

/** A document of what is known already. */
export function generatedOf(inventory: Inventory): Generated {
  return { inventory, textIn: (format) => `${JSON.stringify(writers[format](inventory), null, 2)}\n` };
}

export function versionOf(text: string | undefined): Inventory['cycloneDxVersion'] {
  if (text === undefined || text === '1.6' || text === '1.7') return text;
  throw new WaybillError('usage', `--spec-version is 1.6 or 1.7, of CycloneDX, not “${text}”.`);
}

async function rootOf(gathered: Gathered, options: GenerateOptions): Promise<Inventory['root']> {
  // A root file system without a name of its own, seen as `/`, has none.
  const name = options.name ?? ((await nameOf(gathered, options)) || 'unnamed');
  if (options.of === 'source') return { name, kind: 'application' };
  const { image, root } = gathered;
  if (!image) return { name, kind: 'operating-system' };
  const own = imageName(image, root);
  const purl = imagePurl(image, own);
  const facts = [
    { name: 'image:id', value: image.id },
    ...(image.manifestDigest === undefined ? [] : [{ name: 'image:manifest', value: image.manifestDigest }]),
    { name: 'image:platform', value: image.platform },
    ...image.names.map((value) => ({ name: 'image:name', value })),
    ...image.layers.map(({ diffId, createdBy }) => ({ name: 'image:layer', value: [diffId, createdBy].filter(Boolean).join(' ') })),
  ];
  return {
    name,
    kind: 'container',
    facts,
    ...(own.version === undefined ? {} : { version: own.version }),
    ...(purl === undefined ? {} : { purl }),
  };
}

export function uuidOf(text: string): string {
  const uuid = text.toLowerCase().replace(/^urn:uuid:/, '');
  if (/^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/.test(uuid)) return uuid;
  throw new WaybillError('usage', `--serial is a UUID, not “${text}”.`);
}
