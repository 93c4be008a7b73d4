import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compareParsed, compareVersions, maxVersionLength, type ParsedVersion, parseVersion, schemes } from './index.ts';

const names = Object.keys(schemes);

/** Text that looks like a version of some ecosystem: runs of digits and words between all the marks that any of them uses. */
const number = fc.oneof(
  fc.nat(12).map(String),
  fc.constantFrom('00', '01', '007', '20240101', '99999999999999999999', '100000000000000000000'),
);
const word = fc.constantFrom(
  'a',
  'b',
  'c',
  'z',
  'A',
  'alpha',
  'beta',
  'rc',
  'RC',
  'pre',
  'p',
  'post',
  'dev',
  'sp',
  'final',
  'ga',
  'SNAPSHOT',
  'r',
  'git',
  'x',
  'el9',
  'v',
  'xyz',
);
const mark = fc.constantFrom(
  '.',
  '.',
  '.',
  '-',
  '_',
  '~',
  '^',
  '+',
  ':',
  '!',
  '',
  '-r',
  '_p',
  '_rc',
  '_alpha',
  '.dev',
  'rc',
  'beta',
  '.post',
  '-SNAPSHOT',
  '+incompatible',
);
const version = fc
  .tuple(
    fc.constantFrom('', '', '', 'v', '1:', '2!', 'go'),
    number,
    fc.array(fc.tuple(mark, fc.oneof(number, number, word)), { maxLength: 5 }),
  )
  .map(([start, first, rest]) => start + first + rest.flat().join(''));

const plainVersion = fc.array(fc.oneof(fc.nat(3), fc.nat(300)), { minLength: 3, maxLength: 3 }).map((numbers) => numbers.join('.'));

const moment = fc
  .tuple(
    fc.date({ min: new Date('1990-01-01'), max: new Date('2040-01-01'), noInvalidDate: true }),
    fc.constantFrom('Z', '+02:00', '-05:30'),
  )
  .map(([date, zone]) => date.toISOString().replace('Z', zone));

/** Orders that are not transitive by their nature; their own tests say where. */
const intransitive = new Set(['alpm', 'conan']);
/** Orders that do not read numbers at all, or none that are free in length. */
const numberless = new Set(['datetime', 'lexicographic']);

/** Any code units, also halves of characters: quicker to make than fast-check's own. */
function anyCharacters(maxLength: number) {
  return fc.array(fc.oneof(fc.nat(0x7f), fc.nat(0xffff)), { maxLength }).map((codes) => String.fromCharCode(...codes));
}

describe.each(names)('the order of %s', (scheme) => {
  const parsed = (text: string) => parseVersion(scheme, text);
  const compare = (a: ParsedVersion, b: ParsedVersion) => compareParsed(scheme, a, b);
  const readable = fc
    .oneof(version, plainVersion, moment)
    .map((text) => [text, parsed(text)] as const)
    .filter((pair): pair is readonly [string, ParsedVersion] => pair[1] !== undefined);

  test('never throws, whatever the texts', () => {
    fc.assert(
      fc.property(anyCharacters(24), version, (a, b) => {
        for (const [x, y] of [
          [a, b],
          [b, a],
          [a, a],
        ] as const)
          expect([-1, 0, 1, undefined]).toContain(compareVersions(scheme, x, y));
      }),
      { numRuns: 500 },
    );
  });

  test('is reflexive, antisymmetric and total on what is read', () => {
    fc.assert(
      fc.property(readable, readable, ([a, left], [b, right]) => {
        expect(compare(left, left)).toBe(0);
        const sign = compare(left, right);
        if (scheme !== 'composer' || !/dev-|master|trunk|default/i.test(a + b)) expect([-1, 0, 1]).toContain(sign);
        expect(compare(right, left)).toBe(sign ? -sign : sign);
        expect(compareVersions(scheme, a, b)).toBe(sign);
      }),
      { numRuns: 1000 },
    );
  });

  test.skipIf(intransitive.has(scheme))('is transitive', () => {
    fc.assert(
      fc.property(readable, readable, readable, (...three) => {
        const [a, b, c] = three.map(([, read]) => read).sort((x, y) => compare(x, y)!) as [ParsedVersion, ParsedVersion, ParsedVersion];
        expect(compare(a, b)).not.toBe(1);
        expect(compare(b, c)).not.toBe(1);
        expect(compare(a, c)).toBe(compare(a, b) === 0 ? compare(b, c) : compare(b, c) === 0 ? compare(a, b) : -1);
      }),
      { numRuns: 2000 },
    );
  });

  test.skipIf(numberless.has(scheme))('reads numbers of any length without losing a digit', () => {
    const long = '9'.repeat(400);
    const write = [(digits: string) => digits, (digits: string) => `1.${digits}`, (digits: string) => `1.0.${digits}`].find((form) =>
      parsed(form(`1${long}`)),
    )!;
    expect(compareVersions(scheme, write(`${long}7`), write(`${long}8`))).toBe(-1);
    expect(compareVersions(scheme, write(long), write(`1${long}`))).toBe(-1);
  });

  test('is bounded on huge texts', () => {
    for (const piece of ['1', '1.', '0', 'a', '-', '.a', '~', '^', '1a', '_p', '1-']) {
      const huge = `1.0.0${piece.repeat(maxVersionLength)}`;
      expect(compareVersions(scheme, huge, '1.0.0')).toBeUndefined();
      const long = huge.slice(0, maxVersionLength);
      expect([-1, 0, 1, undefined]).toContain(compareVersions(scheme, long, `${long.slice(0, -1)}1`));
    }
  });
});

test('an unknown scheme has no order, not even of equal texts', () => {
  expect(compareVersions('acme', '1', '1')).toBeUndefined();
  expect(compareVersions('constructor', '1', '1')).toBeUndefined();
  expect(parseVersion('__proto__', '1')).toBeUndefined();
});
