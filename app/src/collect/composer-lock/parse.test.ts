import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseComposerLock } from './parse.ts';

const lock = {
  packages: [
    {
      name: 'acme/web',
      version: 'v7.1.10',
      source: { type: 'git', url: 'https://git.example/acme/web.git', reference: 'c0ffee' },
      dist: { type: 'zip', url: 'https://git.example/zip', shasum: '0a'.repeat(20) },
      require: { php: '>=8.1', 'ext-json': '*', 'psr/log-implementation': '1.0', 'Acme/Old': '*' },
      'notification-url': 'https://php.example/downloads/',
      license: ['MIT', 'GPL-2.0-only'],
    },
    {
      name: 'acme/log',
      version: '3.0.0',
      provide: { 'psr/log-implementation': '1.0' },
      replace: { 'acme/old': 'self.version' },
      dist: { shasum: '' },
    },
    { name: 'acme/near', version: 'dev-main', dist: { type: 'path', url: '../near' } },
    { name: 'acme/forked', version: 'dev-fix', source: { type: 'git', url: 'git@git.example:acme/forked.git', reference: 'c0ffee' } },
  ],
  'packages-dev': [{ name: 'acme/probe', version: '1.0.0', dist: { type: 'zip', url: 'https://files.example/probe.zip?token=secret' } }],
};

const parse = (value: unknown, manifest?: object) =>
  parseComposerLock({
    lockfile: { path: 'php/composer.lock', text: typeof value === 'string' ? value : JSON.stringify(value) },
    manifests: manifest ? [{ path: 'php/composer.json', text: JSON.stringify(manifest) }] : [],
  });

test('every package of both lists, with licences, use and origin', () => {
  const { components, complete, scope } = parse(lock, { require: { 'Acme/Web': '^7' }, 'require-dev': { 'acme/probe': '*' } });
  expect(components.map(({ purl, scope: use, direct }) => [purl && decodeURIComponent(purl), use, direct])).toEqual([
    ['pkg:composer/acme/web@v7.1.10?repository_url=https://php.example', 'required', true],
    ['pkg:composer/acme/log@3.0.0', 'required', false],
    [undefined, 'required', false],
    ['pkg:composer/acme/forked@dev-fix?vcs_url=git+ssh://git@git.example/acme/forked.git@c0ffee', 'required', false],
    ['pkg:composer/acme/probe@1.0.0?download_url=https://files.example/probe.zip', 'development', true],
  ]);
  expect(components[0]).toMatchObject({
    hashes: [`sha1:${'0a'.repeat(20)}`],
    licenses: ['MIT OR GPL-2.0-only'],
    place: { pointer: '/packages/0' },
  });
  expect([complete, scope]).toEqual([true, 'composer-lock:php/composer.lock']);
});

test('a need is met by who provides or replaces it; the platform is no package', () => {
  expect(parse(lock)).toMatchObject({ relations: [{ from: 'acme/web', to: 'acme/log', scope: 'required' }], gaps: [] });
});

test('a package that stands there in two versions is two components', () => {
  const packages = ['1.0.0', '2.0.0', '1.0.0'].map((version) => ({ name: 'acme/web', version }));
  const { components, gaps } = parse({ packages });
  expect(components.map(({ ref, version }) => [ref, version])).toEqual([
    ['acme/web', '1.0.0'],
    ['acme/web 2.0.0', '2.0.0'],
  ]);
  expect(gaps).toMatchObject([{ kind: 'duplicate-entry', pointer: '/packages/2', blocking: true }]);
});

test('what cannot be read is a blocking gap', () => {
  expect(parse('{"packages": [').gaps).toMatchObject([{ kind: 'malformed', line: 1, blocking: true }]);
  expect(parse({ packages: {} }).gaps).toMatchObject([{ kind: 'unknown-format', blocking: true }]);
  expect(parse({ packages: [{ name: 'a/b', version: '1', require: { 'c/d': '*' } }] }).gaps).toMatchObject([
    { kind: 'unresolved-dependency', subject: 'c/d', pointer: '/packages/0', blocking: true },
  ]);
});

test('no package is lost: it is a component or a gap', () => {
  const anyText = fc.constantFrom('a/b', 'c', '__proto__', 'constructor', '');
  const anyPackage = fc.oneof(
    fc.jsonValue(),
    fc.record({ name: anyText, version: anyText, require: fc.dictionary(anyText, anyText) }, { requiredKeys: [] }),
  );
  fc.assert(
    fc.property(fc.array(anyPackage), (packages) => {
      const { components, gaps } = parse({ packages });
      const seen = new Set([...components.map(({ place }) => place?.pointer), ...gaps.map(({ pointer }) => pointer)]);
      expect(packages.flatMap((_, index) => (seen.has(`/packages/${index}`) ? [] : [index]))).toEqual([]);
    }),
  );
});

test('no text throws', () => {
  fc.assert(fc.property(fc.oneof(fc.string(), fc.json()), (text) => void parse(text)));
});
