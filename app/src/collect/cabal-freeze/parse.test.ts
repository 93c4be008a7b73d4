import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseCabalFreeze } from './parse.ts';

const lock = `active-repositories: hackage.example:merge
constraints: any.web-kit ==1.10.0,
             web-kit +fast -debug,
             -- a remark
             any.probe ==0.2,
             any.base installed
index-state: hackage.example 2026-01-01T00:00:00Z
`;

const parse = (text: string) => parseCabalFreeze({ lockfile: { path: 'hs/cabal.project.freeze', text }, manifests: [] });

test('every version that is fixed', () => {
  const { components, complete, scope, gaps } = parse(lock);
  expect(components.map(({ purl, place }) => [purl, place?.line])).toEqual([
    ['pkg:hackage/web-kit@1.10.0', 2],
    ['pkg:hackage/probe@0.2', 5],
  ]);
  expect([complete, scope, gaps]).toEqual([true, 'cabal-freeze:hs/cabal.project.freeze', []]);
});

test('what cannot be read is a blocking gap', () => {
  expect(parse('').gaps).toMatchObject([{ kind: 'unknown-format', blocking: true }]);
  expect(parse('constraints: any.a >=1 && <2\n').gaps).toMatchObject([{ kind: 'malformed', line: 1, blocking: true }]);
});

test('no text throws', () => {
  fc.assert(fc.property(fc.string(), (text) => void parse(`constraints: ${text}`)));
});
