import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { gzipSync } from 'node:zlib';

/** An entry of a tar archive that a test writes: a file's content, or something else. */
export type Entry =
  | { readonly name: string; readonly content: string | Uint8Array }
  | { readonly name: string; readonly link: string }
  | { readonly name: string; readonly hardlink: string }
  | { readonly name: string; readonly type: string; readonly content?: string | Uint8Array };

/** A tar archive (ustar; longer names with headers of pax). */
export function tarOf(entries: readonly Entry[]): Uint8Array {
  return Buffer.concat([...entries.flatMap(blocksOf), Buffer.alloc(1024)]);
}

function blocksOf(entry: Entry): Uint8Array[] {
  const target = 'link' in entry ? entry.link : 'hardlink' in entry ? entry.hardlink : '';
  const letter = 'type' in entry ? entry.type : 'link' in entry ? '2' : 'hardlink' in entry ? '1' : entry.name.endsWith('/') ? '5' : '0';
  const content = Buffer.from('content' in entry ? (entry.content ?? '') : '');
  const long = [
    ...(Buffer.byteLength(entry.name) > 100 ? [['path', entry.name]] : []),
    ...(Buffer.byteLength(target) > 100 ? [['linkpath', target]] : []),
  ];
  const extended =
    long.length === 0 ? [] : blocksOf({ name: 'pax', type: 'x', content: long.map(([key, value]) => record(key!, value!)).join('') });
  return [...extended, header(entry.name, letter, content.length, target), content, Buffer.alloc((512 - (content.length % 512)) % 512)];
}

function record(key: string, value: string): string {
  const rest = ` ${key}=${value}\n`;
  const bare = Buffer.byteLength(rest);
  const length = bare + String(bare + String(bare).length).length;
  return `${length}${rest}`;
}

function header(name: string, letter: string, size: number, target: string): Buffer {
  const block = Buffer.alloc(512);
  block.write(name.slice(0, 100), 0);
  block.write('0000644\0', 100);
  block.write('0000000\0', 108);
  block.write('0000000\0', 116);
  block.write(`${size.toString(8).padStart(11, '0')}\0`, 124);
  block.write('00000000000\0', 136);
  block.write('        ', 148);
  block.write(letter, 156);
  block.write(target.slice(0, 100), 157);
  block.write('ustar\x0000', 257);
  const sum = block.reduce((total, byte) => total + byte, 0);
  block.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148);
  return block;
}

export interface ImageParts {
  readonly layers: readonly (readonly Entry[])[];
  readonly names?: readonly string[];
  readonly architecture?: string;
  /** How a layer is packed; not at all without it. */
  readonly pack?: (layer: Uint8Array) => Uint8Array;
}

/** A file of an archive of images. */
type Files = { readonly name: string; readonly content: string | Uint8Array }[];

/** What `docker save` writes, as files. */
export function savedImage({ layers, names = ['shop:1.0'], architecture = 'amd64', pack = (layer) => layer }: ImageParts): Files {
  const tars = layers.map(tarOf);
  const config = configOf(tars, architecture);
  const configName = `${hexOf(config)}.json`;
  const layerFiles = tars.map((tar, at) => ({ name: `layer-${at}/layer.tar`, content: pack(tar) }));
  const manifest = [{ Config: configName, RepoTags: names, Layers: layerFiles.map(({ name }) => name) }];
  return [...layerFiles, { name: configName, content: config }, { name: 'manifest.json', content: JSON.stringify(manifest) }];
}

/** A layout of OCI with one image for each of the parts, as files. */
export function ociLayout(images: readonly ImageParts[]): Files {
  const files: Files = [{ name: 'oci-layout', content: '{"imageLayoutVersion":"1.0.0"}' }];
  const put = (content: string | Uint8Array) => {
    const digest = `sha256:${hexOf(content)}`;
    files.push({ name: `blobs/${digest.replace(':', '/')}`, content });
    return { digest, size: content.length };
  };
  const manifests = images.map(({ layers, names = ['shop:1.0'], architecture = 'amd64', pack = gzipSync }) => {
    const tars = layers.map(tarOf);
    const config = put(configOf(tars, architecture));
    const manifest = put(JSON.stringify({ schemaVersion: 2, config, layers: tars.map((tar) => put(pack(tar))) }));
    return {
      ...manifest,
      platform: { os: 'linux', architecture },
      ...(names[0] === undefined ? {} : { annotations: { 'org.opencontainers.image.ref.name': names[0] } }),
    };
  });
  return [...files, { name: 'index.json', content: JSON.stringify({ schemaVersion: 2, manifests }) }];
}

function configOf(layers: readonly Uint8Array[], architecture: string): string {
  const history = [{ created_by: 'ENV A=1', empty_layer: true }, ...layers.map((_, at) => ({ created_by: `step ${at}` }))];
  const diffIds = layers.map((layer) => `sha256:${hexOf(layer)}`);
  return JSON.stringify({ os: 'linux', architecture, rootfs: { type: 'layers', diff_ids: diffIds }, history });
}

export function hexOf(content: string | Uint8Array): string {
  return createHash('sha256').update(content).digest('hex');
}

/** Writes files into a new folder. */
export function writeFolder(files: Files): string {
  const folder = mkdtempSync(join(tmpdir(), 'waybill-image-test-'));
  for (const { name, content } of files) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), content);
  }
  return folder;
}

/** Writes bytes, or files as a tar archive, into a file of a new folder. */
export function writeArchive(files: Files | Uint8Array, name = 'shop.tar'): string {
  return join(writeFolder([{ name, content: files instanceof Uint8Array ? files : tarOf(files) }]), name);
}
