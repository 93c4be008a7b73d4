import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parsePnpmLock } from './parse.ts';

const digest = `sha512-${Buffer.alloc(64, 1).toString('base64')}`;

const version9 = `lockfileVersion: '9.0'
importers:
  .:
    dependencies:
      short: {specifier: npm:real@1, version: real@1.10.0}
      ui: {specifier: ^2.0.0, version: 2.0.0(dom@3.0.0)}
      cli: {specifier: workspace:*, version: link:packages/cli}
    devDependencies:
      probe: {specifier: ^1.0.0, version: 1.0.0}
  packages/cli:
    dependencies:
      forked: {specifier: o/forked, version: https://codeload.github.com/o/forked/tar.gz/c0ffee}
      shop: {specifier: workspace:*, version: link:../..}
      outside: {specifier: link:../../../outside, version: link:../../../outside}
packages:
  real@1.10.0:
    resolution: {integrity: ${digest}}
  ui@2.0.0:
    resolution: {integrity: ${digest}, tarball: https://npm.example/api/ui/-/ui-2.0.0.tgz}
  dom@3.0.0:
    resolution: {integrity: ${digest}}
  probe@1.0.0:
    resolution: {integrity: ${digest}}
  forked@https://codeload.github.com/o/forked/tar.gz/c0ffee:
    resolution: {tarball: https://codeload.github.com/o/forked/tar.gz/c0ffee}
    version: 0.3.0
  near@file:near:
    resolution: {directory: near, type: directory}
snapshots:
  real@1.10.0: {}
  ui@2.0.0(dom@3.0.0):
    dependencies:
      dom: 3.0.0
  dom@3.0.0:
    optionalDependencies:
      probe: 1.0.0
  probe@1.0.0:
    dependencies:
      ui: 2.0.0(dom@3.0.0)
  forked@https://codeload.github.com/o/forked/tar.gz/c0ffee: {}
  near@file:near: {}
`;

const parse = (text: string, ...manifests: { path: string; text: string }[]) =>
  parsePnpmLock({ lockfile: { path: 'web/pnpm-lock.yaml', text }, manifests });

const summary = (text: string) =>
  parse(text).components.map(({ ref, purl, scope, direct }) => [ref, purl && decodeURIComponent(purl), scope, direct]);

test('version 9: every snapshot, with what `packages` says of it', () => {
  expect(summary(version9)).toEqual([
    ['real@1.10.0', 'pkg:npm/real@1.10.0', 'required', true],
    ['ui@2.0.0(dom@3.0.0)', 'pkg:npm/ui@2.0.0?repository_url=https://npm.example/api', 'required', true],
    ['dom@3.0.0', 'pkg:npm/dom@3.0.0', 'required', false],
    ['probe@1.0.0', 'pkg:npm/probe@1.0.0', 'optional', true],
    [
      'forked@https://codeload.github.com/o/forked/tar.gz/c0ffee',
      'pkg:npm/forked@0.3.0?download_url=https://codeload.github.com/o/forked/tar.gz/c0ffee',
      'required',
      true,
    ],
    ['near@file:near', undefined, undefined, false],
    ['importers/packages/cli', undefined, 'required', true],
  ]);
});

test('version 9: relations, integrity and places', () => {
  const { relations, components, gaps } = parse(version9);
  expect(relations.map(({ from, to, scope }) => `${from} -> ${to} ${scope}`)).toEqual([
    'ui@2.0.0(dom@3.0.0) -> dom@3.0.0 required',
    'dom@3.0.0 -> probe@1.0.0 optional',
    'probe@1.0.0 -> ui@2.0.0(dom@3.0.0) required',
    'importers/packages/cli -> forked@https://codeload.github.com/o/forked/tar.gz/c0ffee required',
  ]);
  expect(components[1]).toMatchObject({
    hashes: [`sha512:${'01'.repeat(64)}`],
    place: { path: 'web/pnpm-lock.yaml', pointer: '/snapshots/ui@2.0.0(dom@3.0.0)' },
  });
  expect(gaps).toMatchObject([{ kind: 'local-package', subject: 'outside', blocking: false }]);
});

test('a package of the workspace has the name of its manifest', () => {
  const { components } = parse(version9, { path: 'web/packages/cli/package.json', text: '{"name": "@shop/cli"}' });
  expect(components.at(-1)).toMatchObject({ kind: 'application', name: '@shop/cli', location: 'web/packages/cli' });
});

test('of two documents the first holds what pnpm itself needs', () => {
  const text = `---
lockfileVersion: '9.0'
importers:
  .: {configDependencies: {real: {specifier: 1.0.0, version: 1.0.0}}, packageManagerDependencies: {pnpm: {specifier: 12.0.0, version: 12.0.0}}}
packages: {real@1.0.0: {}, pnpm@12.0.0: {}}
snapshots: {real@1.0.0: {}, pnpm@12.0.0: {}}
---
${version9}`;
  expect(summary(text).slice(0, 3)).toEqual([
    ['document 1: real@1.0.0', 'pkg:npm/real@1.0.0', 'development', true],
    ['document 1: pnpm@12.0.0', 'pkg:npm/pnpm@12.0.0', 'development', true],
    ['real@1.10.0', 'pkg:npm/real@1.10.0', 'required', true],
  ]);
  expect(summary(text).slice(2)).toEqual(summary(version9));
});

