import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parsePackageLock } from './parse.ts';

const digest = `sha512-${Buffer.alloc(64, 1).toString('base64')}`;
const lock3 = {
  name: 'shop',
  lockfileVersion: 3,
  packages: {
    '': { name: 'shop', workspaces: ['tools/*'], dependencies: { a: '^1.0.0', short: 'npm:@long/name@2' }, devDependencies: { d: '1' } },
    'node_modules/a': {
      version: '1.10.0',
      integrity: digest,
      license: 'MIT',
      dependencies: { b: '^2.0.0' },
      optionalDependencies: { gone: '1' },
    },
    'node_modules/a/node_modules/b': { version: '2.0.0' },
    'node_modules/b': { version: '1.0.0', dev: true },
    'node_modules/d': { version: '1.0.0', dev: true, dependencies: { b: '1' } },
    'node_modules/short': { name: '@long/name', version: '2.1.0', resolved: 'https://npm.example/api/@long/name/-/name-2.1.0.tgz' },
    'node_modules/forked': { version: '0.1.0', resolved: 'git+ssh://git@git.example/o/forked.git#c0ffee' },
    'node_modules/cli': { resolved: 'tools/cli', link: true },
    'tools/cli': { name: '@shop/cli', version: '0.0.1', dependencies: { forked: 'git+ssh://git@git.example/o/forked.git' } },
  },
};

const parse = (lock: unknown, manifest?: unknown) =>
  parsePackageLock(JSON.stringify(lock), 'web/package-lock.json', manifest === undefined ? undefined : JSON.stringify(manifest));

test('a lockfile of version 3 gives every folder but the project, with the real name of an alias', () => {
  const { components, complete, scope } = parse(lock3);
  expect(components.map(({ ref, purl }) => [ref, purl && decodeURIComponent(purl)])).toEqual([
    ['node_modules/a', 'pkg:npm/a@1.10.0'],
    ['node_modules/a/node_modules/b', 'pkg:npm/b@2.0.0'],
    ['node_modules/b', 'pkg:npm/b@1.0.0'],
    ['node_modules/d', 'pkg:npm/d@1.0.0'],
    ['node_modules/short', 'pkg:npm/@long/name@2.1.0?repository_url=https://npm.example/api'],
    ['node_modules/forked', 'pkg:npm/forked@0.1.0?vcs_url=git+ssh://git@git.example/o/forked.git@c0ffee'],
    ['tools/cli', undefined],
  ]);
  expect(complete).toBe(true);
  expect(scope).toBe('package-lock:web/package-lock.json');
});

test('an entry carries its integrity in hexadecimal, its licence, its use and its place', () => {
  expect(parse(lock3).components[0]).toEqual({
    ref: 'node_modules/a',
    kind: 'library',
    name: 'a',
    version: '1.10.0',
    purl: 'pkg:npm/a@1.10.0',
    hashes: [`sha512:${'01'.repeat(64)}`],
    licenses: ['MIT'],
    scope: 'required',
    direct: true,
    location: 'node_modules/a',
    place: { path: 'web/package-lock.json', pointer: '/packages/node_modules~1a' },
  });
});

test('a need is met by the nearest folder above, and through a link', () => {
  const needs = parse(lock3).relations.map(({ from, to, scope }) => `${from} -> ${to} ${scope}`);
  expect(needs).toEqual([
    'node_modules/a -> node_modules/a/node_modules/b required',
    'node_modules/d -> node_modules/b required',
    'tools/cli -> node_modules/forked required',
  ]);
});

test('direct are the workspaces, and what the project or one of them names itself', () => {
  const direct = parse(lock3).components.flatMap((component) => (component.direct ? [component.ref] : []));
  expect(direct).toEqual(['node_modules/a', 'node_modules/d', 'node_modules/short', 'node_modules/forked', 'tools/cli']);
});

