import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseDotnetDeps } from './parse.ts';

const lock = {
  targets: {
    '.NETCoreApp,Version=v8.0': {
      'Shop/1.0.0': { dependencies: { 'Acme.Web': '1.10.0' } },
      'Acme.Web/1.10.0': { dependencies: { 'Acme.Log': '2.0.0' } },
      'Acme.Log/2.0.0': {},
    },
  },
  libraries: {
    'Shop/1.0.0': { type: 'project', serviceable: false, sha512: '' },
    'Acme.Web/1.10.0': { type: 'package', serviceable: true, sha512: `sha512-${Buffer.alloc(64, 10).toString('base64')}` },
    'Acme.Log/2.0.0': { type: 'package' },
    'Near/1.0.0': { type: 'project' },
    'runtimepack.Acme.Runtime/8.0.1': { type: 'runtimepack' },
  },
};

const parse = (value: unknown) =>
  parseDotnetDeps({
    lockfile: { path: 'bin/Shop.deps.json', text: typeof value === 'string' ? value : JSON.stringify(value) },
    manifests: [],
  });

test('every library but the program, and who needs whom', () => {
  const { components, relations, complete, scope } = parse(lock);
  expect(components.map(({ name, purl, direct }) => [name, purl, direct])).toEqual([
    ['Acme.Web', 'pkg:nuget/Acme.Web@1.10.0', true],
    ['Acme.Log', 'pkg:nuget/Acme.Log@2.0.0', false],
    ['Near', undefined, false],
    ['Acme.Runtime', 'pkg:nuget/Acme.Runtime@8.0.1', false],
  ]);
  expect(components[0]).toMatchObject({ hashes: [`sha512:${'0a'.repeat(64)}`], place: { pointer: '/libraries/Acme.Web~11.10.0' } });
  expect(relations.map(({ from, to }) => `${from} -> ${to}`)).toEqual(['Acme.Web/1.10.0 -> Acme.Log/2.0.0']);
  expect([complete, scope]).toEqual([true, 'dotnet-deps:bin/Shop.deps.json']);
});

test('what cannot be read is a blocking gap', () => {
  expect(parse('{').gaps).toMatchObject([{ kind: 'malformed', blocking: true }]);
  expect(parse({}).gaps).toMatchObject([{ kind: 'unknown-format', blocking: true }]);
  expect(parse({ libraries: { a: {}, 'b/1': 7 } }).gaps).toMatchObject([
    { kind: 'malformed', subject: 'a', blocking: true },
    { kind: 'malformed', subject: 'b/1', blocking: true },
  ]);
});

test('no text throws', () => {
  fc.assert(fc.property(fc.oneof(fc.string(), fc.json()), (text) => void parse(text)));
});
