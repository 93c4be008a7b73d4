import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseNugetLock } from './parse.ts';

const lock = {
  version: 2,
  dependencies: {
    'net8.0': {
      'Acme.Web': {
        type: 'Direct',
        requested: '[1.10.0, )',
        resolved: '1.10.0',
        contentHash: Buffer.alloc(64, 10).toString('base64'),
        dependencies: { 'acme.log': '2.0.0' },
      },
      'Acme.Log': { type: 'Transitive', resolved: '2.0.0' },
      near: { type: 'Project', dependencies: { 'Acme.Log': '[2.0.0, )' } },
    },
    'net8.0/win-x64': { 'Acme.Native': { type: 'CentralTransitive', resolved: '3.0.0', dependencies: { 'Acme.Log': '2.0.0' } } },
  },
};

const parse = (value: unknown) =>
  parseNugetLock({
    lockfile: { path: 'net/packages.lock.json', text: typeof value === 'string' ? value : JSON.stringify(value) },
    manifests: [],
  });

test('every package of every framework', () => {
  const { components, complete, scope, gaps } = parse(lock);
  expect(components.map(({ ref, purl, direct }) => [ref, purl, direct])).toEqual([
    ['net8.0/Acme.Web', 'pkg:nuget/Acme.Web@1.10.0', true],
    ['net8.0/Acme.Log', 'pkg:nuget/Acme.Log@2.0.0', false],
    ['net8.0/near', undefined, true],
    ['net8.0/win-x64/Acme.Native', 'pkg:nuget/Acme.Native@3.0.0', false],
  ]);
  expect(components[0]).toMatchObject({
    hashes: [`nuget-content-sha512:${'0a'.repeat(64)}`],
    place: { pointer: '/dependencies/net8.0/Acme.Web' },
  });
  expect([complete, scope, gaps]).toEqual([true, 'nuget-lock:net/packages.lock.json', []]);
});

test('a need is met in its framework, without case, and below a runtime in the framework itself', () => {
  expect(parse(lock).relations.map(({ from, to }) => `${from} -> ${to}`)).toEqual([
    'net8.0/Acme.Web -> net8.0/Acme.Log',
    'net8.0/near -> net8.0/Acme.Log',
    'net8.0/win-x64/Acme.Native -> net8.0/Acme.Log',
  ]);
});

test('what cannot be read is a blocking gap', () => {
  expect(parse('{').gaps).toMatchObject([{ kind: 'malformed', blocking: true }]);
  expect(parse({}).gaps).toMatchObject([{ kind: 'unknown-format', blocking: true }]);
  expect(parse({ dependencies: { 'net8.0': { a: { resolved: '1', dependencies: { b: '1' } } } } }).gaps).toMatchObject([
    { kind: 'unresolved-dependency', subject: 'b', pointer: '/dependencies/net8.0/a', blocking: true },
  ]);
});

test('no package is lost: it is a component or a gap', () => {
  const anyText = fc.constantFrom('a', '__proto__', 'constructor', '');
  const anyEntry = fc.oneof(
    fc.jsonValue(),
    fc.record({ type: fc.constantFrom('Direct', 'Project'), resolved: anyText }, { requiredKeys: [] }),
  );
  fc.assert(
    fc.property(fc.dictionary(anyText, fc.dictionary(anyText, anyEntry)), (dependencies) => {
      const { components, gaps } = parse({ dependencies });
      const seen = new Set([...components.map(({ place }) => place?.pointer), ...gaps.map(({ pointer }) => pointer)]);
      const all = Object.entries(dependencies).flatMap(([framework, table]) =>
        Object.keys(table).map((name) => `/dependencies/${framework}/${name}`),
      );
      expect(all.filter((pointer) => !seen.has(pointer))).toEqual([]);
    }),
  );
});

test('no text throws', () => {
  fc.assert(fc.property(fc.oneof(fc.string(), fc.json()), (text) => void parse(text)));
});