test('version 1 nests, and keeps aliases and git addresses in the version', () => {
  const dependencies = {
    a: { version: '1.0.0', requires: { b: '^2' }, dependencies: { b: { version: '2.0.0', requires: { c: '1' } } } },
    b: { version: '1.0.0', dev: true },
    c: { version: 'npm:real@3.0.0', optional: true },
    g: { version: 'github:o/g#c0ffee', from: 'github:o/g' },
    l: { version: 'file:../l' },
  };
  const { components, relations, gaps, complete } = parse({ lockfileVersion: 1, dependencies }, { dependencies: { a: '1' } });
  expect(components.map(({ ref, purl, scope, direct }) => [ref, purl && decodeURIComponent(purl), scope, direct])).toEqual([
    ['node_modules/a', 'pkg:npm/a@1.0.0', 'required', true],
    ['node_modules/b', 'pkg:npm/b@1.0.0', 'development', false],
    ['node_modules/c', 'pkg:npm/real@3.0.0', 'optional', false],
    ['node_modules/g', 'pkg:npm/g?vcs_url=git+https://github.com/o/g@c0ffee', 'required', false],
    ['node_modules/l', undefined, 'required', false],
    ['node_modules/a/node_modules/b', 'pkg:npm/b@2.0.0', 'required', false],
  ]);
  expect(relations.map(({ from, to }) => `${from} -> ${to}`)).toEqual([
    'node_modules/a -> node_modules/a/node_modules/b',
    'node_modules/a/node_modules/b -> node_modules/c',
  ]);
  expect(gaps.map(({ kind, subject }) => [kind, subject])).toEqual([['unresolved-version', 'g']]);
  expect(complete).toBe(true);
});

test('a need that the lockfile does not hold may hide a package', () => {
  const { gaps, complete } = parse({ lockfileVersion: 3, packages: { 'node_modules/a': { version: '1.0.0', dependencies: { b: '1' } } } });
  expect(gaps.map(({ kind, subject, pointer }) => [kind, subject, pointer])).toEqual([
    ['unresolved-dependency', 'b', '/packages/node_modules~1a'],
  ]);
  expect(complete).toBe(false);
});

test('a text that breaks off is a gap at its line and column', () => {
  const { gaps, complete } = parsePackageLock('{\n  "packages": {,\n', 'package-lock.json', undefined);
  expect(gaps).toMatchObject([{ kind: 'malformed', path: 'package-lock.json', line: 2, column: 16, blocking: true }]);
  expect(complete).toBe(false);
});

test('nesting without end is a gap, not a crash', () => {
  const deep = `{"dependencies":${'{"a":{"version":"1.0.0","dependencies":'.repeat(50_000)}{}${'}}'.repeat(50_000)}}`;
  const { gaps, components } = parsePackageLock(deep, 'package-lock.json', undefined);
  expect(gaps.map(({ kind }) => kind)).toEqual(['limit-exceeded']);
  expect(components.length).toBeGreaterThan(100);
});

const anyName = fc.oneof(fc.constantFrom('a', 'b', '@s/c', '__proto__', 'constructor', 'toString', ''), fc.string());
const anyEntry = fc.oneof(
  fc.record({ version: fc.string(), dependencies: fc.dictionary(anyName, fc.string()), integrity: fc.string() }, { requiredKeys: [] }),
  fc.jsonValue(),
);

test('no entry of `packages` is lost: it is a component, a gap, a link or the project', () => {
  fc.assert(
    fc.property(fc.dictionary(anyName, anyEntry), (packages) => {
      const { components, gaps } = parse({ lockfileVersion: 3, packages });
      const seen = new Set([...components.map(({ place }) => place?.pointer), ...gaps.map(({ pointer }) => pointer)]);
      const whole = JSON.parse(JSON.stringify(packages)) as Record<string, { link?: boolean } | null>;
      const lost = Object.keys(whole).filter(
        (key) => key !== '' && !seen.has(`/packages/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`),
      );
      expect(lost.filter((key) => whole[key]?.link !== true)).toEqual([]);
    }),
  );
});

test('no text throws', () => {
  fc.assert(fc.property(fc.oneof(fc.string(), fc.json()), (text) => void parsePackageLock(text, 'package-lock.json', text)));
});
