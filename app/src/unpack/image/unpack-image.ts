import { createHash } from 'node:crypto';
import { messageOf, WaybillError } from '../../domain/errors.ts';
import type { Gap } from '../../domain/gap.ts';
import { compileGlobs } from '../../platform/files/globs.ts';
import type { Tree } from '../../platform/files/tree.ts';
import { limits } from '../../platform/limits.ts';
import type { TarEntry } from '../tar/tar-entry.ts';
import { TarReader } from '../tar/tar-reader.ts';
import { type Budget, decompressed } from './decompress.ts';
import type { Image } from './image.ts';
import { imageTree } from './image-tree.ts';
import type { Layer } from './layer.ts';
import { MergedRoot } from './merged-root.ts';
import type { Content } from './node.ts';
import { resolve } from './resolve.ts';
import { namesOf } from './safe-path.ts';
import { Spool } from './spool.ts';

/** An image as it stands after one of its layers. It is good only until the next is asked for. */
export interface UnpackStep {
  readonly layer: Layer;
  readonly isLast: boolean;
  readonly tree: Tree;
  /** Everything that could not be read, of this layer and those before. A blocking one may hide files. */
  readonly gaps: readonly Gap[];
  /** Whether this layer put a file where one of the globs may look for it, links aside. */
  touches(globs: readonly string[]): boolean;
  /** The layer that holds the file at a path; undefined where there is none. */
  layerOf(path: string): Layer | undefined;
}

/**
 * Lays the layers of an image on each other, and gives the tree after each. What the globs name is set aside as the layers go by, so that each is
 * unpacked once; other files can be read too, at the cost of another pass. Nothing is ever written but to one temporary file, which goes with the generator.
 *
 * A layer that is missing, damaged, or not what the image's configuration says is a blocking gap; what could be read of it counts.
 *
 * @param globs of the files that will be read
 */
export async function* unpackImage(image: Image, globs: readonly string[]): AsyncGenerator<UnpackStep, void> {
  const spool = new Spool();
  try {
    const merged = new MergedRoot();
    const unpacking: Unpacking = {
      image,
      merged,
      spool,
      budget: { left: limits.imageUnpackedBytes },
      entries: 0,
      gaps: [],
      isWanted: wantedBy(globs),
    };
    const tree = imageTree(image.names[0] ?? image.id, merged.root, {
      fetch: (contents) => fetch(unpacking, contents),
      read({ kept, layer }) {
        if (kept) return spool.read(kept);
        throw new WaybillError('unreadable', `it cannot be read from layer ${image.layers[layer]?.diffId}`);
      },
    });
    for (const [at, layer] of image.layers.entries()) {
      const paths = await applyLayer(unpacking, at, layer);
      yield {
        layer,
        isLast: at === image.layers.length - 1,
        tree,
        gaps: unpacking.gaps,
        touches: (wanted) => {
          const { matches } = compileGlobs(wanted);
          return paths.some(matches);
        },
        layerOf: (path) => layerAt(unpacking, path),
      };
    }
  } finally {
    spool.close();
  }
}

interface Unpacking {
  readonly image: Image;
  readonly merged: MergedRoot;
  readonly spool: Spool;
  readonly budget: Budget;
  readonly gaps: Gap[];
  entries: number;
  isWanted(names: readonly string[]): boolean;
}

/** Whether an entry may be what a glob asks for: by its own name, for the folder that it stands in may be reached through a link. */
function wantedBy(globs: readonly string[]): Unpacking['isWanted'] {
  const { matches } = compileGlobs(globs.map((glob) => (glob.endsWith('/*') ? glob : `**/${glob.split('/').at(-1)}`)));
  return (names) => matches(names.join('/'));
}

/** @returns the paths of the files that the layer told of and that may be asked for, and of what it hides */
async function applyLayer(unpacking: Unpacking, at: number, layer: Layer): Promise<readonly string[]> {
  const { merged, spool, isWanted } = unpacking;
  const paths: string[] = [];
  merged.begin(at);
  await readLayer(unpacking, layer, (entry) => {
    unpacking.entries += 1;
    if (unpacking.entries > limits.imageEntries)
      throw new WaybillError('limit-exceeded', `the image holds more than ${limits.imageEntries} entries`);
    try {
      const content = merged.add(entry);
      const names = namesOf(entry.name) ?? [];
      const shown = names.map((name) => name.replace(/^\.wh\./, ''));
      if (!isWanted(shown)) return undefined;
      if (paths.length < limits.collectedFiles) paths.push(shown.join('/'));
      if (!content || content.size > limits.collectedFileBytes) return undefined;
      return keep(spool, content);
    } catch (thrown) {
      if (!(thrown instanceof WaybillError)) throw thrown;
      miss(unpacking, layer, thrown);
      return undefined;
    }
  });
  return paths;
}

/** Only what has come whole is kept: a layer may end within a file. */
function keep(spool: Spool, content: Content): ((piece: Uint8Array) => void) | undefined {
  const stretch = spool.begin(content.size);
  let left = content.size;
  if (left === 0) content.kept = stretch;
  return (piece) => {
    spool.add(piece);
    left -= piece.length;
    if (left === 0) content.kept = stretch;
  };
}

/** Reads a layer to its end; what keeps it from being read is a gap. */
async function readLayer(unpacking: Unpacking, layer: Layer, onEntry: ConstructorParameters<typeof TarReader>[1]): Promise<void> {
  try {
    if (!layer.file) throw new WaybillError('not-found', 'the archive does not hold it');
    const reader = new TarReader(layer.name, onEntry);
    const digest = createHash(layer.diffId.startsWith('sha512:') ? 'sha512' : 'sha256');
    for await (const piece of decompressed(layer.name, layer.file.pieces(), unpacking.budget)) {
      digest.update(piece);
      reader.push(piece);
    }
    reader.end();
    const found = digest.digest('hex');
    if (!layer.diffId.endsWith(`:${found}`))
      throw new WaybillError('malformed', `it is not what the image's configuration names: it has the digest ${found}`);
  } catch (thrown) {
    if (!(thrown instanceof WaybillError)) throw thrown;
    miss(unpacking, layer, thrown);
  }
}

function miss({ gaps }: Unpacking, layer: Layer, why: WaybillError): void {
  if (gaps.length >= limits.imageGaps) return;
  const message = `layer ${layer.diffId}: ${messageOf(why)}`.slice(0, limits.gapText);
  gaps.push({ kind: why.code, message, path: layer.name, blocking: true });
}

/** Reads the layers again that hold contents which were not set aside. */
async function fetch(unpacking: Unpacking, contents: readonly Content[]): Promise<void> {
  const missing = Map.groupBy(
    contents.filter(({ kept }) => !kept),
    ({ layer }) => layer,
  );
  for (const [at, wanted] of missing) {
    const byOffset = new Map(wanted.map((content) => [content.offset, content]));
    // What is wrong with the layer was told when it went by.
    const again: Unpacking = { ...unpacking, gaps: [], budget: { left: limits.imageUnpackedBytes } };
    await readLayer(again, unpacking.image.layers[at]!, ({ offset, kind }: TarEntry) => {
      const content = kind === 'file' ? byOffset.get(offset) : undefined;
      return content && !content.kept ? keep(unpacking.spool, content) : undefined;
    });
  }
}

function layerAt({ image, merged }: Unpacking, path: string): Layer | undefined {
  const names = namesOf(path);
  const node = names && resolve(merged.root, names)?.node;
  return node && image.layers[node.layer];
}
