import fc from 'fast-check';
import { expect, test } from 'vitest';
import { memoryTree } from '../../platform/files/memory-tree.ts';
import { python } from './index.ts';
import { parseMetadata } from './metadata.ts';

const site = 'usr/lib/python3/dist-packages';

async function collect(files: Readonly<Record<string, string | Error>>) {
  const tree = memoryTree(files);
  const found = await Array.fromAsync(tree.find(python.claims, () => {}));
  const [collected, ...rest] = await Array.fromAsync(python.collect(found, { tree, distro: undefined }));
  expect(rest).toEqual([]);
  return collected!;
}

test('distributions of all forms, by name and version of their metadata', async () => {
  const { components, complete, gaps } = await collect({
    [`${site}/Foo_Bar-1.0.dist-info/METADATA`]: 'Metadata-Version: 2.1\nName: Foo_Bar\nVersion: 1.0\n\nA description\nVersion: 9',
    [`${site}/old-0.1.egg-info`]: 'Metadata-Version: 1.1\nName: old\nVersion: 0.1\n',
    [`${site}/older-0.2.egg-info/PKG-INFO`]: 'Metadata-Version: 1.1\r\nName: zope.older\r\nVersion: 0.2\r\n',
    [`${site}/egg-0.3-py3.11.egg/EGG-INFO/PKG-INFO`]: 'Name: egg\nVersion: 0.3\n',
    'srv/app/vendor/vendored-2.dist-info/METADATA': 'Name: vendored\nVersion: 2\n',
    'home/me/project/src/project.egg-info/PKG-INFO': 'Name: project\nVersion: 3\n',
  });
  expect(components.map(({ purl, location }) => [purl, location])).toEqual([
    ['pkg:pypi/vendored@2', 'srv/app/vendor/vendored-2.dist-info'],
    ['pkg:pypi/foo-bar@1.0', `${site}/Foo_Bar-1.0.dist-info`],
    ['pkg:pypi/egg@0.3', `${site}/egg-0.3-py3.11.egg`],
    ['pkg:pypi/old@0.1', `${site}/old-0.1.egg-info`],
    ['pkg:pypi/zope.older@0.2', `${site}/older-0.2.egg-info`],
  ]);
  expect(components[1]?.name).toBe('Foo_Bar');
  expect([complete, gaps]).toEqual([true, []]);
});

test('requirements are relations within their environment', async () => {
  const requires =
    'Requires-Dist: dep (>=1) ; python_version > "3"\nRequires-Dist: Extra.Dep>=2; extra == "more"\nRequires-Dist: not-there\n';
  const { relations } = await collect({
    [`${site}/a-1.dist-info/METADATA`]: `Name: a\nVersion: 1\n${requires}`,
    [`${site}/dep-1.dist-info/METADATA`]: 'Name: Dep\nVersion: 1\n',
    [`${site}/extra_dep-1.dist-info/METADATA`]: 'Name: extra_dep\nVersion: 1\n',
    'venv/lib/site-packages/not_there-1.dist-info/METADATA': 'Name: not-there\nVersion: 1\n',
  });
  expect(relations.map(({ from, to, scope }) => [from, to, scope].map((text) => text?.replace(`${site}/`, '')))).toEqual([
    ['a-1.dist-info', 'dep-1.dist-info', 'required'],
    ['a-1.dist-info', 'extra_dep-1.dist-info', 'optional'],
  ]);
});

test.each([
  ['License-Expression: MIT OR Apache-2.0\nLicense: other', ['MIT OR Apache-2.0']],
  ['License: BSD', ['BSD']],
  ['License: Permission is granted\n        to whom it may concern\nClassifier: License :: OSI Approved :: MIT License', ['MIT License']],
  ['License: UNKNOWN\nClassifier: Topic :: Text', undefined],
])('the licence of %j', async (fields, licenses) => {
  const { components } = await collect({ [`${site}/a-1.dist-info/METADATA`]: `Name: a\nVersion: 1\n${fields}\n` });
  expect(components[0]?.licenses).toEqual(licenses);
});

test.each([
  ['without a version', 'Name: a\n', 'missing-field'],
  ['cut off', 'Name: a\nVersion: 1.1', 'truncated'],
  ['empty', '', 'missing-field'],
  ['unreadable', new Error('permission denied'), 'unreadable'],
])('metadata that are %s leave the set incomplete, and the others in it', async (_, content, kind) => {
  const { components, gaps, complete } = await collect({
    [`${site}/a-1.dist-info/METADATA`]: content,
    [`${site}/b-1.dist-info/METADATA`]: 'Name: b\nVersion: 1\n',
  });
  expect(gaps.map((gap) => gap.kind)).toContain(kind);
  expect(components.map(({ name }) => name)).toContain('b');
  expect(complete).toBe(false);
});

test('no text crashes it', () => {
  fc.assert(fc.property(fc.string(), (text) => void parseMetadata(text)));
});
