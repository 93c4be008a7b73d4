import { writeFileSync } from 'node:fs';
import { gzipSync, zstdCompressSync } from 'node:zlib';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Entry, hexOf, ociLayout, savedImage, tarOf, writeArchive, writeFolder } from '../../../test/support/image-archive.ts';
import { WaybillError } from '../../domain/errors.ts';
import { chooseImage } from './choose-image.ts';
import { openImages } from './open-images.ts';
import { unpackImage } from './unpack-image.ts';

const globs = ['**/*.txt'];

/** The text files of the image's merged root by path, with what could not be read. */
async function read(path: string, wanted = globs) {
  const archive = await openImages(path);
  const image = await chooseImage(path, archive.images, undefined, 'x64').open();
  let files: Record<string, string> = {};
  let gaps: readonly string[] = [];
  const unreadable: string[] = [];
  for await (const { isLast, tree, gaps: found } of unpackImage(image, wanted)) {
    if (!isLast) continue;
    const entries: [string, string][] = [];
    for await (const file of tree.find(globs, (each) => unreadable.push(each))) entries.push([file.path, await file.text()]);
    files = Object.fromEntries(entries);
    gaps = found.map(({ kind, message }) => `${kind}: ${message}`);
  }
  archive.close();
  return { files, gaps, unreadable };
}

const saved = (...layers: (readonly Entry[])[]) => writeArchive(savedImage({ layers }));
const text = (name: string, content = name): Entry => ({ name, content });

test('later layers lie on earlier ones', async () => {
  const { files, gaps } = await read(saved([text('a.txt', '1'), text('etc/b.txt', '1')], [text('a.txt', '2'), text('etc/c.txt', '2')]));
  expect(files).toEqual({ 'a.txt': '2', 'etc/b.txt': '1', 'etc/c.txt': '2' });
  expect(gaps).toEqual([]);
});

test('a whiteout hides a file or a folder of lower layers, and nothing of its own', async () => {
  const lower = [text('a.txt'), text('dir/b.txt'), text('dir/c.txt'), text('keep/d.txt')];
  expect((await read(saved(lower, [text('.wh.a.txt', ''), text('.wh.dir', '')]))).files).toEqual({ 'keep/d.txt': 'keep/d.txt' });
  const both = [text('dir/new.txt'), text('.wh.dir', ''), text('a.txt', 'new'), text('.wh.a.txt', '')];
  expect((await read(saved(lower, both))).files).toEqual({ 'a.txt': 'new', 'dir/new.txt': 'dir/new.txt', 'keep/d.txt': 'keep/d.txt' });
});

test.each(['before', 'after'])(
  'an opaque folder hides what lower layers put there, where its mark stands %s its entries',
  async (where) => {
    const lower = [text('dir/old.txt'), text('dir/sub/old.txt'), text('other.txt')];
    const own = [text('dir/new.txt'), text('dir/sub/new.txt')];
    const mark = text('dir/.wh..wh..opq', '');
    const { files } = await read(saved(lower, where === 'before' ? [mark, ...own] : [...own, mark]));
    expect(Object.keys(files)).toEqual(['dir/new.txt', 'dir/sub/new.txt', 'other.txt']);
  },
);

test('a file takes the place of a folder and a folder that of a file', async () => {
  const { files } = await read(saved([text('x/a.txt'), text('b.txt')], [{ name: 'x', content: '' }, text('b.txt/c.txt')]));
  expect(Object.keys(files)).toEqual(['b.txt/c.txt']);
});

test('links lead within the image, and entries go through them as in a system', async () => {
  const { files, unreadable } = await read(
    saved(
      [
        text('usr/lib/a.txt', 'A'),
        { name: 'lib', link: 'usr/lib' },
        { name: 'l.txt', link: '/usr/lib/a.txt' },
        { name: 'h.txt', hardlink: 'usr/lib/a.txt' },
      ],
      [text('lib/b.txt', 'B'), { name: 'up.txt', link: '../../../usr/lib/b.txt' }, { name: 'round.txt', link: 'round.txt' }],
    ),
  );
  expect(files).toEqual({ 'h.txt': 'A', 'l.txt': 'A', 'up.txt': 'B', 'usr/lib/a.txt': 'A', 'usr/lib/b.txt': 'B' });
  expect(unreadable).toEqual(['round.txt']);
});

