import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseGoMod } from './parse.ts';

const mod = `module example.com/shop // the shop

go 1.22.3

toolchain go1.23.1

require (
	example.com/Upper/log v1.2.0
	"example.com/quoted" v0.1.0 // indirect; kept
	example.com/forked v1.0.0
	example.com/near v1.0.0
	example.com/shut v1.1.0
)

require example.com/one/v2 v2.0.0+incompatible

exclude example.com/shut v1.1.0

replace example.com/forked v1.0.0 => example.org/fork v1.0.1

replace (
	example.com/near => ../near
	example.com/one/v2 v1.9.9 => example.org/never v9.0.0
)

retract [v0.1.0, v0.2.0]
`;
const sum = `example.com/Upper/log v1.2.0 h1:${Buffer.alloc(32, 7).toString('base64')}
example.com/Upper/log v1.2.0/go.mod h1:${Buffer.alloc(32, 8).toString('base64')}
example.org/fork v1.0.1 h1:${Buffer.alloc(32, 9).toString('base64')}
`;

const parse = (text: string, ...manifests: { path: string; text: string }[]) =>
  parseGoMod({ lockfile: { path: 'svc/go.mod', text }, manifests });

test('the build list, with what stands in for a module and the standard library', () => {
  const { components, scope, complete } = parse(mod);
  expect(components.map(({ ref, purl, direct, place }) => [ref, purl, direct, place?.line])).toEqual([
    ['example.com/Upper/log', 'pkg:golang/example.com/Upper/log@v1.2.0', true, 8],
    ['example.com/quoted', 'pkg:golang/example.com/quoted@v0.1.0', false, 9],
    ['example.com/forked', 'pkg:golang/example.org/fork@v1.0.1', true, 10],
    ['example.com/near', undefined, true, 11],
    ['example.com/shut', 'pkg:golang/example.com/shut', true, 12],
    ['example.com/one/v2', 'pkg:golang/example.com/one/v2@v2.0.0%2Bincompatible', true, 15],
    ['stdlib', 'pkg:golang/stdlib@1.23.1', true, 5],
  ]);
  expect([scope, complete]).toEqual(['go-mod:svc/go.mod', true]);
});

test('a folder that stands in is no package of a registry', () => {
  const near = parse(mod).components.find(({ ref }) => ref === 'example.com/near');
  expect(near).toMatchObject({ kind: 'application', name: 'example.com/near', location: '../near' });
});

test('an excluded version leaves the version open', () => {
  expect(parse(mod).gaps).toMatchObject([{ kind: 'unresolved-version', subject: 'example.com/shut', line: 12, blocking: false }]);
});

test('go.sum gives the checksums of contents under their own name', () => {
  const { components } = parse(mod, { path: 'svc/go.sum', text: sum });
  expect(components.flatMap(({ ref, hashes }) => (hashes ? [[ref, hashes]] : []))).toEqual([
    ['example.com/Upper/log', [`h1:${'07'.repeat(32)}`]],
    ['example.com/forked', [`h1:${'09'.repeat(32)}`]],
  ]);
});

test('before Go 1.17 modules are missing, which is a gap', () => {
  const { gaps, complete } = parse('module m\ngo 1.16\nrequire a.example/b v1.0.0\n');
  expect(gaps).toMatchObject([{ kind: 'transitive-unknown', line: 2, blocking: true }]);
  expect(complete).toBe(false);
});

test.each([
  ['require a.example/b\n', 'malformed', 1],
  ['module m\nrequire "a.example/b v1\n', 'malformed', 2],
  ['module m\nrequire (\n a.example/b v1.0.0\n', 'malformed', 4],
  ['module m\nfetch a.example/b v1.0.0\n', 'unknown-directive', 2],
])('%j is a gap at its line', (text, kind, line) => {
  const { gaps, complete } = parse(text);
  expect(gaps.some((gap) => gap.kind === kind && gap.line === line && gap.blocking)).toBe(true);
  expect(complete).toBe(false);
});

const anyWord = fc.constantFrom('a.example/b', 'v1.0.0', '(', ')', '"', '`x`', '=>', '//', '__proto__');

test('no requirement is lost: it is a component or a gap at its line', () => {
  fc.assert(
    fc.property(fc.array(fc.array(anyWord)), (lines) => {
      const text = lines.map((words) => `require ${words.join(' ')}`).join('\n');
      const { components, gaps } = parse(text);
      const seen = new Set([...components.map(({ place }) => place?.line), ...gaps.map(({ line }) => line)]);
      // A block begins at a bracket: only lines outside of blocks are counted here.
      if (!text.includes('(')) expect(lines.filter((_, index) => !seen.has(index + 1))).toEqual([]);
    }),
  );
});

test('no text throws', () => {
  fc.assert(fc.property(fc.string(), (text) => void parse(text, { path: 'svc/go.sum', text })));
});
