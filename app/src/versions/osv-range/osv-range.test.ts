import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { AdvisoryEvent, AdvisoryRange } from '../../domain/advisory.ts';
import { evaluateAffected, evaluateRange, type RangeResult } from './index.ts';

const range = (events: readonly AdvisoryEvent[], type: AdvisoryRange['type'] = 'ECOSYSTEM'): AdvisoryRange => ({ type, events });
const inWords = ({ result, because, clause }: RangeResult) => [result, because, clause];

describe('one range', () => {
  const lodash = range([{ fixed: '4.17.21' }, { introduced: '4.0.0' }]);
  test.each([
    ['3.9.9', ['out', 'before', 'introduced 4.0.0']],
    ['4.0.0', ['in', 'range', 'introduced 4.0.0, fixed 4.17.21']],
    ['4.17.20', ['in', 'range', 'introduced 4.0.0, fixed 4.17.21']],
    ['4.17.21', ['out', 'fixed', 'fixed 4.17.21']],
    ['latest', ['undetermined', 'version', 'fixed 4.17.21, introduced 4.0.0']],
    [undefined, ['undetermined', 'version', 'fixed 4.17.21, introduced 4.0.0']],
  ])('%s', (version, wanted) => {
    expect(inWords(evaluateRange('npm', lodash, version))).toEqual(wanted);
  });

  test('the last affected version is in, the next one is not', () => {
    const events = [{ introduced: '0' }, { lastAffected: '2.0' }];
    expect(inWords(evaluateRange('pypi', range(events), '2.0.0'))).toEqual(['in', 'range', 'introduced 0, last affected 2.0']);
    expect(inWords(evaluateRange('pypi', range(events), '2.0.1'))).toEqual(['out', 'after', 'last affected 2.0']);
  });

  test('several stretches, also such as touch', () => {
    const events = [{ introduced: '1.0.0' }, { fixed: '1.2.0' }, { introduced: '1.2.0' }, { fixed: '1.5.0' }, { introduced: '2.0.0' }];
    const results = ['0.9.0', '1.1.0', '1.2.0', '1.6.0', '2.0.0', '9.0.0'].map(
      (version) => evaluateRange('npm', range(events), version).result,
    );
    expect(results).toEqual(['out', 'in', 'in', 'out', 'in', 'in']);
    expect(evaluateRange('npm', range([{ introduced: '1.0.0' }, { fixed: '1.0.0' }]), '1.0.0').result).toBe('out');
  });

  test('limits bound what was introduced; any of several suffices, and `*` is none', () => {
    const events = [{ introduced: '1.0.0' }, { limit: '1.5.0' }];
    expect(inWords(evaluateRange('npm', range(events), '1.4.9'))).toEqual(['in', 'range', 'introduced 1.0.0']);
    expect(inWords(evaluateRange('npm', range(events), '1.5.0'))).toEqual(['out', 'after', 'introduced 1.0.0, limit 1.5.0']);
    expect(evaluateRange('npm', range([...events, { limit: '3.0.0' }]), '2.0.0').result).toBe('in');
    expect(evaluateRange('npm', range([...events, { limit: '*' }]), '9.0.0').result).toBe('in');
  });

  test('a range that holds everything holds what nobody can read', () => {
    expect(evaluateRange('npm', range([{ introduced: '0' }]), 'whatever').result).toBe('in');
    expect(evaluateRange(undefined, range([{ introduced: '0' }]), undefined).result).toBe('in');
  });

  test('numbers that begin with a zero are numbers, where an order is that of Semantic Versioning', () => {
    const events = [{ introduced: '17.03.0-ce' }, { fixed: '19.03.15' }];
    const results = ['v17.2.9', 'v17.03.0-ce', '19.03.0-rc.01+incompatible', 'v19.03.14', '19.3.15', 'v20.10.0'].map(
      (version) => evaluateRange('golang', range(events, 'SEMVER'), version).result,
    );
    expect(results).toEqual(['out', 'in', 'in', 'in', 'out', 'out']);
    expect(evaluateRange('npm', range(events), '18.0.0-01').result).toBe('in');
    expect(evaluateRange('golang', range(events), '18.03').result).toBe('in');
    expect(evaluateRange('golang', range(events), '0x18').result).toBe('undetermined');
  });

  test('what cannot be ordered is undetermined', () => {
    const reasonOf = (...given: Parameters<typeof evaluateRange>) => inWords(evaluateRange(...given)).slice(0, 2);
    expect(reasonOf('npm', range([{ introduced: '0' }, { fixed: 'soon' }]), '1.0.0')).toEqual(['undetermined', 'event']);
    expect(reasonOf('npm', range([{ introduced: '0' }, { fixed: 'abcdef' }], 'GIT'), '1.0.0')).toEqual(['undetermined', 'commits']);
    expect(reasonOf(undefined, range([{ introduced: '0' }, { fixed: '2' }]), '1')).toEqual(['undetermined', 'scheme']);
    expect(reasonOf(undefined, range([{ introduced: '0' }, { fixed: '2.0.0' }], 'SEMVER'), '1.0.0')).toEqual(['in', 'range']);
    expect(reasonOf('npm', range([{ fixed: '2.0.0' }]), '1.0.0')).toEqual(['undetermined', 'nothing']);
    expect(reasonOf('composer', range([{ introduced: '1.0' }, { fixed: '2.0' }]), 'dev-master')).toEqual(['undetermined', 'version']);
  });
});

