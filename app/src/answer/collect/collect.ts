import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { hostname } from 'node:os';
import { basename, join, resolve } from 'node:path';
import { collectors } from '../../collect/registry.ts';
import { type CollectedOf, type CollectProgress, collectTree } from '../../collect/run.ts';
import type { Collected } from '../../domain/collected.ts';
import { WaybillError } from '../../domain/errors.ts';
import type { Ledger } from '../../ledger/ledger.ts';
import { recordDocument } from '../../ledger/record.ts';
import { untyped } from '../../ledger/streams/observation.ts';
import type { SubmittedDocument } from '../../ledger/submission.ts';
import { diskTree } from '../../platform/files/disk-tree.ts';
import type { Image } from '../../unpack/index.ts';
import { imageName } from './image-name.ts';

/** What is looked at. */
export type Looked = 'host' | 'source' | 'image';

export interface CollectOptions {
  /** A source tree, a root file system or an archive of images; undefined is this machine. */
  readonly path: string | undefined;
  readonly of: Looked;
  /** The image that is meant where an archive holds several: its name, digest or platform. */
  readonly image?: string | undefined;
  readonly asset: string | undefined;
  /** Whether the licence files of components are read too. Those of images are not. */
  readonly licenses?: boolean | undefined;
  readonly onProgress: (progress: CollectProgress) => void;
}

export interface CollectAnswer {
  readonly schema: 'waybill/collect/1';
  readonly asset: string;
  readonly status: 'ingested' | 'unchanged';
  readonly sha256: string;
  readonly added: number;
  readonly removed: number;
  /** What each kind of source gave. */
  readonly sources: readonly {
    readonly kind: string;
    readonly scope: string;
    readonly components: number;
    readonly gaps: number;
    readonly complete: boolean;
  }[];
  readonly gaps: readonly {
    readonly kind: string;
    readonly message: string;
    readonly subject: string | null;
    readonly path: string | null;
    readonly line: number | null;
  }[];
}

/** Inventories this machine, a root file system or a source tree, and takes the result into the ledger as one document. */
export async function collect(ledger: Ledger, options: CollectOptions): Promise<CollectAnswer> {
  const gathered = await withLicenses(await gather(options), options);
  const { found } = gathered;
  const submission = await submissionOf(ledger, gathered, options);
  const { asset, status, added, removed } = recordDocument(ledger, submission);
  return {
    schema: 'waybill/collect/1',
    asset,
    status,
    sha256: `sha256:${submission.digest}`,
    added,
    removed,
    sources: found.map(({ kind, collected }) => ({
      kind,
      scope: collected.scope,
      components: collected.components.length,
      gaps: collected.gaps.length,
      complete: collected.complete,
    })),
    gaps: submission.collected.gaps.map(({ kind, message, subject, path, line }) => ({
      kind,
      message,
      subject: subject ?? null,
      path: path ?? null,
      line: line ?? null,
    })),
  };
}

async function withLicenses(gathered: Gathered, { of, licenses }: CollectOptions): Promise<Gathered> {
  if (!licenses) return gathered;
  if (of === 'image') throw new WaybillError('usage', '--licenses reads folders: unpack the image, and name its root file system.');
  const { withDetectedLicenses } = await import('../licenses/detect-licenses.ts');
  const found: CollectedOf[] = [];
  for (const one of gathered.found) found.push({ ...one, collected: await withDetectedLicenses(one.collected, gathered.root) });
  return { ...gathered, found };
}

/** What was found, and in what. */
export interface Gathered {
  readonly root: string;
  readonly found: readonly CollectedOf[];
  /** Where it was an image. */
  readonly image?: Image;
}

/** What all collectors find in what is looked at. */
export async function gather({
  path,
  of,
  image: wish,
  onProgress,
}: Pick<CollectOptions, 'path' | 'of' | 'image' | 'onProgress'>): Promise<Gathered> {
  const root = path === undefined ? '/' : resolve(path);
  if (of === 'image') return gatherArchive(root, wish, onProgress);
  const tree = diskTree(root, of === 'source' ? { respectGitignore: true, skip: ['node_modules'] } : {});
  return { root, found: await Array.fromAsync(collectTree(tree, of, onProgress)) };
}

