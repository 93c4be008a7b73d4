import fc from 'fast-check';
import { expect, test } from 'vitest';
import { diffDocuments } from './diff-documents.ts';

type Part = Readonly<Record<string, unknown>>;

const purlOf = (name: string, version: string) => `pkg:npm/${name}@${version}`;
const part = (name: string, version: string, more: Part = {}): Part => ({
  type: 'library',
  'bom-ref': purlOf(name, version),
  name,
  version,
  purl: purlOf(name, version),
  ...more,
});

function bom(components: readonly Part[], more: Part = {}): Part {
  const metadata = { component: { type: 'application', 'bom-ref': 'root', name: 'shop', version: '1' } };
  return { bomFormat: 'CycloneDX', specVersion: '1.6', version: 1, metadata, components, ...more };
}

const input = (path: string, value: unknown) => ({ path, bytes: async () => new TextEncoder().encode(JSON.stringify(value)) });
const compare = (before: unknown, after: unknown) => diffDocuments(input('before', before), input('after', after));
const changes = async (before: unknown, after: unknown) => (await compare(before, after)).changed.flatMap(({ details }) => details);

test('a version that moves is one change, not a package that went and one that came', async () => {
  const { added, removed, changed } = await compare(bom([part('a', '1.0.0'), part('b', '1')]), bom([part('b', '1'), part('a', '1.1.0')]));
  expect([added, removed]).toEqual([[], []]);
  expect(changed).toMatchObject([{ component: 'npm/a', what: ['version'], details: [{ from: ['1.0.0'], to: ['1.1.0'] }] }]);
});

test('what is replaced by something else is not a rename', async () => {
  const { added, removed, changed } = await compare(bom([part('a', '1'), part('b', '1')]), bom([part('c', '1'), part('b', '1')]));
  expect([added, removed, changed]).toMatchObject([[{ name: 'c' }], [{ name: 'a' }], []]);
});

test.each<[string, Part, Part, Part]>([
  ['licence', { licenses: [{ license: { id: 'MIT' } }] }, { licenses: [{ license: { id: 'ISC' } }] }, { from: ['MIT'], to: ['ISC'] }],
  ['licence', { licenses: [{ license: { id: 'MIT' } }] }, {}, { from: ['MIT'], to: [] }],
  ['supplier', { supplier: { name: 'Acme' } }, { supplier: { name: 'Other' } }, { from: ['Acme'], to: ['Other'] }],
  ['scope', { scope: 'required' }, { scope: 'optional' }, { from: ['required'], to: ['optional'] }],
  [
    'hash',
    {
      hashes: [
        { alg: 'SHA-1', content: 'a'.repeat(40) },
        { alg: 'MD5', content: 'a'.repeat(32) },
      ],
    },
    { hashes: [{ alg: 'SHA-1', content: 'b'.repeat(40) }] },
    { from: [`sha1:${'a'.repeat(40)}`], to: [`sha1:${'b'.repeat(40)}`] },
  ],
])('a change of %s', async (what, before, after, told) => {
  expect(await changes(bom([part('a', '1', before)]), bom([part('a', '1', after)]))).toEqual([{ what, ...told }]);
});

test('hashes by other algorithms, and those of another version, say nothing', async () => {
  const [sha1, md5] = [{ hashes: [{ alg: 'SHA-1', content: 'a'.repeat(40) }] }, { hashes: [{ alg: 'MD5', content: 'a'.repeat(32) }] }];
  expect(await changes(bom([part('a', '1', sha1)]), bom([part('a', '1', md5)]))).toEqual([]);
  const moved = await changes(bom([part('a', '1', sha1)]), bom([part('a', '2', { hashes: [{ alg: 'SHA-1', content: 'b'.repeat(40) }] })]));
  expect(moved.map(({ what }) => what)).toEqual(['version']);
});

test('needs are compared by what is needed, not by its version', async () => {
  const parts = (version: string) => [part('a', '1'), part('b', version), part('c', '1')];
  const needs = (version: string, ...names: string[]) => ({
    dependencies: [{ ref: purlOf('a', '1'), dependsOn: names.map((name) => purlOf(name, name === 'b' ? version : '1')) }],
  });
  expect(await changes(bom(parts('1'), needs('1', 'b', 'c')), bom(parts('1'), needs('1', 'c')))).toEqual([
    { what: 'dependencies', from: ['npm/b'], to: [] },
  ]);
  expect((await changes(bom(parts('1'), needs('1', 'b')), bom(parts('2'), needs('2', 'b')))).map(({ what }) => what)).toEqual(['version']);
});

test('without a purl a name is what it is known by, and its supplier may change', async () => {
  const app = (supplier: string) => bom([{ type: 'application', name: 'Tool', version: '1', supplier: { name: supplier } }]);
  expect(await changes(app('Acme'), app('Other'))).toEqual([{ what: 'supplier', from: ['Acme'], to: ['Other'] }]);
});

test('what a document is about is told where it moves', async () => {
  const other = { metadata: { component: { type: 'application', 'bom-ref': 'root', name: 'shop', version: '2' } } };
  expect((await compare(bom([]), bom([], other))).because).toEqual(['The first is about shop 1, the second about shop 2.']);
});

test('the order of a document means nothing, and a document is not different from itself', async () => {
  const architectures = ['amd64', 'i386'].map((arch, at) =>
    part('libc', '1', {
      'bom-ref': arch,
      purl: `pkg:deb/debian/libc@1?arch=${arch}`,
      hashes: [{ alg: 'SHA-1', content: String(at).repeat(40) }],
    }),
  );
  const any = fc.shuffledSubarray([...architectures, part('a', '1'), part('a', '2'), part('b', '1'), { type: 'file', name: 'x' }], {
    minLength: 0,
  });
  await fc.assert(
    fc.asyncProperty(any, async (parts) => {
      const { added, removed, changed } = await compare(bom(parts), bom(parts.toReversed()));
      expect([added, removed, changed]).toEqual([[], [], []]);
    }),
  );
});
