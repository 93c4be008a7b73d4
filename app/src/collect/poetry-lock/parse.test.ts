import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parsePoetryLock } from './parse.ts';

const hash = `sha256:${'0a'.repeat(32)}`;
const lock = `[[package]]
name = "Flask"
version = "3.0.10"
optional = false
groups = ["main", "dev"]
files = [
    {file = "flask.whl", hash = "${hash}"},
    {file = "flask.tar.gz", hash = "${hash}"},
]

[package.dependencies]
python = ">=3.9"
click = ">=8"
colorama = {version = "*", markers = "sys_platform == \\"win32\\""}
asgi-ref = {version = "*", optional = true}

[[package]]
name = "click"
version = "8.1.0"
optional = false
groups = ["dev"]

[package.source]
type = "legacy"
url = "https://py.example/simple"

[[package]]
name = "asgi_ref"
version = "3.0.0"
optional = true
groups = ["main"]

[package.source]
type = "git"
url = "https://git.example/o/asgi_ref.git"
reference = "main"
resolved_reference = "c0ffee"

[[package]]
name = "near"
version = "0.1.0"

[package.source]
type = "directory"
url = "../near"

[metadata]
lock-version = "2.1"
`;

const parse = (text: string, manifest?: string) =>
  parsePoetryLock({
    lockfile: { path: 'svc/poetry.lock', text },
    manifests: manifest ? [{ path: 'svc/pyproject.toml', text: manifest }] : [],
  });

test('every package, at its line, with how the groups say it is used', () => {
  const { components, complete, scope } = parse(lock);
  expect(components.map(({ purl, scope: use, place }) => [purl && decodeURIComponent(purl), use, place?.line])).toEqual([
    ['pkg:pypi/flask@3.0.10', 'required', 1],
    ['pkg:pypi/click@8.1.0?repository_url=https://py.example/simple', 'development', 17],
    ['pkg:pypi/asgi-ref@3.0.0?vcs_url=git+https://git.example/o/asgi_ref.git@c0ffee', 'optional', 27],
    [undefined, undefined, 39],
  ]);
  expect(components[0]!.hashes).toEqual([hash]);
  expect([complete, scope]).toEqual([true, 'poetry-lock:svc/poetry.lock']);
});

test('needs are met by normalized name; guarded ones may be left out', () => {
  const { relations, gaps } = parse(lock);
  expect(relations.map(({ from, to, scope }) => `${from} -> ${to} ${scope}`)).toEqual([
    'Flask 3.0.10 -> click 8.1.0 required',
    'Flask 3.0.10 -> asgi_ref 3.0.0 optional',
  ]);
  expect(gaps).toEqual([]);
});

test('where no group tells, the manifest does', () => {
  const text =
    '[[package]]\nname = "a"\nversion = "1"\n[package.dependencies]\nb = "*"\n[[package]]\nname = "b"\nversion = "1"\n[[package]]\nname = "c"\nversion = "1"\n';
  const manifest = '[tool.poetry.dependencies]\npython = "^3.9"\nA = "*"\n[tool.poetry.group.dev.dependencies]\nc = "*"\n';
  expect(parse(text, manifest).components.map(({ name, scope, direct }) => [name, scope, direct])).toEqual([
    ['a', 'required', true],
    ['b', 'required', false],
    ['c', 'development', true],
  ]);
});

test('lockfiles before 1.3 keep the hashes of all packages in one table', () => {
  const text = `[[package]]\nname = "a"\nversion = "1"\ncategory = "dev"\n[metadata.files]\na = [{file = "a.whl", hash = "${hash}"}]\n`;
  expect(parse(text).components).toMatchObject([{ scope: 'development', hashes: [hash] }]);
});

test('a need that is not there is a blocking gap; a text that breaks off is one at its line', () => {
  expect(parse('[[package]]\nname = "a"\nversion = "1"\n[package.dependencies]\nb = "*"\n').gaps).toMatchObject([
    { kind: 'unresolved-dependency', subject: 'b', line: 1, blocking: true },
  ]);
  expect(parse('[[package]]\nname = \n').gaps).toMatchObject([{ kind: 'malformed', line: 2, blocking: true }]);
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
      expect(components.length + gaps.filter(({ kind }) => kind === 'missing-field').length).toBe(packages.length);
    }),
  );
});

test('no text throws', () => {
  fc.assert(fc.property(fc.oneof(fc.string(), fc.json()), (text) => void parse(text, text)));
});