/** The readers of images are loaded where one is looked at. */
async function gatherArchive(root: string, wish: string | undefined, onProgress: CollectOptions['onProgress']): Promise<Gathered> {
  const [{ chooseImage, openImages }, { gatherImage }] = await Promise.all([import('../../unpack/index.ts'), import('./gather-image.ts')]);
  const archive = await openImages(root);
  try {
    return { root, ...(await gatherImage(chooseImage(root, archive.images, wish), onProgress)) };
  } finally {
    archive.close();
  }
}

async function submissionOf(ledger: Ledger, gathered: Gathered, options: CollectOptions): Promise<SubmittedDocument> {
  const { found, root } = gathered;
  const collected = together(found);
  // The time stands outside, so that the same inventory tomorrow is the same document seen again.
  const bytes = Buffer.from(JSON.stringify({ schema: 'waybill/inventory/1', of: options.of, collected: found }));
  const now = ledger.clock();
  return {
    bytes,
    size: bytes.length,
    digest: createHash('sha256').update(bytes).digest('hex'),
    path: root,
    format: 'waybill',
    specVersion: '1',
    serial: undefined,
    tools: ['waybill collect'],
    authors: [],
    documentTime: now,
    statedTime: now,
    asset: { name: options.asset ?? (await nameOf(gathered, options)), kind: assetKinds[options.of] },
    source: 'waybill collect',
    scope: '',
    covers: coversOf(found, options.of),
    root: undefined,
    collected,
    counted: collected.components.length,
  };
}

const assetKinds = { host: 'host', source: 'build', image: 'image' } as const;

/** What an inventory is called when nobody says: this machine's name, the host's, the image's, the project's, or else the folder's. */
export async function nameOf({ root, image }: Gathered, { path, of }: Pick<CollectOptions, 'path' | 'of'>): Promise<string> {
  if (image) return imageName(image, root).name;
  if (path === undefined) return hostname();
  if (of === 'host') return (await readText(join(root, 'etc/hostname')))?.trim() || basename(root);
  const manifest = await readText(join(root, 'package.json'));
  const name = manifest === undefined ? undefined : /"name"\s*:\s*"([^"]{1,200})"/.exec(manifest)?.[1];
  return name ?? basename(root);
}

function readText(path: string): Promise<string | undefined> {
  return readFile(path, 'utf8').catch(() => undefined);
}

/** The kinds of package of which every collector could read all that there was; one that found nothing has looked too. */
function coversOf(found: readonly CollectedOf[], of: Looked): string {
  const chosen = collectors.filter((collector) => collector.of === (of === 'image' ? 'host' : of));
  const partial = new Set(found.flatMap(({ covers, collected }) => (collected.complete ? [] : covers.length > 0 ? covers : [untyped])));
  const covered = new Set(chosen.flatMap(({ covers }) => (covers.length > 0 ? covers : [untyped])));
  return [...covered.difference(partial)].sort().join(',');
}

/** One set of what all collectors found; refs are made distinct by their scope. */
export function together(found: readonly CollectedOf[]): Collected {
  const all = found.map(({ collected }, index) => ({ collected, mark: (ref: string) => `${index}\u0000${ref}` }));
  return {
    scope: '',
    complete: found.every(({ collected }) => collected.complete),
    components: all.flatMap(({ collected, mark }) => collected.components.map((component) => ({ ...component, ref: mark(component.ref) }))),
    services: all.flatMap(({ collected }) => collected.services),
    relations: all.flatMap(({ collected, mark }) =>
      collected.relations.map((relation) => ({ ...relation, from: mark(relation.from), to: mark(relation.to) })),
    ),
    gaps: found.flatMap(({ collected }) => collected.gaps),
  };
}
