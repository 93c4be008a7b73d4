import { expect, test } from 'vitest';
import { memoryTree } from '../../platform/files/memory-tree.ts';
import { nodeModules } from './index.ts';
import { packagePlace } from './package-place.ts';

const root = 'usr/lib/node_modules';

async function collect(files: Readonly<Record<string, string | Error>>) {
  const tree = memoryTree(files);
  const found = await Array.fromAsync(tree.find(nodeModules.claims, () => {}));
  const [collected, ...rest] = await Array.fromAsync(nodeModules.collect(found, { tree, distro: undefined }));
  expect(rest).toEqual([]);
  return collected!;
}

function manifest(name: string, version: string, more: object = {}): string {
  return JSON.stringify({ name, version, ...more });
}

test('global packages, scoped and nested ones, and those of a program', async () => {
  const { components, complete } = await collect({
    [`${root}/npm/package.json`]: manifest('npm', '11.0.0', { license: 'Artistic-2.0', author: { name: 'Somebody' } }),
    [`${root}/npm/node_modules/ini/package.json`]: manifest('ini', '5.0.0', { licenses: [{ type: 'ISC' }] }),
    [`${root}/@scope/tool/package.json`]: manifest('@scope/tool', '1.2.3'),
    [`${root}/npm/test/fixtures/node_modules/fake/package.json`]: '{}',
    'Users/me/AppData/Roaming/npm/node_modules/cli/package.json': manifest('cli', '1.0.0'),
    'app/node_modules/.pnpm/left@1.0.0/node_modules/left/package.json': manifest('left', '1.0.0'),
  });
  expect(components.map(({ purl, location }) => [purl, location])).toEqual([
    ['pkg:npm/cli@1.0.0', 'Users/me/AppData/Roaming/npm/node_modules/cli'],
    ['pkg:npm/left@1.0.0', 'app/node_modules/.pnpm/left@1.0.0/node_modules/left'],
    ['pkg:npm/%40scope/tool@1.2.3', `${root}/@scope/tool`],
    ['pkg:npm/ini@5.0.0', `${root}/npm/node_modules/ini`],
    ['pkg:npm/npm@11.0.0', `${root}/npm`],
  ]);
  expect(components.at(-1)).toMatchObject({ licenses: ['Artistic-2.0'], publisher: 'Somebody' });
  expect(complete).toBe(true);
});

test('a need is met by the nearest package of its name', async () => {
  const { relations } = await collect({
    [`${root}/a/package.json`]: manifest('a', '1.0.0', { dependencies: { b: '1', c: '*', absent: '1' }, optionalDependencies: { d: '1' } }),
    [`${root}/a/node_modules/b/package.json`]: manifest('b', '1.0.0', { dependencies: { c: '2' } }),
    [`${root}/b/package.json`]: manifest('b', '2.0.0'),
    [`${root}/c/package.json`]: manifest('c', '2.0.0'),
    [`${root}/d/package.json`]: manifest('d', '1.0.0'),
  });
  expect(relations.map(({ from, to, scope }) => [from, to, scope].map((text) => text?.replace(`${root}/`, '')).join(' '))).toEqual([
    'a/node_modules/b c required',
    'a a/node_modules/b required',
    'a c required',
    'a d optional',
  ]);
});

test.each([
  ['no JSON', '{"name":', 'not-json'],
  ['no package', '[]', 'missing-field'],
  ['without a version', '{"name": "a"}', 'missing-field'],
  ['unreadable', new Error('permission denied'), 'unreadable'],
])('a manifest that is %s leaves the set incomplete, and the others in it', async (_, content, kind) => {
  const { components, gaps, complete } = await collect({
    [`${root}/a/package.json`]: content,
    [`${root}/b/package.json`]: manifest('b', '1.0.0'),
  });
  expect(gaps.map((gap) => gap.kind)).toEqual([kind]);
  expect([components.length, complete]).toEqual([1, false]);
});

test.each([
  ['node_modules/a/package.json', 'node_modules/a'],
  ['x/node_modules/@s/a/package.json', 'x/node_modules/@s/a'],
  ['x/node_modules/a/node_modules/b/package.json', 'x/node_modules/a/node_modules/b'],
  ['x/node_modules/a/example/node_modules/b/package.json', undefined],
  ['x/node_modules/.bin/package.json', undefined],
  ['x/node_modules/@s/package.json', undefined],
  ['x/package.json', undefined],
])('the place of %s is %s', (path, folder) => {
  expect(packagePlace(path)?.folder).toBe(folder);
});