test('version 6: keys with a slash and an at sign', () => {
  const text = `lockfileVersion: '6.0'
dependencies:
  '@s/a': {specifier: ^1.0.0, version: 1.0.0(p@2.0.0)}
  alias: {specifier: npm:p@2, version: /p@2.0.0}
packages:
  /@s/a@1.0.0(p@2.0.0):
    resolution: {integrity: ${digest}}
    dependencies: {p: 2.0.0}
  /p@2.0.0:
    resolution: {integrity: ${digest}}
  git.example/o/g/c0ffee:
    name: g
    version: 4.0.0
    resolution: {type: git, repo: https://git.example/o/g, commit: c0ffee}
  npm.example/x@1.2.0:
    resolution: {integrity: ${digest}, registry: https://npm.example/}
`;
  expect(summary(text)).toEqual([
    ['/@s/a@1.0.0(p@2.0.0)', 'pkg:npm/@s/a@1.0.0', 'required', true],
    ['/p@2.0.0', 'pkg:npm/p@2.0.0', 'required', true],
    ['git.example/o/g/c0ffee', 'pkg:npm/g@4.0.0?vcs_url=git+https://git.example/o/g@c0ffee', undefined, false],
    ['npm.example/x@1.2.0', 'pkg:npm/x@1.2.0?repository_url=https://npm.example', undefined, false],
  ]);
});

test('version 5: keys that are paths, peers behind an underscore', () => {
  const text = `lockfileVersion: 5.4
specifiers: {a_b: ^1.0.0}
dependencies: {a_b: 1.0.0_p@2.0.0}
devDependencies: {alias: /@s/q/3.0.0}
packages:
  /a_b/1.0.0_p@2.0.0: {resolution: {integrity: ${digest}}, dependencies: {p: 2.0.0}}
  /p/2.0.0: {resolution: {integrity: ${digest}}}
  /@s/q/3.0.0: {resolution: {integrity: ${digest}}, dev: true}
`;
  expect(summary(text)).toEqual([
    ['/a_b/1.0.0_p@2.0.0', 'pkg:npm/a_b@1.0.0', 'required', true],
    ['/p/2.0.0', 'pkg:npm/p@2.0.0', 'required', false],
    ['/@s/q/3.0.0', 'pkg:npm/@s/q@3.0.0', 'development', true],
  ]);
});

test.each([
  ["lockfileVersion: '77.0'\n", 'unknown-format'],
  ["lockfileVersion: '9.0'\npackages:\n  a@1.0.0: [\n", 'malformed'],
  ["lockfileVersion: '9.0'\npackages:\n  a@1.0.0: text\n", 'malformed'],
  ["lockfileVersion: '9.0'\nsnapshots:\n  a@1.0.0: {dependencies: {b: 1.0.0}}\n", 'unresolved-dependency'],
  [`lockfileVersion: '9.0'\npackages: ${'['.repeat(100_000)}`, 'malformed'],
])('%#: what cannot be read is a blocking gap', (text, kind) => {
  expect(parse(text)).toMatchObject({ complete: false, gaps: [{ kind, blocking: true }] });
});

const anyKey = fc.constantFrom(
  'a@1.0.0',
  '/a@1.0.0',
  '/a/1.0.0',
  '@s/b@2.0.0(a@1.0.0)',
  'c@file:c',
  '__proto__',
  'constructor',
  '@',
  '',
  '/',
  'x',
);
const anyEntry = fc.oneof(
  fc.constant('text'),
  fc.record({ resolution: fc.constantFrom({ integrity: 'x' }, { tarball: 'y' }, 'z'), name: anyKey }, { requiredKeys: [] }),
);

test('no package is lost: it is a component or a gap', () => {
  fc.assert(
    fc.property(fc.dictionary(anyKey, anyEntry), fc.constantFrom('5.4', '6.0', '9.0'), (packages, version) => {
      const { components, gaps } = parse(JSON.stringify({ lockfileVersion: version, packages }));
      const seen = new Set([...components.map(({ place }) => place?.pointer), ...gaps.map(({ pointer }) => pointer)]);
      const lost = Object.keys(packages).filter((key) => !seen.has(`/packages/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`));
      expect(lost).toEqual([]);
    }),
  );
});

test('no text throws', () => {
  fc.assert(
    fc.property(
      fc.oneof(fc.string(), fc.json()),
      (text) => void parse(`lockfileVersion: '9.0'\n${text}`, { path: 'web/package.json', text }),
    ),
  );
});
