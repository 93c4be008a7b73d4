import fc from 'fast-check';
import semver from 'semver';
import { describe, expect, test } from 'vitest';
import { canonicalVers, formatVers, parseCanonicalVers, parseVers, satisfies } from '../index.ts';

/** Any code units, also halves of characters: quicker to make than fast-check's own. */
function anyCharacters(maxLength: number) {
  return fc.array(fc.oneof(fc.nat(0x7f), fc.nat(0xffff)), { maxLength }).map((codes) => String.fromCharCode(...codes));
}

describe('reading and writing', () => {
  test.each([
    ['vers:npm/>=1.0.0|<2.0.0', 'vers:npm/>=1.0.0|<2.0.0'],
    [' VERS:npm/ | <2.0.0 || >= 1.0.0 | ', 'vers:npm/>=1.0.0|<2.0.0'],
    ['vers:npm/=1.0.0', 'vers:npm/1.0.0'],
    ['vers:deb/1.0+b1|1:0', 'vers:deb/1.0%2Bb1|1:0'],
    ['vers:npm/<1.5.0|>=1.5.0|<1.0.0', 'vers:npm/<1.0.0|<1.5.0|>=1.5.0'],
    ['vers:acme/2|10|1', 'vers:acme/1|10|2'],
    ['vers:npm/*', 'vers:npm/*'],
  ])('%s -> %s', (text, wanted) => {
    expect(canonicalVers(text)).toBe(wanted);
    expect(canonicalVers(wanted)).toBe(wanted);
  });

  test.each(['', 'npm/1', 'vers:/1', 'vers:npm', 'vers:npm/', 'vers:npm/>=', 'vers:npm/*|1.0.0', 'vers:npm/%', 'vers:9/1'])(
    '%j is none',
    (text) => {
      expect(canonicalVers(text)).toBeUndefined();
      expect(satisfies('1.0.0', text)).toBeUndefined();
    },
  );

  test.each([
    ['vers:npm/>=1.0.0| <2.0.0', 'blank'],
    ['vers:npm/1.0.0||2.0.0', 'pipe'],
    ['vers:npm/2.0.0|1.0.0', 'unsorted'],
    ['vers:npm/1.0.0%2d1', 'not-canonical-encoding'],
    ['vers:npm/%zz', 'bad-encoding'],
    ['1.0.0', 'no-scheme'],
  ])('%s is not canonical: %s', (text, reason) => {
    expect(parseCanonicalVers(text)).toBe(reason);
  });

  test('half a character has the place of the one that it is written as', () => {
    const canonical = canonicalVers('vers:deb/\ud800|\u{10000}|\ue000')!;
    expect(canonicalVers(canonical)).toBe(canonical);
  });

  test('whatever the text, nothing throws and the canonical form stays', () => {
    const piece = fc.oneof(
      fc.constantFrom('vers:', 'npm', 'deb', 'pypi', '/', '|', '*', '>=', '<', '!=', '1.0.0', '2.0', '%20', '%'),
      anyCharacters(4),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 12 }), fc.constantFrom('', 'vers:npm/', 'vers:deb/'), (pieces, start) => {
        const vers = parseVers(start + pieces.join(''));
        if (!vers) return;
        const canonical = formatVers(vers);
        expect(canonicalVers(canonical)).toBe(canonical);
        expect([true, false, undefined]).toContain(satisfies('1.0.0', canonical));
      }),
      { numRuns: 2000 },
    );
  });
});

describe('whether a version is in a range', () => {
  test.each([
    ['1.5.0', 'vers:npm/>=1.0.0|<2.0.0', true],
    ['2.0.0', 'vers:npm/>=1.0.0|<2.0.0', false],
    ['2.0.0', 'vers:npm/>=1.0.0|<=2.0.0', true],
    ['1.0.0', 'vers:npm/>1.0.0', false],
    ['3.0.0', 'vers:npm/<1.0.0|>=2.0.0|<2.5.0|>3.0.0', false],
    ['0.1.0', 'vers:npm/<1.0.0|>=2.0.0', true],
    ['1.2.3', 'vers:npm/!=1.2.3', false],
    ['1.2.4', 'vers:npm/!=1.2.3', true],
    ['1.2.3', 'vers:npm/>=1.0.0|!=1.2.3|<2.0.0', false],
    ['3.0.17', 'vers:npm/>=3.0.16|>=3.1.6|<3.5.0|<4.0.0', true],
    ['3.9.0', 'vers:npm/>=3.0.16|>=3.1.6|<3.5.0|<4.0.0', true],
    ['1:1.0-1', 'vers:deb/<1:1.0-2', true],
    ['9', 'vers:all/*', true],
    ['9', 'vers:none/*', false],
    ['latest', 'vers:npm/>=1.0.0', undefined],
    ['latest', 'vers:npm/*', undefined],
    ['1.0.0', 'vers:npm/>=soon', undefined],
    ['1', 'vers:acme/1', undefined],
    ['dev-main', 'vers:composer/>=1.0|<2.0', undefined],
  ])('%s in %s: %s', (version, vers, wanted) => {
    expect(satisfies(version, vers)).toBe(wanted);
  });

  test('agrees with node-semver on plain intervals', () => {
    const version = fc.tuple(fc.nat(4), fc.nat(4), fc.nat(4)).map((numbers) => numbers.join('.'));
    const interval = fc.tuple(version, version, fc.constantFrom('>', '>='), fc.constantFrom('<', '<='));
    fc.assert(
      fc.property(version, interval, (tested, [a, b, lower, upper]) => {
        const [low, high] = semver.compare(a, b) <= 0 ? [a, b] : [b, a];
        if (low === high) return;
        expect(satisfies(tested, `vers:npm/${lower}${low}|${upper}${high}`)).toBe(
          semver.satisfies(tested, `${lower}${low} ${upper}${high}`),
        );
      }),
    );
  });
});
