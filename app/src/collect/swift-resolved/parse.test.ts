import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseSwiftResolved } from './parse.ts';

const parse = (value: unknown) =>
  parseSwiftResolved({
    lockfile: { path: 'ios/Package.resolved', text: typeof value === 'string' ? value : JSON.stringify(value) },
    manifests: [],
  });

test('versions 2 and 3: every pin', () => {
  const { components, complete, scope, gaps } = parse({
    pins: [
      {
        identity: 'net',
        kind: 'remoteSourceControl',
        location: 'https://git.example/Acme/Net.git',
        state: { revision: 'c0ffee', version: '1.10.0' },
      },
      { identity: 'log', kind: 'remoteSourceControl', location: 'git@git.example:acme/log', state: { version: '2.0.0' } },
      {
        identity: 'edge',
        kind: 'remoteSourceControl',
        location: 'https://git.example/acme/edge',
        state: { branch: 'main', revision: 'c0ffee' },
      },
      { identity: 'near', kind: 'localSourceControl', location: '/src/near', state: { revision: 'c0ffee' } },
      { identity: 'acme.kit', kind: 'registry', location: '', state: { version: '3.0.0' } },
    ],
    version: 2,
  });
  expect(components.map(({ ref, purl }) => [ref, purl && decodeURIComponent(purl)])).toEqual([
    ['net', 'pkg:swift/git.example/Acme/Net@1.10.0'],
    ['log', 'pkg:swift/git.example/acme/log@2.0.0'],
    ['edge', 'pkg:swift/git.example/acme/edge?vcs_url=git+https://git.example/acme/edge.git@c0ffee'],
    ['near', undefined],
    ['acme.kit', undefined],
  ]);
  expect(gaps.map(({ kind, subject }) => [kind, subject])).toEqual([['unresolved-version', 'edge']]);
  expect([complete, scope]).toEqual([true, 'swift-resolved:ios/Package.resolved']);
});

test('version 1', () => {
  const pins = [
    { package: 'Net', repositoryURL: 'https://git.example/acme/net', state: { branch: null, revision: 'c0ffee', version: '1.0.0' } },
  ];
  expect(parse({ object: { pins }, version: 1 }).components).toMatchObject([
    { purl: 'pkg:swift/git.example/acme/net@1.0.0', place: { pointer: '/object/pins/0' } },
  ]);
});

test('what cannot be read is a blocking gap', () => {
  expect(parse('{').gaps).toMatchObject([{ kind: 'malformed', blocking: true }]);
  expect(parse({}).gaps).toMatchObject([{ kind: 'unknown-format', blocking: true }]);
  expect(parse({ pins: [7] }).gaps).toMatchObject([{ kind: 'missing-field', pointer: '/pins/0', blocking: true }]);
});

test('no text throws', () => {
  const anyPin = fc.record(
    { identity: fc.string(), kind: fc.string(), location: fc.oneof(fc.string(), fc.webUrl()) },
    { requiredKeys: [] },
  );
  fc.assert(fc.property(fc.oneof(fc.string(), fc.json()), (text) => void parse(text)));
  fc.assert(fc.property(fc.array(anyPin), (pins) => void parse({ pins })));
});
