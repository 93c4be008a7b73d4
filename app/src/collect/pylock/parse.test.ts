import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parsePylock } from './parse.ts';

const lock = `lock-version = "1.0"
created-by = "hand"

[[packages]]
name = "web-kit"
version = "1.10"
index = "https://py.example/simple"
dependencies = [{name = "loop", version = "2.0"}, {name = "Probe"}]
wheels = [{name = "web_kit-1.10.whl", url = "https://py.example/w.whl", hashes = {sha256 = "${'0a'.repeat(32)}"}}]

[[packages]]
name = "loop"
version = "2.0"

[[packages]]
name = "loop"
version = "1.0"

[[packages]]
name = "probe"
vcs = {type = "git", url = "https://git.example/o/probe", commit-id = "c0ffee"}

[[packages]]
name = "near"
directory = {path = "../near", editable = true}
`;

const parse = (text: string) => parsePylock({ lockfile: { path: 'svc/pylock.toml', text }, manifests: [] });

test('every package, with its origin', () => {
  const { components, complete, scope } = parse(lock);
  expect(components.map(({ ref, purl, location, place }) => [ref, purl && decodeURIComponent(purl), location, place?.line])).toEqual([
    ['web-kit 1.10', 'pkg:pypi/web-kit@1.10?repository_url=https://py.example/simple', undefined, 4],
    ['loop 2.0', 'pkg:pypi/loop@2.0', undefined, 11],
    ['loop 1.0', 'pkg:pypi/loop@1.0', undefined, 15],
    ['probe ', 'pkg:pypi/probe?vcs_url=git+https://git.example/o/probe@c0ffee', undefined, 19],
    ['near ', undefined, '../near', 23],
  ]);
  expect(components[0]!.hashes).toEqual([`sha256:${'0a'.repeat(32)}`]);
  expect([complete, scope]).toEqual([true, 'pylock:svc/pylock.toml']);
});

test('a need is met by the version that it names', () => {
  expect(parse(lock).relations.map(({ from, to }) => `${from} -> ${to}`)).toEqual(['web-kit 1.10 -> loop 2.0', 'web-kit 1.10 -> probe ']);
});

test('what cannot be read is a blocking gap', () => {
  expect(parse('[[packages]\n').gaps).toMatchObject([{ kind: 'malformed', line: 1, blocking: true }]);
  expect(parse('[[packages]]\nname = "a"\nversion = "1"\ndependencies = [{name = "b"}, 7]\n').gaps).toMatchObject([
    { kind: 'unresolved-dependency', subject: 'b', blocking: true },
    { kind: 'unresolved-dependency', blocking: true },
  ]);
});

test('no text throws', () => {
  fc.assert(fc.property(fc.oneof(fc.string(), fc.json()), (text) => void parse(text)));
});
