import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parsePipfileLock } from './parse.ts';

const hash = `sha256:${'0a'.repeat(32)}`;
const lock = {
  _meta: {
    sources: [
      { name: 'main', url: 'https://py.example/simple' },
      { name: 'own', url: `https://\${USER}:\${TOKEN}@own.example/simple` },
    ],
  },
  default: {
    flask: { version: '==3.0.10', hashes: [hash, 'sha256:short'], index: 'main' },
    inner: { version: '==1.0', index: 'own' },
    g: { git: 'https://git.example/o/g.git', ref: 'c0ffee' },
    near: { path: '.', editable: true },
    open: { version: '*' },
  },
  develop: { flask: { version: '==3.0.10' } },
  docs: { sphinx: { version: '==7.0' } },
};

const parse = (value: unknown, manifest?: string) =>
  parsePipfileLock({
    lockfile: { path: 'svc/Pipfile.lock', text: typeof value === 'string' ? value : JSON.stringify(value) },
    manifests: manifest ? [{ path: 'svc/Pipfile', text: manifest }] : [],
  });

test('every package of every category, with its index', () => {
  const { components, gaps, complete, scope } = parse(lock, '[packages]\nFlask = "*"\n[docs]\nSphinx = "*"\n');
  expect(components.map(({ ref, purl, scope: use, direct }) => [ref, purl && decodeURIComponent(purl), use, direct])).toEqual([
    ['default/flask', 'pkg:pypi/flask@3.0.10?repository_url=https://py.example/simple', 'required', true],
    ['default/inner', 'pkg:pypi/inner@1.0?repository_url=https://own.example/simple', 'required', false],
    ['default/g', 'pkg:pypi/g?vcs_url=git+https://git.example/o/g.git@c0ffee', 'required', false],
    ['default/near', undefined, 'required', false],
    ['default/open', 'pkg:pypi/open', 'required', false],
    ['develop/flask', 'pkg:pypi/flask@3.0.10', 'development', false],
    ['docs/sphinx', 'pkg:pypi/sphinx@7.0', undefined, true],
  ]);
  expect(components[0]).toMatchObject({ hashes: [hash], place: { pointer: '/default/flask' } });
  expect(gaps.map(({ kind, subject }) => [kind, subject])).toEqual([
    ['unresolved-version', 'g'],
    ['unresolved-version', 'open'],
  ]);
  expect([complete, scope]).toEqual([true, 'pipfile-lock:svc/Pipfile.lock']);
});

test('what is no lockfile is a blocking gap', () => {
  expect(parse('{"default": {').gaps).toMatchObject([{ kind: 'malformed', line: 1, blocking: true }]);
  expect(parse('[]').gaps).toMatchObject([{ kind: 'unknown-format', blocking: true }]);
  expect(parse({ default: { a: 'x' } }).gaps).toMatchObject([{ kind: 'malformed', pointer: '/default/a', blocking: true }]);
});

test('no package is lost: it is a component or a gap', () => {
  const anyName = fc.constantFrom('a', '__proto__', 'constructor', '');
  const anyEntry = fc.oneof(fc.jsonValue(), fc.record({ version: fc.string(), git: fc.string() }, { requiredKeys: [] }));
  fc.assert(
    fc.property(fc.dictionary(anyName, anyEntry), (packages) => {
      const { components, gaps } = parse({ default: packages });
      const seen = new Set([...components.map(({ place }) => place?.pointer), ...gaps.map(({ pointer }) => pointer)]);
      expect(Object.keys(packages).filter((name) => !seen.has(`/default/${name}`))).toEqual([]);
    }),
  );
});

test('no text throws', () => {
  fc.assert(fc.property(fc.oneof(fc.string(), fc.json()), (text) => void parse(text, text)));
});
