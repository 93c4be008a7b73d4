import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseUvLock } from './parse.ts';

const lock = `version = 1
requires-python = ">=3.9"

[[package]]
name = "shop"
version = "0.1.0"
source = { virtual = "." }
dependencies = [
    { name = "shop-util" },
    { name = "torch", version = "2.0.0", source = { registry = "https://py.example/cpu" }, marker = "sys_platform == 'darwin'" },
    { name = "web", extra = ["fast"] },
]

[package.optional-dependencies]
jobs = [{ name = "queue" }]

[package.dev-dependencies]
dev = [{ name = "probe" }]

[[package]]
name = "shop-util"
version = "0.2.0"
source = { editable = "packages/util" }

[[package]]
name = "torch"
version = "2.0.0"
source = { registry = "https://py.example/cpu" }
wheels = [{ url = "https://py.example/torch.whl", hash = "sha256:${'0a'.repeat(32)}", size = 10 }]

[[package]]
name = "torch"
version = "2.0.0"
source = { registry = "https://py.example/cuda" }

[[package]]
name = "web"
version = "1.10.0"
source = { git = "https://git.example/o/web?tag=v1.10#c0ffee" }

[package.optional-dependencies]
fast = [{ name = "loop" }]

[[package]]
name = "loop"
version = "1.0.0"
source = { url = "https://files.example/loop-1.0.0.tar.gz" }

[[package]]
name = "queue"
version = "1.0.0"
source = { registry = "https://py.example/cpu" }

[[package]]
name = "probe"
version = "1.0.0"
source = { path = "vendor/probe.whl" }
`;

const parse = (text: string) => parseUvLock({ lockfile: { path: 'svc/uv.lock', text }, manifests: [] });

test('every package but the project itself, with its use and origin', () => {
  const { components, complete, scope } = parse(lock);
  expect(
    components.map(({ ref, purl, scope: use, direct, place }) => [ref, purl && decodeURIComponent(purl), use, direct, place?.line]),
  ).toEqual([
    ['shop-util 0.2.0', undefined, 'required', true, 20],
    ['torch 2.0.0', 'pkg:pypi/torch@2.0.0?repository_url=https://py.example/cpu', 'required', true, 25],
    ['torch 2.0.0 (registry https://py.example/cuda)', 'pkg:pypi/torch@2.0.0?repository_url=https://py.example/cuda', undefined, false, 31],
    ['web 1.10.0', 'pkg:pypi/web@1.10.0?vcs_url=git+https://git.example/o/web@c0ffee', 'required', true, 36],
    ['loop 1.0.0', 'pkg:pypi/loop@1.0.0?download_url=https://files.example/loop-1.0.0.tar.gz', 'required', false, 44],
    ['queue 1.0.0', 'pkg:pypi/queue@1.0.0?repository_url=https://py.example/cpu', 'optional', true, 49],
    ['probe 1.0.0', undefined, 'development', true, 54],
  ]);
  expect(components[1]!.hashes).toEqual([`sha256:${'0a'.repeat(32)}`]);
  expect([complete, scope]).toEqual([true, 'uv-lock:svc/uv.lock']);
});

test('an extra that somebody asked for is needed as the package is', () => {
  expect(parse(lock).relations).toEqual([{ kind: 'dependsOn', from: 'web 1.10.0', to: 'loop 1.0.0', scope: 'required' }]);
});

test('a need that is not there is a blocking gap; a text that breaks off is one at its line', () => {
  const missing = parse('[[package]]\nname = "a"\nversion = "1"\ndependencies = [{ name = "b" }, 7]\n');
  expect(missing.gaps).toMatchObject([
    { kind: 'unresolved-dependency', subject: 'b', line: 1, blocking: true },
    { kind: 'unresolved-dependency' },
  ]);
  expect(parse('version = 1\n[[package]\n').gaps).toMatchObject([{ kind: 'malformed', line: 2, blocking: true }]);
});

const anyText = fc.constantFrom('a', 'b', '__proto__', 'constructor', '');

test('no package is lost: it is a component or a gap', () => {
  fc.assert(
    fc.property(fc.array(fc.record({ name: anyText, version: anyText }, { requiredKeys: [] })), (packages) => {
      const text = packages
        .map(
          (entry) =>
            `[[package]]\n${Object.entries(entry)
              .map(([key, value]) => `${key} = "${value}"\n`)
              .join('')}`,
        )
        .join('');
      const { components, gaps } = parse(text);
      const lost = gaps.filter(({ kind }) => kind === 'missing-field' || kind === 'duplicate-entry');
      expect(components.length + lost.length).toBe(packages.length);
    }),
  );
});

test('no text throws', () => {
  fc.assert(fc.property(fc.oneof(fc.string(), fc.json()), (text) => void parse(text)));
});
