import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parsePubspecLock } from './parse.ts';

const lock = `packages:
  web:
    dependency: "direct main"
    description:
      name: web
      sha256: "${'0a'.repeat(32)}"
      url: "https://dart.example"
    source: hosted
    version: 1.10
  probe:
    dependency: "direct dev"
    description: {path: ".", ref: main, resolved-ref: c0ffee, url: "https://git.example/o/probe"}
    source: git
    version: "2.0.0"
  near:
    dependency: "direct overridden"
    description: {path: "../near", relative: true}
    source: path
    version: "0.1.0"
  flutter:
    dependency: transitive
    description: flutter
    source: sdk
    version: "0.0.0"
sdks:
  dart: ">=3.0.0 <4.0.0"
`;

const parse = (text: string) => parsePubspecLock({ lockfile: { path: 'app/pubspec.lock', text }, manifests: [] });

test('every package, with its use and origin', () => {
  const { components, complete, scope, gaps } = parse(lock);
  expect(
    components.map(({ kind, version, purl, scope: use, direct }) => [kind, version, purl && decodeURIComponent(purl), use, direct]),
  ).toEqual([
    ['library', '1.10', 'pkg:pub/web@1.10?repository_url=https://dart.example', 'required', true],
    ['library', '2.0.0', 'pkg:pub/probe@2.0.0?vcs_url=git+https://git.example/o/probe@c0ffee', 'development', true],
    ['application', '0.1.0', undefined, undefined, true],
    ['framework', undefined, undefined, undefined, false],
  ]);
  expect(components[0]).toMatchObject({ hashes: [`sha256:${'0a'.repeat(32)}`], place: { pointer: '/packages/web' } });
  expect([complete, scope, gaps]).toEqual([true, 'pubspec-lock:app/pubspec.lock', []]);
});

test('what cannot be read is a blocking gap', () => {
  expect(parse('packages:\n  a: [\n').gaps).toMatchObject([{ kind: 'malformed', line: 3, blocking: true }]);
  expect(parse('packages:\n  a: {source: moon}\n').gaps).toMatchObject([{ kind: 'malformed', subject: 'a', blocking: true }]);
  expect(parse('text').gaps).toMatchObject([{ kind: 'unknown-format', blocking: true }]);
});

test('no package is lost: it is a component or a gap', () => {
  const anyEntry = fc.oneof(
    fc.constant('x'),
    fc.record({ source: fc.constantFrom('hosted', 'git', 'path', 'x'), version: fc.string() }, { requiredKeys: [] }),
  );
  fc.assert(
    fc.property(fc.dictionary(fc.constantFrom('a', '__proto__', 'constructor', ''), anyEntry), (packages) => {
      const { components, gaps } = parse(JSON.stringify({ packages }));
      const seen = new Set([...components.map(({ place }) => place?.pointer), ...gaps.map(({ pointer }) => pointer)]);
      expect(Object.keys(packages).filter((key) => !seen.has(`/packages/${key}`))).toEqual([]);
    }),
  );
});

test('no text throws', () => {
  fc.assert(fc.property(fc.oneof(fc.string(), fc.json()), (text) => void parse(text)));
});