test('a hard link lives on where its other name goes', async () => {
  const { files } = await read(saved([text('a.txt', 'A')], [{ name: 'b.txt', hardlink: 'a.txt' }], [text('.wh.a.txt', '')]));
  expect(files).toEqual({ 'b.txt': 'A' });
});

test.each(['../out.txt', 'a/../../out.txt'])('an entry %s leads nowhere, and is told', async (name) => {
  const { files, gaps } = await read(saved([text(name), text('in.txt')]));
  expect(files).toEqual({ 'in.txt': 'in.txt' });
  expect(gaps).toEqual([expect.stringContaining('leads out of the image')]);
});

test('a hard link to nothing is told', async () => {
  expect((await read(saved([{ name: 'a.txt', hardlink: '/etc/shadow' }]))).gaps).toHaveLength(1);
});

test('folders without end are told', async () => {
  expect((await read(saved([text(`${'d/'.repeat(70)}a.txt`)]))).gaps).toEqual([expect.stringContaining('folders deep')]);
});

test('files that nobody named are read all the same', async () => {
  expect((await read(saved([text('a.txt', 'A'), text('b.txt', 'B')], [text('c.txt', 'C')]), [])).files).toEqual({
    'a.txt': 'A',
    'b.txt': 'B',
    'c.txt': 'C',
  });
});

test.each([
  ['gzip', gzipSync],
  ['zstd', zstdCompressSync],
])('layers packed by %s, in a folder and in an archive', async (_, pack) => {
  const layout = ociLayout([{ layers: [[text('a.txt')], [text('b.txt')]], pack }]);
  expect(Object.keys((await read(writeFolder(layout))).files)).toEqual(['a.txt', 'b.txt']);
  expect(Object.keys((await read(writeArchive(layout))).files)).toEqual(['a.txt', 'b.txt']);
  expect(Object.keys((await read(writeArchive(pack(tarOf(layout)), 'shop.tar.gz'))).files)).toEqual(['a.txt', 'b.txt']);
});

test('a layer that is damaged, cut off, or another than the image names is a gap that hides files', async () => {
  const whole = savedImage({ layers: [[text('a.txt')], [text('b.txt')]], pack: gzipSync });
  const changed = (change: (bytes: Uint8Array) => Uint8Array) =>
    writeArchive(
      whole.map((file) => (file.name === 'layer-0/layer.tar' ? { ...file, content: change(file.content as Uint8Array) } : file)),
    );
  for (const path of [
    changed((bytes) => bytes.subarray(0, 60)),
    changed(() => new TextEncoder().encode('nonsense'.repeat(100))),
    changed(() => gzipSync(tarOf([text('evil.txt')]))),
    changed(() => new Uint8Array(0)),
  ]) {
    const { files, gaps } = await read(path);
    expect(files['b.txt']).toBe('b.txt');
    expect(gaps).toEqual([expect.stringContaining('layer sha256:')]);
  }
});

test('a file that was cut off with its layer cannot be read, rather than be filled from elsewhere', async () => {
  const tar = tarOf([text('a.txt', 'A'.repeat(5000)), text('b.txt', 'B')]);
  const files = savedImage({ layers: [[text('a.txt', 'A'.repeat(5000)), text('b.txt', 'B')], [text('c.txt', 'C'.repeat(9000))]] });
  const path = writeArchive(files.map((file) => (file.name === 'layer-0/layer.tar' ? { ...file, content: tar.subarray(0, 2000) } : file)));
  await expect(read(path)).rejects.toMatchObject({ code: 'unreadable' });
});

test('a bomb is stopped', async () => {
  const zeros = Buffer.alloc(300 * 1024 * 1024);
  const path = writeArchive(savedImage({ layers: [[{ name: 'zeros', content: zeros }, text('z.txt')]], pack: gzipSync }));
  expect((await read(path)).gaps).toEqual([expect.stringContaining('unpacks to more')]);
}, 60_000);

