import fc from 'fast-check';
import { expect, test } from 'vitest';
import { compileGlobs, matchGlob } from './globs.ts';

test.each([
  ['var/lib/dpkg/status', 'var/lib/dpkg/status', true],
  ['var/lib/dpkg/status', 'image/var/lib/dpkg/status', false],
  ['**/package.json', 'package.json', true],
  ['**/package.json', 'a/b/package.json', true],
  ['**/package.json', 'a/xpackage.json', false],
  ['a/**/b', 'a/b', true],
  ['a/**/b', 'a/x/y/b', true],
  ['a/**', 'a/x/y', true],
  ['a/**', 'a', false],
  ['**/**/x', 'x', true],
  ['**/lib/node_modules/*/package.json', 'usr/lib/node_modules/npm/package.json', true],
  ['**/lib/node_modules/*/package.json', 'usr/lib/node_modules/@types/node/package.json', false],
  ['**/*.dist-info/METADATA', 'lib/a-1.dist-info/METADATA', true],
  ['status.d/*', 'status.d/.hidden', true],
  ['*', 'a/b', false],
  ['a*a', 'a', false],
  ['a*b*c', 'axxbxxbxc', true],
  ['a*bc*c', 'abc', false],
  ['x.[ab]?', 'x.[ab]?', true],
])('%s against %s is %s', (glob, path, expected) => {
  expect(matchGlob(glob, path)).toBe(expected);
});

test('folders below which nothing can match are known', () => {
  const { mayMatchBelow } = compileGlobs(['var/lib/*', '*/x/**/y']);
  expect(['', 'var', 'var/lib', 'var/lib/z', 'q/x/r/s', 'q/r'].map(mayMatchBelow)).toEqual([true, true, true, false, true, false]);
});

test('a link is entered only by a segment that stands for it, so that a walk through links ends', () => {
  const { start } = compileGlobs(['**/lib/**/x']);
  expect(start.enterLink('other').dead).toBe(true);
  expect(start.enterLink('lib').accepts('x')).toBe(true);
  expect(start.enterLink('lib').enter('deeper').dead).toBe(true);
});

test('names are needed only where no wildcard stands', () => {
  expect(compileGlobs(['etc/os-release', 'usr/lib/os-release']).start.names).toEqual(['etc', 'usr']);
  expect(compileGlobs(['etc/os-release', '**/x']).start.names).toBeUndefined();
});

test('matching agrees with a regular expression, for all globs of a union at once', () => {
  const word = fc.constantFrom('a', 'b', 'ab', '*', 'a*', '*b', '**', '*a*');
  const name = fc.stringMatching(/^[ab]{1,3}$/);
  fc.assert(
    fc.property(
      fc.array(fc.array(word, { minLength: 1, maxLength: 4 }), { minLength: 1, maxLength: 3 }),
      fc.array(name, { minLength: 1, maxLength: 5 }),
      (globs, names) => {
        const path = names.join('/');
        const expected = globs.some((glob) => expression(glob).test(path));
        expect(compileGlobs(globs.map((glob) => glob.join('/'))).matches(path)).toBe(expected);
      },
    ),
  );
});

function expression(glob: readonly string[]): RegExp {
  const words = glob.at(-1) === '**' ? [...glob, '*'] : glob;
  const source = words.map((word) => (word === '**' ? '(?:[^/]+/)*' : `${word.replaceAll('*', '[^/]*')}/`)).join('');
  return new RegExp(`^${source.slice(0, -1)}$`);
}
