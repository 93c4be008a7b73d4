import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseMixLock } from './parse.ts';

const inner = '0b'.repeat(32);
const outer = '0a'.repeat(32);
const lock = `%{
  "web": {:hex, :web, "1.10.0", "${inner}", [:mix], [{:log, "~> 1.0 or ~> 2.0", [hex: :logger_x, repo: "hexpm", optional: false]}, {:gone, ">= 0.0.0", [hex: :gone, repo: "hexpm", optional: true]}], "hexpm", "${outer}"},
  "log": {:hex, :logger_x, "2.0.0", "${inner}", [:make, :rebar3], [], "hexpm:acme", "${outer}"},
  "old": {:hex, :old, "0.1.0", "${inner}", [:mix], []},
  "forked": {:git, "https://git.example/o/forked.git", "c0ffee", [tag: "v1.0"]},
}
`;

const parse = (text: string) => parseMixLock({ lockfile: { path: 'ex/mix.lock', text }, manifests: [] });

test('every entry, by the name that Hex knows', () => {
  const { components, complete, scope, gaps } = parse(lock);
  expect(
    components.map(({ ref, purl, hashes, place }) => [ref, purl && decodeURIComponent(purl), hashes?.[0]?.slice(0, 9), place?.line]),
  ).toEqual([
    ['web', 'pkg:hex/web@1.10.0', 'sha256:0a', 2],
    ['log', 'pkg:hex/acme/logger_x@2.0.0', 'sha256:0a', 3],
    ['old', 'pkg:hex/old@0.1.0', undefined, 4],
    ['forked', 'pkg:hex/forked?vcs_url=git+https://git.example/o/forked.git@c0ffee', undefined, 5],
  ]);
  expect(gaps.map(({ kind, subject, blocking }) => [kind, subject, blocking])).toEqual([['unresolved-version', 'forked', false]]);
  expect([complete, scope]).toEqual([true, 'mix-lock:ex/mix.lock']);
});

test('needs are met by the name that the project knows; optional ones may be left out', () => {
  expect(parse(lock).relations).toEqual([{ kind: 'dependsOn', from: 'web', to: 'log', scope: 'required' }]);
});

test.each([
  ['%{"a": {:hex, :a, "1", "x", [], [{:b, "1", []}]}}', 'unresolved-dependency', 1],
  ['%{\n"a": {:path, "x"}}', 'malformed', 2],
  ['%{\n"a": {:hex,\n', 'malformed', 3],
  ['%{"a": System.cmd("x")}', 'malformed', 1],
  [`%{"a": ${'['.repeat(100_000)}`, 'malformed', 1],
  ['', 'malformed', 1],
])('%#: what cannot be read is a blocking gap at its line', (text, kind, line) => {
  expect(parse(text)).toMatchObject({ complete: false, gaps: [{ kind, line, blocking: true }] });
});

test('both ways to write a map are read', () => {
  expect(parse('%{"a" => {:hex, :a, "1.0.0", "x", [:mix], []}}').components.map(({ purl }) => purl)).toEqual(['pkg:hex/a@1.0.0']);
});

const anyWord = fc.constantFrom('%{', '{', '}', '[', ']', ',', '=>', '"a": ', 'a: ', ':hex', ':"b c"', '"x"', '"', '1.0', ' ', '\n', '#');

test('no text throws', () => {
  fc.assert(fc.property(fc.array(anyWord), (words) => void parse(`%{${words.join('')}`)));
});