test('several images: the wish, the processor, or a question', async () => {
  const layers = [[text('a.txt')]];
  const path = writeFolder(
    ociLayout([
      { layers, names: ['shop:1'], architecture: 'amd64' },
      { layers, names: ['shop:2'], architecture: 'arm64' },
    ]),
  );
  const { images, close } = await openImages(path);
  const chosen = (wish: string | undefined, processor: string) => chooseImage(path, images, wish, processor).names[0];
  expect([chosen(undefined, 'x64'), chosen(undefined, 'arm64'), chosen('linux/arm64', 'x64'), chosen('shop:2', 'x64')]).toEqual([
    'shop:1',
    'shop:2',
    'shop:2',
    'shop:2',
  ]);
  expect(() => chosen(undefined, 'riscv64')).toThrow('--image');
  expect(() => chosen('shop:3', 'x64')).toThrow('shop:2 (linux/arm64)');
  close();
});

test('a layer that two places share is stored once, and linked from the other', async () => {
  const layer = [text('a.txt')];
  const files = savedImage({ layers: [layer, layer] });
  const entries = files.map(
    (file): Entry => (file.name === 'layer-1/layer.tar' ? { name: file.name, link: '../layer-0/layer.tar' } : file),
  );
  expect(await read(writeArchive(tarOf(entries)))).toMatchObject({ files: { 'a.txt': 'a.txt' }, gaps: [] });
});

test('an index within an index, with statements beside the image that are none themselves', async () => {
  const files = ociLayout([{ layers: [[text('a.txt')]] }]);
  const inner = JSON.parse(String(files.at(-1)!.content));
  const [image] = inner.manifests;
  const statement = {
    ...image,
    platform: { os: 'unknown', architecture: 'unknown' },
    annotations: { 'vnd.docker.reference.type': 'attestation-manifest' },
  };
  const missing = { digest: `sha256:${'0'.repeat(64)}`, platform: { os: 'linux', architecture: 's390x' } };
  const nested = JSON.stringify({ manifests: [image, statement, missing] });
  const digest = `sha256:${hexOf(nested)}`;
  const outer = { manifests: [{ digest, annotations: { 'io.containerd.image.name': 'registry.example/shop:2' } }] };
  const all = [
    ...files.slice(0, -1),
    { name: `blobs/${digest.replace(':', '/')}`, content: nested },
    { name: 'index.json', content: JSON.stringify(outer) },
  ];
  const { images, close } = await openImages(writeFolder(all));
  close();
  expect(images.map(({ names, platform }) => [names, platform])).toEqual([[['shop:1.0'], 'linux/amd64']]);
});

test.each([
  ['an archive of something else', tarOf([text('a.txt')]), 'unknown-format'],
  ['a manifest that is none', tarOf([text('manifest.json', '{}')]), 'malformed'],
  ['an index that names no digest', tarOf([text('index.json', '{"manifests":[{"digest":"../../etc/passwd"}]}')]), 'malformed'],
  ['text', new TextEncoder().encode('hello'.repeat(300)), 'malformed'],
])('%s is refused', async (_, bytes, code) => {
  await expect(openImages(writeArchive(bytes))).rejects.toMatchObject({ code });
});

test('no damage to an archive crashes it', async () => {
  const layers = [
    [text('a.txt'), { name: 'l', link: 'a.txt' }, { name: 'h.txt', hardlink: 'a.txt' }],
    [text('dir/.wh..wh..opq', ''), text('.wh.l', '')],
  ];
  const wholes = [tarOf(savedImage({ layers, pack: gzipSync })), tarOf(ociLayout([{ layers, pack: zstdCompressSync }]))];
  const path = writeArchive(new Uint8Array(1));
  const damage = fc.array(fc.tuple(fc.nat(1_000_000), fc.integer({ min: 0, max: 255 })), { minLength: 1, maxLength: 8 });
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...wholes), damage, fc.double({ min: 0.05, max: 1, noNaN: true }), async (whole, changes, share) => {
      const bytes = whole.slice(0, Math.ceil(whole.length * share));
      for (const [at, byte] of changes) bytes[at % bytes.length] = byte;
      writeFileSync(path, bytes);
      try {
        await read(path);
      } catch (thrown) {
        expect(thrown).toBeInstanceOf(WaybillError);
      }
    }),
    { numRuns: 150 },
  );
}, 60_000);
