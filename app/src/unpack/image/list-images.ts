import { createHash } from 'node:crypto';
import type { z } from 'zod';
import { WaybillError } from '../../domain/errors.ts';
import { parseJson } from '../../platform/json/index.ts';
import { limits } from '../../platform/limits.ts';
import type { Image, ImageEntry } from './image.ts';
import type { Layer } from './layer.ts';
import { configSchema, type Descriptor, type ImageConfig, manifestSchema, savedSchema } from './schema.ts';
import type { StoredFiles } from './stored-file.ts';

/** Where a layer lies. */
type LayerFile = Pick<Layer, 'name' | 'digest' | 'file'>;

/** An index may name an index; more steps than this no tool makes. */
const indexDepth = 4;

/**
 * The images of an archive: of a layout of OCI (`index.json`), or of `docker save` (`manifest.json`).
 *
 * @throws WaybillError `unknown-format` where it is neither, `malformed`, `limit-exceeded`
 */
export async function listImages(files: StoredFiles): Promise<readonly ImageEntry[]> {
  if (await files.file('index.json')) return ociImages(files);
  if (await files.file('manifest.json')) return savedImages(files);
  throw new WaybillError(
    'unknown-format',
    `${files.path} holds neither an OCI layout (index.json) nor images of \`docker save\` (manifest.json).`,
    {
      place: { path: files.path },
    },
  );
}

async function ociImages(files: StoredFiles): Promise<readonly ImageEntry[]> {
  const images: ImageEntry[] = [];
  const pending: { readonly name: string; readonly from?: Descriptor; readonly names: readonly string[]; readonly depth: number }[] = [
    { name: 'index.json', names: [], depth: 0 },
  ];
  let read = 0;
  for (let next = pending.shift(); next; next = pending.shift()) {
    read += 1;
    if (read > limits.imageManifests)
      throw new WaybillError('limit-exceeded', `${files.path} holds more than ${limits.imageManifests} manifests`);
    const { from, names, depth } = next;
    const document = await readDocument(files, next.name, manifestSchema);
    if ('manifests' in document) {
      if (depth >= indexDepth)
        throw new WaybillError('limit-exceeded', `${files.path} has indexes within indexes, deeper than ${indexDepth}`);
      const wanted = document.manifests.filter((each) => !isAttestation(each));
      // An index may name images of platforms that were not fetched with it.
      for (const each of wanted) {
        const isThere = (await files.file(blobName(each.digest))) !== undefined;
        const told = namesIn(each);
        if (isThere) pending.push({ name: blobName(each.digest), from: each, names: told.length > 0 ? told : names, depth: depth + 1 });
      }
    } else if (from) {
      const { config, layers } = document;
      const layerFiles = () =>
        Promise.all(layers.map(async ({ digest }) => ({ name: blobName(digest), digest, file: await files.file(blobName(digest)) })));
      images.push({
        names,
        platform: platformOf(from.platform),
        manifestDigest: from.digest,
        open: async () =>
          imageOf(files, { names, manifestDigest: from.digest, config: blobName(config.digest), layers: await layerFiles() }),
      });
    }
  }
  return images;
}

async function savedImages(files: StoredFiles): Promise<readonly ImageEntry[]> {
  const saved = await readDocument(files, 'manifest.json', savedSchema);
  return saved.map(({ Config: config, RepoTags, Layers }) => {
    const names = RepoTags ?? [];
    const layerFiles = () => Promise.all(Layers.map(async (name) => ({ name, digest: undefined, file: await files.file(name) })));
    const open = async () => imageOf(files, { names, manifestDigest: undefined, config, layers: await layerFiles() });
    return { names, platform: undefined, manifestDigest: undefined, open };
  });
}

async function imageOf(
  files: StoredFiles,
  told: Pick<Image, 'names' | 'manifestDigest'> & { readonly config: string; readonly layers: readonly LayerFile[] },
): Promise<Image> {
  const { names, manifestDigest, layers } = told;
  const bytes = await readBytes(files, told.config);
  const config = checked(files, told.config, configSchema, bytes);
  const diffIds = config.rootfs.diff_ids;
  if (diffIds.length !== layers.length || layers.length > limits.imageLayers) {
    const why = `its configuration names ${diffIds.length} layers, its manifest ${layers.length}; at most ${limits.imageLayers} are read`;
    throw new WaybillError('malformed', `${files.path}: the image ${names[0] ?? told.config} cannot be read: ${why}`);
  }
  const steps = stepsOf(config);
  return {
    names,
    platform: platformOf({ os: config.os ?? 'unknown', architecture: config.architecture ?? 'unknown', variant: config.variant })!,
    manifestDigest,
    id: `sha256:${createHash('sha256').update(bytes).digest('hex')}`,
    created: config.created ?? undefined,
    layers: layers.map((layer, at) => ({ ...layer, diffId: diffIds[at]!, createdBy: steps[at] })),
  };
}

/** The steps that made a layer each; those that only set a variable have none. */
function stepsOf({ history }: ImageConfig): readonly (string | undefined)[] {
  return (history ?? []).filter((step) => !step.empty_layer).map((step) => step.created_by?.slice(0, limits.gapText));
}

/** Statements about an image that its builder put beside it are no images. */
function isAttestation({ platform, annotations }: Descriptor): boolean {
  const marks = annotations ?? {};
  return platform?.os === 'unknown' || Object.hasOwn(marks, 'vnd.docker.reference.type');
}

function namesIn({ annotations = {} }: Descriptor): readonly string[] {
  const keys = ['io.containerd.image.name', 'org.opencontainers.image.ref.name'];
  return keys.flatMap((key) => (Object.hasOwn(annotations, key) ? [annotations[key]!] : []));
}

function platformOf(platform: { readonly os: string; readonly architecture: string; readonly variant?: string | undefined } | undefined) {
  return platform && [platform.os, platform.architecture, platform.variant].filter(Boolean).join('/');
}

function blobName(digest: string): string {
  return `blobs/${digest.replace(':', '/')}`;
}

async function readDocument<T>(files: StoredFiles, name: string, schema: z.ZodType<T>): Promise<T> {
  return checked(files, name, schema, await readBytes(files, name));
}

function checked<T>(files: StoredFiles, name: string, schema: z.ZodType<T>, bytes: Uint8Array): T {
  const { success, data, error } = schema.safeParse(parseJson(bytes, { path: `${files.path}: ${name}` }));
  if (success) return data;
  const [issue] = error.issues;
  throw new WaybillError('malformed', `${files.path}: ${name} is not what an image has there: ${issue?.path.join('.')} ${issue?.message}`);
}

async function readBytes(files: StoredFiles, name: string): Promise<Uint8Array> {
  const file = await files.file(name);
  if (!file) throw new WaybillError('malformed', `${files.path} names ${name.slice(0, 200)}, and does not hold it`);
  if (file.size > limits.imageDocumentBytes) {
    throw new WaybillError('limit-exceeded', `${files.path}: ${name} is larger than ${limits.imageDocumentBytes} bytes`);
  }
  return Buffer.concat([...file.pieces()]);
}
