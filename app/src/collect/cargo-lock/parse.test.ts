import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseCargoLock } from './parse.ts';

const lock = `version = 4

[[package]]
name = "shop"
version = "0.1.0"
dependencies = [
 "log",
 "rand 0.8.5",
 "shop-tools",
 "test-kit",
]

[[package]]
name = "shop-tools"
version = "0.1.0"
dependencies = ["rand 0.9.0 (registry+https://crates.example/index)"]

[[package]]
name = "log"
version = "0.4.10"
source = "git+https://git.example/log.git?branch=main#c0ffee"

[[package]]
name = "rand"
version = "0.8.5"
source = "registry+https://github.com/rust-lang/crates.io-index"
checksum = "${'0A'.repeat(32)}"

[[package]]
name = "rand"
version = "0.9.0"
source = "registry+https://crates.example/index"

[[package]]
name = "test-kit"
version = "2.0.0"
source = "registry+https://github.com/rust-lang/crates.io-index"
dependencies = ["log 0.4.10 (git+https://git.example/log.git?branch=main)"]
`;

const shop =
  '[package]\nname = "shop"\n[dependencies]\nlog = "0.4"\nshop-tools = { path = "tools" }\n[dev-dependencies]\ntest-kit = "2"\nrandom = { package = "rand", version = "0.8" }\n';
const tools = '[package]\nname = "shop-tools"\n[target."cfg(unix)".dependencies]\nrand = { version = "0.9", optional = true }\n';

const parse = (text: string, ...manifests: { path: string; text: string }[]) =>
  parseCargoLock({ lockfile: { path: 'rust/Cargo.lock', text }, manifests });

test('every crate is there, at its line; one of the project has no purl', () => {
  const { components, complete, scope } = parse(lock);
  expect(components.map(({ kind, purl, place }) => [kind, purl && decodeURIComponent(purl), place?.line])).toEqual([
    ['application', undefined, 3],
    ['application', undefined, 13],
    ['library', 'pkg:cargo/log@0.4.10?vcs_url=git+https://git.example/log.git@c0ffee', 18],
    ['library', 'pkg:cargo/rand@0.8.5', 23],
    ['library', 'pkg:cargo/rand@0.9.0?repository_url=https://crates.example/index', 29],
    ['library', 'pkg:cargo/test-kit@2.0.0', 34],
  ]);
  expect(components[3]!.hashes).toEqual([`sha256:${'0a'.repeat(32)}`]);
  expect([complete, scope]).toEqual([true, 'cargo-lock:rust/Cargo.lock']);
});

test('a need is met by name, by version, or by source, whichever it takes', () => {
  expect(parse(lock).relations.map(({ from, to }) => `${from} -> ${to.slice(0, 14)}`)).toEqual([
    'shop 0.1.0 -> log 0.4.10 (gi',
    'shop 0.1.0 -> rand 0.8.5 (re',
    'shop 0.1.0 -> shop-tools 0.1',
    'shop 0.1.0 -> test-kit 2.0.0',
    'shop-tools 0.1.0 -> rand 0.9.0 (re',
    'test-kit 2.0.0 (registry+https://github.com/rust-lang/crates.io-index) -> log 0.4.10 (gi',
  ]);
});

test('the manifests say what is for development only, and which crate is the project itself', () => {
  const { components } = parse(lock, { path: 'rust/Cargo.toml', text: shop }, { path: 'rust/tools/Cargo.toml', text: tools });
  expect(components.map(({ name, version, scope, direct }) => [name, version, scope, direct])).toEqual([
    ['shop-tools', '0.1.0', 'required', true],
    ['log', '0.4.10', 'required', true],
    ['rand', '0.8.5', 'development', true],
    ['rand', '0.9.0', 'optional', true],
    ['test-kit', '2.0.0', 'development', true],
  ]);
});

test('a need of a crate that is not there, or of one of two, may hide a crate', () => {
  const { gaps, complete } = parse('[[package]]\nname = "a"\nversion = "1.0.0"\nsource = "s"\ndependencies = ["b", "c 1"]\n');
  expect(gaps.map(({ kind, subject, line }) => [kind, subject, line])).toEqual([
    ['unresolved-dependency', 'b', 1],
    ['unresolved-dependency', 'c 1', 1],
  ]);
  expect(complete).toBe(false);
});

test('a text that breaks off is a gap at its line', () => {
  expect(parse('[[package]]\nname = "a\n').gaps).toMatchObject([{ kind: 'malformed', line: 2, path: 'rust/Cargo.lock', blocking: true }]);
});

const anyText = fc.constantFrom('a', 'b', '__proto__', 'constructor', '1.0.0', '');
const anyCrate = fc.record({ name: anyText, version: anyText, source: anyText, dependencies: fc.array(anyText) }, { requiredKeys: [] });

test('no crate is lost: it is a component or a gap', () => {
  fc.assert(
    fc.property(fc.array(anyCrate), (crates) => {
      const text = crates.map(
        (crate) =>
          `[[package]]\n${Object.entries(crate)
            .map(([key, value]) => `${key} = ${JSON.stringify(value)}\n`)
            .join('')}`,
      );
      const { components, gaps } = parse(text.join(''));
      expect(components.length + gaps.filter(({ kind }) => kind === 'missing-field' || kind === 'duplicate-entry').length).toBe(
        crates.length,
      );
    }),
  );
});

test('no text throws', () => {
  fc.assert(fc.property(fc.oneof(fc.string(), fc.json()), (text) => void parse(text, { path: 'rust/Cargo.toml', text })));
});
