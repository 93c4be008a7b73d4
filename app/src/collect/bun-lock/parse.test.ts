import fc from 'fast-check';
import { expect, test } from 'vitest';
import { findNeed } from './keys.ts';
import { parseBunLock } from './parse.ts';

const digest = Buffer.alloc(64, 10).toString('base64');

const lock = `{
  "lockfileVersion": 1,
  "workspaces": {
    "": {
      "name": "shop",
      "dependencies": { "web": "^1.0.0", "near": "workspace:*", },
      "devDependencies": { "@s/probe": "2", },
    },
    "packages/near": { "name": "near", "dependencies": { "loop": "2" }, },
  },
  "packages": {
    "@s/probe": ["@s/probe@2.0.0", "https://npm.example/", { "dependencies": { "loop": "1" } }, "sha512-${digest}"],

    "@s/probe/loop": ["loop@1.0.0", "", {}, "sha512-${digest}"],

    "alias": ["real-name@3.0.0-rc.1", "", {}, ""],

    "forked": ["forked@github:o/forked#c0ffee", {}, "o-forked-c0ffee"],

    "loop": ["loop@2.0.0", "", { "optionalDependencies": { "gone": "1" } }, "sha512-${digest}"],

    "near": ["near@workspace:packages/near"],

    "web": ["web@1.10.0", "", { "dependencies": { "loop": "^2", "alias": "npm:real-name@3" }, "peerDependencies": { "ui": "*" } }, "sha512-${digest}"],
  }
}
`;

const parse = (text: string) => parseBunLock({ lockfile: { path: 'web/bun.lock', text }, manifests: [] });

test('every package, with its use and origin', () => {
  const { components, complete, scope, gaps } = parse(lock);
  expect(components.map(({ ref, purl, scope: use, direct }) => [ref, purl && decodeURIComponent(purl), use, direct])).toEqual([
    ['@s/probe', 'pkg:npm/@s/probe@2.0.0?repository_url=https://npm.example', 'development', true],
    ['@s/probe/loop', 'pkg:npm/loop@1.0.0', 'development', false],
    ['alias', 'pkg:npm/real-name@3.0.0-rc.1', 'required', false],
    ['forked', 'pkg:npm/forked?vcs_url=git+https://github.com/o/forked@c0ffee', undefined, false],
    ['loop', 'pkg:npm/loop@2.0.0', 'required', true],
    ['near', undefined, 'required', true],
    ['web', 'pkg:npm/web@1.10.0', 'required', true],
  ]);
  expect(components.at(-1)).toMatchObject({ hashes: [`sha512:${'0a'.repeat(64)}`], place: { pointer: '/packages/web' } });
  expect([complete, scope, gaps.map(({ kind }) => kind)]).toEqual([true, 'bun-lock:web/bun.lock', ['unresolved-version']]);
});

test('a need is met by the nearest package', () => {
  expect(parse(lock).relations.map(({ from, to }) => `${from} -> ${to}`)).toEqual([
    '@s/probe -> @s/probe/loop',
    'web -> loop',
    'web -> alias',
  ]);
  const keys = new Set(['c', '@a/b/c', '@a/b/@d/e/c']);
  expect(['@a/b/@d/e/x', '@a/b/x', '@a', '', 'x/y'].map((from) => findNeed(keys, from, 'c'))).toEqual([
    '@a/b/@d/e/c',
    '@a/b/c',
    'c',
    'c',
    'c',
  ]);
});

test('what cannot be read is a blocking gap', () => {
  expect(parse('{"packages": [').gaps).toMatchObject([{ kind: 'malformed', blocking: true }]);
  expect(parse('{}').gaps).toMatchObject([{ kind: 'unknown-format', blocking: true }]);
  expect(parse('{"packages": {"a": ["a@1.0.0", "", {"dependencies": {"b": "1"}}]}}').gaps).toMatchObject([
    { kind: 'unresolved-dependency', subject: 'b', pointer: '/packages/a', blocking: true },
  ]);
});

test('no package is lost: it is a component or a gap', () => {
  const anyEntry = fc.oneof(fc.jsonValue(), fc.tuple(fc.constantFrom('a@1.0.0', '@s/a@2', 'a', '@', 'b@file:x'), fc.jsonValue()));
  fc.assert(
    fc.property(fc.dictionary(fc.constantFrom('a', '__proto__', 'constructor', '/', ''), anyEntry), (packages) => {
      const { components, gaps } = parse(JSON.stringify({ packages }));
      const seen = new Set([...components.map(({ place }) => place?.pointer), ...gaps.map(({ pointer }) => pointer)]);
      expect(Object.keys(packages).filter((key) => !seen.has(`/packages/${key}`.replaceAll('//', '/~1')))).toEqual([]);
    }),
  );
});

test('no text throws', () => {
  fc.assert(fc.property(fc.oneof(fc.string(), fc.json()), (text) => void parse(text)));
});
