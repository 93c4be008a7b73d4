import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { AdvisoryEvent } from '../../domain/advisory.ts';
import { compareVersions } from '../../versions/index.ts';
import { afterSemver, cargoInterval } from './cargo.ts';
import { gemInterval } from './gem.ts';
import { complement, eventsOf, type Interval } from './interval.ts';

const textOf = ({ from, to }: Interval = { from: { version: 'unreadable', inclusive: true } }) =>
  [from && `${from.inclusive ? '>=' : '>'}${from.version}`, to && `${to.inclusive ? '<=' : '<'}${to.version}`].filter(Boolean).join(' ');

test.each([
  ['>= 1.2.3', '>=1.2.3'],
  ['> 1.2', '>=1.3.0-0'],
  ['<= 1.2', '<1.3.0-0'],
  ['< 300.0', '<300.0.0'],
  ['= 1.2.3', '>=1.2.3 <=1.2.3'],
  ['= 1.2', '>=1.2.0 <1.3.0-0'],
  ['1.2.3', '>=1.2.3 <2.0.0-0'],
  ['^0.2.3', '>=0.2.3 <0.3.0-0'],
  ['^0.0.3', '>=0.0.3 <0.0.4-0'],
  ['^0.0', '>=0.0.0 <0.1.0-0'],
  ['^0', '>=0.0.0 <1.0.0-0'],
  ['~1.2.3', '>=1.2.3 <1.3.0-0'],
  ['~1', '>=1.0.0 <2.0.0-0'],
  ['>= 0.6.14, < 1.0.0', '>=0.6.14 <1.0.0'],
  ['<0.5, >=0.4.1-alpha.2', '>=0.4.1-alpha.2 <0.5.0'],
  ['>= 2, < 1', '>=unreadable'],
  ['latest', '>=unreadable'],
])('Cargo reads %s as %s', (text, expected) => {
  expect(textOf(cargoInterval(text))).toBe(expected);
});

test.each([
  ['>= 1.2', '>=1.2'],
  ['~> 2.3.6', '>=2.3.6 <2.4.a'],
  ['~> 2', '>=2 <3.a'],
  ['~> 4.2.5, >= 4.2.5.1', '>=4.2.5.1 <4.3.a'],
  ['~> 1.0.0.rc1', '>=1.0.0.rc1 <1.1.a'],
  ['1.0', '>=1.0 <=1.0'],
  ['!= 1.0', '>=unreadable'],
])('RubyGems reads %s as %s', (text, expected) => {
  expect(textOf(gemInterval(text))).toBe(expected);
});

describe('what is neither patched nor unaffected', () => {
  test.each([
    [[], 'introduced 0'],
    [['>= 1.2.3'], 'introduced 0, fixed 1.2.3'],
    [['>= 1.6.1', '>= 0.6.14, < 1.0.0', '< 0.6.3'], 'introduced 0.6.3, fixed 0.6.14, introduced 1.0.0, fixed 1.6.1'],
    [['> 1.2.3', '<= 1.0.0'], 'introduced 1.0.1-0, last affected 1.2.3'],
    [['= 1.0.0'], 'introduced 0, fixed 1.0.0, introduced 1.0.1-0'],
    [['>= 0.0.0-0'], 'introduced 0, fixed 0.0.0-0'],
    [['>= 1.0.0, < 3.0.0', '>= 2.0.0'], 'introduced 0, fixed 1.0.0'],
  ])('of %j is %s', (safe, expected) => {
    const events = eventsOf(
      complement(
        'semver',
        safe.map((text) => cargoInterval(text)!),
      )!,
      afterSemver,
    );
    expect(events.map(eventText).join(', ')).toBe(expected);
  });

  test('is every version that no stretch holds', () => {
    const version = fc
      .tuple(fc.nat(3), fc.nat(3), fc.constantFrom('', '-0', '-a.1'))
      .map(([minor, patch, pre]) => `1.${minor}.${patch}${pre}`);
    const bound = fc.option(fc.record({ version, inclusive: fc.boolean() }), { nil: undefined });
    const stretch = fc.record({ from: bound, to: bound }).map(({ from, to }) => ({ ...(from ? { from } : {}), ...(to ? { to } : {}) }));
    fc.assert(
      fc.property(fc.array(stretch, { maxLength: 4 }), version, (stretches, one) => {
        const sane = stretches.filter(({ from, to }) => !from || !to || compareVersions('semver', from.version, to.version)! < 0);
        expect(complement('semver', sane)!.some((gap) => holds(gap, one))).toBe(!sane.some((found) => holds(found, one)));
      }),
    );
  });
});

function holds({ from, to }: Interval, version: string): boolean {
  const [low, high] = [from && compareVersions('semver', version, from.version)!, to && compareVersions('semver', version, to.version)!];
  return (
    (low === undefined || low > 0 || (low === 0 && from!.inclusive)) && (high === undefined || high < 0 || (high === 0 && to!.inclusive))
  );
}

function eventText({ introduced, fixed, lastAffected }: AdvisoryEvent): string {
  return introduced ? `introduced ${introduced}` : fixed ? `fixed ${fixed}` : `last affected ${lastAffected}`;
}

test('no text makes a requirement throw', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: fc.constantFrom(...'<>=~^!,. 019a-*+') }),
      (text) => [cargoInterval(text), gemInterval(text)].length === 2,
    ),
  );
});
