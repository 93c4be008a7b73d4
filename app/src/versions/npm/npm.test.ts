import fc from 'fast-check';
import semver from 'semver';
import { expect, test } from 'vitest';
import { expectAscending } from '../../../test/versions/ascending.ts';
import { compareVersions } from '../index.ts';

test('reads what the registry has, also what strict Semantic Versioning refuses', () => {
  expectAscending('npm', [
    '0.0.0-0',
    '1.2.3-0',
    '1.2.3-1',
    '1.2.3-01a',
    '1.2.3-beta 1.2.3beta',
    '1.2.3 v1.2.3 =1.2.3 01.2.3 1.2.3+x',
    '1.2.4',
  ]);
  expect(compareVersions('npm', '1.2', '1.2.0')).toBeUndefined();
  expect(compareVersions('npm', '1.2.3.4', '1.2.3')).toBeUndefined();
  expect(compareVersions('npm', 'latest', '1.2.3')).toBeUndefined();
});

/** There its loose mode takes the last digit of the patch, or the hyphen, for a pre-release: `1.2.34.5` would be `1.2.3-4.5`. */
const oddlyRead = /^\d+\.\d+\.\d+(?:\.|-(?:$|[.+]))/;

test('agrees with node-semver wherever that one answers', () => {
  const part = fc.nat(20).map(String);
  const tail = fc
    .array(fc.constantFrom('-', '.', 'a', '0', '1', '10', 'beta', '+', 'B'), { maxLength: 6 })
    .map((pieces) => pieces.join(''));
  const text = fc
    .tuple(part, part, part, tail)
    .map(([a, b, c, end]) => `${a}.${b}.${c}${end}`)
    .filter((made) => !oddlyRead.test(made));
  fc.assert(
    fc.property(text, text, (a, b) => {
      const readable = semver.valid(a, true) !== null && semver.valid(b, true) !== null;
      expect(compareVersions('npm', a, b)).toBe(readable ? semver.compare(a, b, true) : undefined);
    }),
    { numRuns: 5000 },
  );
});
