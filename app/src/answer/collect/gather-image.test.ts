import { expect, test } from 'vitest';
import { type Entry, savedImage, tarOf, writeArchive } from '../../../test/support/image-archive.ts';
import { rpmHeader, sqliteDatabase } from '../../../test/support/rpm-database.ts';
import { openImages } from '../../unpack/index.ts';
import { gatherImage } from './gather-image.ts';

const osRelease: Entry = { name: 'etc/os-release', content: 'ID=debian\nVERSION_ID="12"\n' };
const stanza = (name: string, version: string) =>
  `Package: ${name}\nStatus: install ok installed\nArchitecture: amd64\nVersion: ${version}\n`;
const status = (...stanzas: string[]): Entry => ({ name: 'var/lib/dpkg/status', content: stanzas.join('\n') });
const module = (name: string, version: string): Entry => ({
  name: `app/node_modules/${name}/package.json`,
  content: JSON.stringify({ name, version }),
});

async function gather(layers: readonly (readonly Entry[])[]) {
  const archive = await openImages(writeArchive(savedImage({ layers })));
  const { found, image } = await gatherImage(archive.images[0]!);
  archive.close();
  const layerOf = (diffId: string | undefined) => image.layers.findIndex((layer) => layer.diffId === diffId);
  const components = found.flatMap(({ collected }) => collected.components);
  return {
    found,
    components: components.map(({ name, version, layer }) => [name, version, layerOf(layer)]),
    purls: components.flatMap(({ purl }) => purl ?? []),
  };
}

test('every component tells the layer that brought it, though each layer writes the database anew', async () => {
  const { components, purls } = await gather([
    [osRelease, status(stanza('base', '1'), stanza('old', '1'))],
    [module('left', '1.0.0')],
    [status(stanza('base', '1'), stanza('old', '2'), stanza('new', '1'))],
    [{ name: 'unrelated', content: '' }],
  ]);
  expect(components).toEqual([
    ['base', '1', 0],
    ['old', '2', 2],
    ['new', '1', 2],
    ['left', '1.0.0', 1],
    ['debian', '12', 0],
  ]);
  expect(purls).toContain('pkg:deb/debian/base@1?arch=amd64&distro=debian-12');
});

test('what a layer takes out is not there; what comes back later came with that layer', async () => {
  const { components } = await gather([
    [status(stanza('a', '1'), stanza('b', '1')), module('left', '1.0.0')],
    [status(stanza('a', '1')), { name: 'app/node_modules/.wh.left', content: '' }],
    [status(stanza('a', '1'), stanza('b', '1'))],
  ]);
  expect(components).toEqual([
    ['a', '1', 0],
    ['b', '1', 2],
  ]);
});

test("rpm's database in SQLite, behind a link", async () => {
  const database = sqliteDatabase([rpmHeader({ name: 'bash', version: '5.1', release: '1', arch: 'x86_64' })]);
  const { components } = await gather([
    [
      { name: 'usr/lib/sysimage/rpm/rpmdb.sqlite', content: database },
      { name: 'var/lib/rpm', link: '../../usr/lib/sysimage/rpm' },
    ],
  ]);
  expect(components).toEqual([['bash', '5.1-1', 0]]);
});

test('an apk database in a merged /usr, and the metadata of Python', async () => {
  const { components } = await gather([
    [
      { name: 'lib', link: 'usr/lib' },
      { name: 'usr/lib/apk/db/installed', content: 'P:musl\nV:1.2.4-r2\nA:x86_64\n\n' },
      { name: 'usr/lib/python3/site-packages/a-1.dist-info/METADATA', content: 'Metadata-Version: 2.1\nName: a\nVersion: 1.0\n\n' },
    ],
  ]);
  expect(components).toEqual([
    ['musl', '1.2.4-r2', 0],
    ['a', '1.0', 0],
  ]);
});

test('a layer that cannot be read makes the whole incomplete', async () => {
  const files = savedImage({ layers: [[status(stanza('a', '1'))], [module('left', '1')]] });
  const broken = files.map((file) => (file.name === 'layer-1/layer.tar' ? { ...file, content: tarOf([]) } : file));
  const archive = await openImages(writeArchive(broken));
  const { found } = await gatherImage(archive.images[0]!);
  archive.close();
  const image = found.find(({ kind }) => kind === 'image');
  expect(image?.collected).toMatchObject({ complete: false, gaps: [{ kind: 'malformed', blocking: true }] });
  expect(image?.covers).toContain('npm');
});
