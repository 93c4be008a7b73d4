import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parsePdmLock } from './parse.ts';

const lock = `[metadata]
groups = ["default", "lint"]
lock_version = "4.5.0"

[[package]]
name = "web-kit"
version = "1.10"
groups = ["default"]
dependencies = [
    "loop>=2",
    "old; python_version < '3'",
]
files = [
    {file = "web_kit-1.10.whl", hash = "sha256:${'0a'.repeat(32)}"},
]

[[package]]
name = "web-kit"
version = "1.10"
extras = ["fast"]
groups = ["default"]
dependencies = ["speedups", "web-kit==1.10"]

[[package]]
name = "loop"
version = "2.0"
groups = ["default"]

[[package]]
name = "speedups"
version = "0.1"
git = "https://git.example/o/speedups.git"
revision = "c0ffee"
groups = ["default"]

[[package]]
name = "probe"
version = "3.0"
path = "./vendor/probe"
groups = ["lint"]
`;

const parse = (text: string, manifest?: string) =>
  parsePdmLock({
    lockfile: { path: 'svc/pdm.lock', text },
    manifests: manifest === undefined ? [] : [{ path: 'svc/pyproject.toml', text: manifest }],
  });

test('every package once, with its use and origin', () => {
  const { components, complete, scope } = parse(
    lock,
    '[project]\ndependencies = ["Web_Kit[fast]"]\n\n[dependency-groups]\nlint = ["probe"]\n',
  );
  expect(
    components.map(({ ref, purl, scope: use, direct, place }) => [ref, purl && decodeURIComponent(purl), use, direct, place?.line]),
  ).toEqual([
    ['web-kit 1.10', 'pkg:pypi/web-kit@1.10', 'required', true, 5],
    ['loop 2.0', 'pkg:pypi/loop@2.0', 'required', false, 24],
    ['speedups 0.1', 'pkg:pypi/speedups@0.1?vcs_url=git+https://git.example/o/speedups.git@c0ffee', 'required', false, 29],
    ['probe 3.0', undefined, 'development', true, 36],
  ]);
  expect(components[0]!.hashes).toEqual([`sha256:${'0a'.repeat(32)}`]);
  expect([complete, scope]).toEqual([true, 'pdm-lock:svc/pdm.lock']);
});

test('the needs of a package and of its extras are its own', () => {
  expect(parse(lock).relations.map(({ from, to }) => `${from} -> ${to}`)).toEqual([
    'web-kit 1.10 -> loop 2.0',
    'web-kit 1.10 -> speedups 0.1',
  ]);
});

test('a package that stands there with extras only is there', () => {
  expect(parse('[[package]]\nname = "a"\nversion = "1"\nextras = ["x"]\n').components).toMatchObject([{ ref: 'a 1' }]);
});

test('what cannot be read is a blocking gap', () => {
  expect(parse('[[package]\n').gaps).toMatchObject([{ kind: 'malformed', line: 1, blocking: true }]);
  expect(parse('[[package]]\nversion = "1"\n').gaps).toMatchObject([{ kind: 'missing-field', line: 1, blocking: true }]);
  expect(parse('[[package]]\nname = "a"\nversion = "1"\ndependencies = ["b"]\n').gaps).toMatchObject([
    { kind: 'unresolved-dependency', subject: 'b', blocking: true },
  ]);
});

test('no text throws', () => {
  fc.assert(fc.property(fc.oneof(fc.string(), fc.json()), (text) => void parse(text)));
});
