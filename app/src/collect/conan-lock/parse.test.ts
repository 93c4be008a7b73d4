import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseConanLock } from './parse.ts';

const parse = (value: unknown) =>
  parseConanLock({ lockfile: { path: 'cpp/conan.lock', text: typeof value === 'string' ? value : JSON.stringify(value) }, manifests: [] });

test('Conan 2: every reference of every list', () => {
  const { components, complete, scope } = parse({
    version: '0.5',
    requires: ['zlib-like/1.10#c0ffee%1650000000.5', 'codec/2.0.1@acme/stable', ['fmtish/3.0', {}]],
    build_requires: ['make-tool/4.0'],
    python_requires: [],
  });
  expect(components.map(({ purl, scope: use, place }) => [purl, use, place?.pointer])).toEqual([
    ['pkg:conan/zlib-like@1.10?rrev=c0ffee', 'required', '/requires/0'],
    ['pkg:conan/codec@2.0.1?channel=stable&user=acme', 'required', '/requires/1'],
    ['pkg:conan/fmtish@3.0', 'required', '/requires/2'],
    ['pkg:conan/make-tool@4.0', 'development', '/build_requires/0'],
  ]);
  expect([complete, scope]).toEqual([true, 'conan-lock:cpp/conan.lock']);
});

test('Conan 1: every node but the project, and who needs whom', () => {
  const nodes = {
    '0': { path: 'conanfile.txt', requires: ['1'], build_requires: ['2'] },
    '1': { ref: 'web/1.0#1', requires: ['3'], context: 'host' },
    '2': { ref: 'tool/1.0', context: 'build' },
    '3': { ref: 'codec/2.0' },
  };
  const { components, relations } = parse({ graph_lock: { nodes }, version: '0.4' });
  expect(components.map(({ ref, purl, scope }) => [ref, purl, scope])).toEqual([
    ['1', 'pkg:conan/web@1.0?rrev=1', 'required'],
    ['2', 'pkg:conan/tool@1.0', 'development'],
    ['3', 'pkg:conan/codec@2.0', 'required'],
  ]);
  expect(relations).toEqual([{ kind: 'dependsOn', from: '1', to: '3', scope: 'required' }]);
});

test('what cannot be read is a blocking gap', () => {
  expect(parse('{').gaps).toMatchObject([{ kind: 'malformed', blocking: true }]);
  expect(parse({}).gaps).toMatchObject([{ kind: 'unknown-format', blocking: true }]);
  expect(parse({ requires: ['a', 7] }).gaps).toMatchObject([
    { kind: 'malformed', pointer: '/requires/0', blocking: true },
    { kind: 'malformed', pointer: '/requires/1', blocking: true },
  ]);
});

test('no reference is lost: it is a component or a gap', () => {
  fc.assert(
    fc.property(fc.array(fc.oneof(fc.jsonValue(), fc.constantFrom('a/1', 'a/1@b/c', 'a/1#x%y', '/1'))), (requires) => {
      const { components, gaps } = parse({ requires });
      const seen = new Set([...components.map(({ place }) => place?.pointer), ...gaps.map(({ pointer }) => pointer)]);
      expect(requires.flatMap((_, index) => (seen.has(`/requires/${index}`) ? [] : [index]))).toEqual([]);
    }),
  );
});

test('no text throws', () => {
  fc.assert(fc.property(fc.oneof(fc.string(), fc.json()), (text) => void parse(text)));
});