describe('an affected package', () => {
  const ranges = [
    range([{ introduced: 'abc' }], 'GIT'),
    range([{ introduced: '0' }, { fixed: '1.0' }]),
    range([{ introduced: '2.0' }, { fixed: '2.1' }]),
  ];
  test.each([
    ['0.9', 'in', 'range'],
    ['1.5', 'out', 'fixed'],
    ['2.0', 'in', 'range'],
    ['3.0', 'in', 'listed'],
    ['3', 'in', 'listed'],
    ['?', 'undetermined', 'version'],
  ])('%s is %s', (version, result, because) => {
    expect(inWords(evaluateAffected('pypi', { versions: ['3.0'], ranges }, version)).slice(0, 2)).toEqual([result, because]);
  });

  test('with a list and no range', () => {
    const reasonOf = (scheme: string | undefined, version: string) =>
      inWords(evaluateAffected(scheme, { versions: ['1.0'], ranges: [] }, version));
    expect(reasonOf('pypi', '1')).toEqual(['in', 'listed', 'version 1.0']);
    expect(reasonOf('pypi', '2')).toEqual(['out', 'unlisted', 'versions 1.0']);
    expect(reasonOf('pypi', 'x')).toEqual(['undetermined', 'version', 'versions 1.0']);
    expect(reasonOf(undefined, '2')).toEqual(['undetermined', 'scheme', 'versions 1.0']);
    expect(evaluateAffected('pypi', { versions: [], ranges: [] }, '1').result).toBe('undetermined');
    expect(evaluateAffected('pypi', { versions: [], ranges: ranges.slice(0, 1) }, '1').because).toBe('commits');
  });
});

test('the order in which events stand changes nothing', () => {
  const version = fc.tuple(fc.nat(3), fc.nat(3)).map(([major, minor]) => `${major}.${minor}.0`);
  const event = fc.oneof(
    version.map((introduced) => ({ introduced })),
    version.map((fixed) => ({ fixed })),
    version.map((lastAffected) => ({ lastAffected })),
  );
  fc.assert(
    fc.property(fc.array(event, { maxLength: 6 }), version, fc.func(fc.nat()), (events, tested, key) => {
      const shuffled = events
        .map((one, i) => [key(i), one] as const)
        .sort(([a], [b]) => a - b)
        .map(([, one]) => one);
      expect(evaluateRange('npm', range(shuffled), tested).result).toBe(evaluateRange('npm', range(events), tested).result);
    }),
  );
});
