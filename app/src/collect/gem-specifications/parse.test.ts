import fc from 'fast-check';
import { expect, test } from 'vitest';
import { memoryTree } from '../../platform/files/memory-tree.ts';
import { gemSpecifications } from './index.ts';

async function collect(files: Readonly<Record<string, string>>) {
  const tree = memoryTree(files);
  const found = await Array.fromAsync(tree.find(gemSpecifications.claims, () => {}));
  const [collected] = await Array.fromAsync(gemSpecifications.collect(found, { tree, distro: undefined }));
  return collected!;
}

const folder = 'usr/lib/ruby/gems/3.3.0/specifications';
const spec = (name: string, version: string, lines: readonly string[] = [], platform = 'ruby') =>
  [
    '# -*- encoding: utf-8 -*-',
    `# stub: ${name} ${version} ${platform} lib`,
    '',
    'Gem::Specification.new do |s|',
    `  s.name = "${name}".freeze`,
    `  s.version = "${version}"`,
    ...lines,
    'end',
    '',
  ].join('\n');

test('gems with their licences and needs, those that come with Ruby too', async () => {
  const { components, relations, complete } = await collect({
    [`${folder}/left-1.2.0.gemspec`]: spec('left', '1.2.0', [
      '  s.licenses = ["MIT".freeze, "Ruby".freeze]',
      '  s.add_runtime_dependency(%q<json>.freeze, [">= 2"])',
    ]),
    [`${folder}/default/json-2.7.1.gemspec`]: spec('json', '2.7.1'),
    [`${folder}/fast-1.0.0-x86_64-linux.gemspec`]: spec('fast', '1.0.0', [], 'x86_64-linux'),
  });
  expect(components.map(({ purl, licenses }) => [purl, licenses])).toEqual([
    ['pkg:gem/json@2.7.1', undefined],
    ['pkg:gem/fast@1.0.0?platform=x86_64-linux', undefined],
    ['pkg:gem/left@1.2.0', ['MIT', 'Ruby']],
  ]);
  expect(relations).toMatchObject([{ from: `${folder}/left-1.2.0.gemspec`, to: `${folder}/default/json-2.7.1.gemspec` }]);
  expect(complete).toBe(true);
});

test.each([
  ['a-b-1.0.gemspec', 'pkg:gem/a-b@1.0'],
  ['a-1.0.0.pre1-java.gemspec', 'pkg:gem/a@1.0.0.pre1?platform=java'],
])('a specification in another form is told by its file: %s', async (name, purl) => {
  const { components } = await collect({ [`${folder}/${name}`]: 'Gem::Specification.new do |s|\nend\n' });
  expect(components.map((component) => component.purl)).toEqual([purl]);
});

test('what does not end, and what has no name, may hide gems', async () => {
  expect((await collect({ [`${folder}/a-1.0.gemspec`]: spec('a', '1.0').slice(0, -6) })).complete).toBe(false);
  expect((await collect({ [`${folder}/strange.gemspec`]: 'end\n' })).complete).toBe(false);
});

test('no text is lost or slow', async () => {
  await fc.assert(
    fc.asyncProperty(fc.string({ maxLength: 300 }), async (text) => {
      const { components, gaps } = await collect({ [`${folder}/x.gemspec`]: text });
      expect(components.length + gaps.length).toBeGreaterThan(0);
    }),
  );
  await collect({ [`${folder}/${'a-1'.repeat(200)}.gemspec`]: `# stub: ${'a '.repeat(100_000)}\nend\n` });
});
