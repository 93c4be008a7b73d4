import { between, type LabelledRecord, osv } from '../labelled.ts';

export const npm: readonly LabelledRecord[] = [
  {
    record: osv('Q-NPM-1', 'npm', 'tidy-query', { type: 'SEMVER', events: between('0', '4.17.21') }),
    labels: [
      ['pkg:npm/tidy-query@4.17.20', 'affected', 'the last one before the fix'],
      ['pkg:npm/tidy-query@0.0.1', 'affected', 'introduced 0 holds the first'],
      ['pkg:npm/tidy-query@4.17.21', 'fixed', 'the fix itself'],
      ['pkg:npm/tidy-query@4.17.21-rc.1', 'affected', 'a pre-release of the fix comes before it'],
      ['pkg:npm/tidy-query@10.0.0', 'fixed', 'ten is more than four'],
      ['pkg:npm/tidy-query@4.9.0', 'affected', 'nine is less than seventeen'],
      ['pkg:npm/Tidy-Query@4.17.20', 'affected', 'npm compares names without case'],
      ['pkg:NPM/tidy-query@4.17.20', 'affected', 'the type of a purl has no case'],
      ['pkg:npm/tidy-query@v4.17.20', 'affected', 'a leading v is not part of a version'],
      ['pkg:npm/tidy-query@4.17.20+build.7', 'affected', 'a build says nothing of the order'],
    ],
  },
  {
    record: osv('Q-NPM-2', 'npm', '@acme/parse', {
      type: 'SEMVER',
      events: [...between('1.0.0', '1.2.3'), ...between('2.0.0-beta.1', '2.0.5')],
    }),
    labels: [
      ['pkg:npm/%40acme/parse@1.0.0', 'affected', 'the first of the first stretch'],
      ['pkg:npm/@acme/parse@1.2.2', 'affected', 'an @ that is not encoded'],
      ['pkg:npm/%40ACME/Parse@1.2.2', 'affected', 'a scope has no case'],
      ['pkg:npm/%40acme/parse@0.9.9', 'notAffected', 'before anything was introduced'],
      ['pkg:npm/%40acme/parse@1.2.3', 'fixed', 'the fix of the first stretch'],
      ['pkg:npm/%40acme/parse@1.9.0', 'fixed', 'between the stretches'],
      ['pkg:npm/%40acme/parse@2.0.0-alpha.9', 'fixed', 'before the pre-release that brought it back'],
      ['pkg:npm/%40acme/parse@2.0.0-beta.1', 'affected', 'the pre-release that brought it back'],
      ['pkg:npm/%40acme/parse@2.0.0-beta.11', 'affected', 'eleven comes after one'],
      ['pkg:npm/%40acme/parse@2.0.0', 'affected', 'the release after its pre-releases'],
      ['pkg:npm/%40acme/parse@2.0.5', 'fixed', 'the fix of the second stretch'],
    ],
  },
  {
    record: osv('Q-NPM-3', 'npm', 'event-relay', { type: 'SEMVER', events: [{ introduced: '3.0.0' }, { last_affected: '3.4.1' }] }),
    labels: [
      ['pkg:npm/event-relay@3.4.1', 'affected', 'the last affected is affected'],
      ['pkg:npm/event-relay@3.4.2-0', 'notAffected', 'a pre-release of the next comes after it'],
      ['pkg:npm/event-relay@3.4.2', 'notAffected', 'after the last affected'],
      ['pkg:npm/event-relay@2.9.9', 'notAffected', 'before it was introduced'],
      ['pkg:npm/event-relay@3.0.0', 'affected', 'where it was introduced'],
    ],
  },
  {
    record: osv('MAL-2026-9001', 'npm', 'color-strings', { versions: ['1.4.44-typo', '1.4.45'] }),
    labels: [
      ['pkg:npm/color-strings@1.4.45', 'affected', 'a listed bad release'],
      ['pkg:npm/color-strings@1.4.44-typo', 'affected', 'a listed bad pre-release'],
      ['pkg:npm/color-strings@1.4.44', 'notAffected', 'the release before it is good'],
      ['pkg:npm/color-strings@1.4.46', 'notAffected', 'and so is the one after'],
    ],
  },
  {
    record: osv('MAL-2026-9002', 'npm', 'reqests', { type: 'SEMVER', events: [{ introduced: '0' }] }),
    labels: [
      ['pkg:npm/reqests@1.0.0', 'affected', 'bad from birth'],
      ['pkg:npm/reqests@99.0.0', 'affected', 'whatever the version'],
      ['pkg:npm/reqests', 'affected', 'even where it is not known'],
    ],
  },
  {
    record: osv('Q-NPM-4', 'npm', 'old-news', { type: 'SEMVER', events: between('0', '9.0.0') }, { withdrawn: '2026-02-01T00:00:00Z' }),
    labels: [['pkg:npm/old-news@1.0.0', 'notAffected', 'the record was withdrawn']],
  },
  {
    record: osv('Q-NPM-5', 'npm', 'no-number', { type: 'SEMVER', events: between('1.0.0', '2.0.0') }),
    labels: [
      ['pkg:npm/no-number', 'undetermined', 'without a version nobody can tell'],
      ['pkg:npm/no-number@latest', 'undetermined', 'a tag is no version'],
      ['pkg:npm/no-number@1.5.0', 'affected', 'in the range'],
      ['pkg:npm/no-number@2.0.0', 'fixed', 'has the fix'],
    ],
  },
  {
    record: osv('Q-NPM-6', 'npm', 'unordered', {
      type: 'SEMVER',
      events: [{ fixed: '2.1.0' }, { introduced: '1.0.0' }, { fixed: '1.4.0' }, { introduced: '2.0.0' }],
    }),
    labels: [
      ['pkg:npm/unordered@1.3.9', 'affected', 'events count by their versions, not by where they stand'],
      ['pkg:npm/unordered@1.4.0', 'fixed', 'the first fix'],
      ['pkg:npm/unordered@1.99.0', 'fixed', 'between the stretches'],
      ['pkg:npm/unordered@2.0.9', 'affected', 'in the second stretch'],
      ['pkg:npm/unordered@2.1.0', 'fixed', 'the second fix'],
      ['pkg:npm/unordered@0.1.0', 'notAffected', 'before it was introduced'],
    ],
  },
  {
    record: {
      id: 'Q-NPM-7',
      modified: '2026-01-01T00:00:00Z',
      affected: [
        { package: { ecosystem: 'npm', name: 'twofold' }, ranges: [{ type: 'SEMVER', events: between('1.0.0', '1.5.0') }] },
        { package: { ecosystem: 'npm', name: 'twofold' }, ranges: [{ type: 'SEMVER', events: between('3.0.0', '3.1.0') }] },
        { package: { ecosystem: 'npm', name: '@acme/twofold' }, ranges: [{ type: 'SEMVER', events: between('0', '0.2.0') }] },
      ],
    },
    labels: [
      ['pkg:npm/twofold@1.4.9', 'affected', 'by the first entry'],
      ['pkg:npm/twofold@3.0.5', 'affected', 'by the second entry on the same package'],
      ['pkg:npm/twofold@2.0.0', 'fixed', 'in neither'],
      ['pkg:npm/twofold@3.1.0', 'fixed', 'the fix of the second'],
      ['pkg:npm/%40acme/twofold@0.1.9', 'affected', 'by the entry on the scoped package'],
      ['pkg:npm/%40acme/twofold@1.4.9', 'fixed', 'the other package has other numbers'],
    ],
  },
  {
    record: osv('Q-NPM-8', 'npm', 'dashing', { type: 'SEMVER', events: between('1.0.0-alpha', '1.0.0-beta.2') }),
    labels: [
      ['pkg:npm/dashing@1.0.0-alpha', 'affected', 'where it was introduced'],
      ['pkg:npm/dashing@1.0.0-alpha.1', 'affected', 'more identifiers come after fewer'],
      ['pkg:npm/dashing@1.0.0-beta', 'affected', 'before its second'],
      ['pkg:npm/dashing@1.0.0-beta.2', 'fixed', 'the fix'],
      ['pkg:npm/dashing@1.0.0-beta.11', 'fixed', 'numbers compare as numbers'],
      ['pkg:npm/dashing@1.0.0-rc.1', 'fixed', 'letters compare by their codes'],
      ['pkg:npm/dashing@1.0.0-1', 'notAffected', 'numbers come before letters'],
      ['pkg:npm/dashing@1.0.0', 'fixed', 'the release after its pre-releases'],
    ],
  },
];
