import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseGemfileLock } from './parse.ts';

const lock = `GIT
  remote: https://git.example/o/forked.git
  revision: c0ffee
  branch: main
  specs:
    forked (0.2.1)
      web (>= 4.0)

PATH
  remote: engines/near
  specs:
    near (0.1.0)
      native

GEM
  remote: https://gems.example/
  specs:
    native (1.10.0)
    native (1.10.0-x86_64-linux)
      web
    web (7.0.1)
      bundler (>= 1.15.0)

PLATFORMS
  ruby
  x86_64-linux

DEPENDENCIES
  forked!
  web (~> 7.0)

CHECKSUMS
  native (1.10.0-x86_64-linux) sha256=${'0a'.repeat(32)}
  web (7.0.1)

RUBY VERSION
   ruby 3.2.2p53

BUNDLED WITH
   2.4.1
`;

const parse = (text: string) => parseGemfileLock({ lockfile: { path: 'web/Gemfile.lock', text }, manifests: [] });

test('every gem, once for each platform, with its source', () => {
  const { components, complete, scope } = parse(lock);
  expect(components.map(({ ref, purl, direct, place }) => [ref, purl && decodeURIComponent(purl), direct, place?.line])).toEqual([
    ['forked (0.2.1)', 'pkg:gem/forked@0.2.1?vcs_url=git+https://git.example/o/forked.git@c0ffee', true, 6],
    ['near (0.1.0)', undefined, false, 12],
    ['native (1.10.0)', 'pkg:gem/native@1.10.0?repository_url=https://gems.example', true, 18],
    ['native (1.10.0-x86_64-linux)', 'pkg:gem/native@1.10.0?platform=x86_64-linux&repository_url=https://gems.example', true, 19],
    ['web (7.0.1)', 'pkg:gem/web@7.0.1?repository_url=https://gems.example', true, 21],
  ]);
  expect(components[3]!.hashes).toEqual([`sha256:${'0a'.repeat(32)}`]);
  expect([complete, scope]).toEqual([true, 'gemfile-lock:web/Gemfile.lock']);
});

test('a need is met on every platform', () => {
  expect(parse(lock).relations.map(({ from, to }) => `${from} -> ${to}`)).toEqual([
    'forked (0.2.1) -> web (7.0.1)',
    'near (0.1.0) -> native (1.10.0)',
    'near (0.1.0) -> native (1.10.0-x86_64-linux)',
    'native (1.10.0-x86_64-linux) -> web (7.0.1)',
  ]);
});

test.each([
  ['GEM\n  specs:\n    a (1.0)\n      b\n', 'unresolved-dependency', 3],
  ['GEM\n  specs:\n    a 1.0\n', 'malformed', 3],
  ['GEM\n  specs:\n     a (1.0)\n', 'malformed', 3],
  ['<<<<<<< HEAD\n', 'malformed', 1],
])('%j is a blocking gap at its line', (text, kind, line) => {
  expect(parse(text)).toMatchObject({ complete: false, gaps: [{ kind, line, blocking: true }] });
});

test('no gem is lost: each line of one is a component or a gap', () => {
  const anyLine = fc.constantFrom(
    '    a (1.0)',
    '    a (1.0-java)',
    '    b',
    '   c (1)',
    '    __proto__ (2)',
    '    d ()',
    '      a',
    '  remote: x',
  );
  fc.assert(
    fc.property(fc.array(anyLine), (lines) => {
      const { components, gaps } = parse(`GEM\n${lines.join('\n')}\n`);
      const seen = new Set([...components.map(({ place }) => place?.line), ...gaps.map(({ line }) => line)]);
      expect(lines.flatMap((text, index) => (/^ {4}\S/.test(text) && !seen.has(index + 2) ? [text] : []))).toEqual([]);
    }),
  );
});

test('no text throws', () => {
  fc.assert(fc.property(fc.string(), (text) => void parse(text)));
});
