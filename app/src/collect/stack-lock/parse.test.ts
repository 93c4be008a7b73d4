import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseStackLock } from './parse.ts';

const lock = `packages:
- completed:
    hackage: web-kit-1.10.0@sha256:${'0a'.repeat(32)},2013
    pantry-tree:
      sha256: ${'0a'.repeat(32)}
      size: 1
  original:
    hackage: web-kit-1.10.0
- completed:
    name: probe
    version: 0.2
    git: https://git.example/o/probe.git
    commit: c0ffee
  original:
    git: https://git.example/o/probe.git
snapshots:
- completed:
    url: https://snapshots.example/lts.yaml
`;

const parse = (text: string) => parseStackLock({ lockfile: { path: 'hs/stack.yaml.lock', text }, manifests: [] });

test('every package; those of the snapshot are not told', () => {
  const { components, complete, scope, gaps } = parse(lock);
  expect(components.map(({ ref, purl, place }) => [ref, purl && decodeURIComponent(purl), place?.pointer])).toEqual([
    ['web-kit', 'pkg:hackage/web-kit@1.10.0', '/packages/0'],
    ['probe', 'pkg:hackage/probe@0.2?vcs_url=git+https://git.example/o/probe.git@c0ffee', '/packages/1'],
  ]);
  expect([complete, scope, gaps.map(({ kind }) => kind)]).toEqual([true, 'stack-lock:hs/stack.yaml.lock', ['transitive-unknown']]);
});

test('what cannot be read is a blocking gap', () => {
  expect(parse('packages: [\n').gaps).toMatchObject([{ kind: 'malformed', blocking: true }]);
  expect(parse('text\n').gaps).toMatchObject([{ kind: 'unknown-format', blocking: true }]);
  expect(parse('packages:\n- completed: {hackage: nothing}\n').gaps).toMatchObject([
    { kind: 'missing-field', pointer: '/packages/0', blocking: true },
  ]);
});

test('no text throws', () => {
  fc.assert(fc.property(fc.oneof(fc.string(), fc.json()), (text) => void parse(text)));
});
