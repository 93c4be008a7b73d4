import { between, type LabelledRecord, osv } from '../labelled.ts';

export const others: readonly LabelledRecord[] = [
  {
    record: osv('Q-CRATE-1', 'crates.io', 'time_keeper', {
      type: 'SEMVER',
      events: [...between('0.0.0-0', '0.1.43'), ...between('0.2.0', '0.2.23')],
    }),
    labels: [
      ['pkg:cargo/time_keeper@0.1.42', 'affected', 'before the fix'],
      ['pkg:cargo/time-keeper@0.1.42', 'affected', 'a dash is an underscore'],
      ['pkg:cargo/Time_Keeper@0.2.22', 'affected', 'without case'],
      ['pkg:cargo/time_keeper@0.1.43', 'fixed', 'the fix'],
      ['pkg:cargo/time_keeper@0.2.0-alpha.1', 'fixed', 'a pre-release before the second stretch'],
      ['pkg:cargo/time_keeper@0.2.23', 'fixed', 'the fix of the second stretch'],
      ['pkg:cargo/timekeeper@0.1.42', 'notAffected', 'another crate'],
    ],
  },
  {
    record: osv('Q-GEM-1', 'RubyGems', 'rackety', { events: [...between('0', '2.0.9.1'), ...between('2.1.0', '2.1.4.1')] }),
    labels: [
      ['pkg:gem/rackety@2.0.9', 'affected', 'three numbers before four'],
      ['pkg:gem/rackety@2.0.9.1', 'fixed', 'the fix'],
      ['pkg:gem/rackety@2.0.9.1.rc1', 'affected', 'a letter makes a pre-release'],
      ['pkg:gem/rackety@2.1.0.pre', 'fixed', 'a pre-release before the second stretch'],
      ['pkg:gem/rackety@2.1.4', 'affected', 'in the second stretch'],
      ['pkg:gem/rackety@2.1.4.1', 'fixed', 'the fix of the second stretch'],
      ['pkg:gem/Rackety@2.0.9', 'notAffected', 'gems know case'],
    ],
  },
  {
    record: osv('Q-COMPOSER-1', 'Packagist', 'acme/mailer', { events: [...between('1.0.0', '1.4.2'), ...between('2.0.0-RC1', '2.1.0')] }),
    labels: [
      ['pkg:composer/acme/mailer@1.4.1', 'affected', 'before the fix'],
      ['pkg:composer/Acme/Mailer@v1.4.1', 'affected', 'without case, with a v'],
      ['pkg:composer/acme/mailer@1.4.2', 'fixed', 'the fix'],
      ['pkg:composer/acme/mailer@2.0.0-beta3', 'fixed', 'a beta comes before a candidate'],
      ['pkg:composer/acme/mailer@2.0.0-RC2', 'affected', 'a candidate after the first one'],
      ['pkg:composer/acme/mailer@2.1.0', 'fixed', 'the fix'],
      ['pkg:composer/acme/mailer@dev-main', 'undetermined', 'the head of a branch has no place in the order'],
      ['pkg:composer/other/mailer@1.4.1', 'notAffected', 'another vendor'],
    ],
  },
  {
    record: osv('Q-NUGET-1', 'NuGet', 'Acme.Json', { events: between('0', '13.0.1') }),
    labels: [
      ['pkg:nuget/Acme.Json@12.0.3', 'affected', 'before the fix'],
      ['pkg:nuget/acme.json@12.0.3.0', 'affected', 'without case, a zero at the end'],
      ['pkg:nuget/Acme.Json@13.0.1-beta1', 'affected', 'a pre-release of the fix'],
      ['pkg:nuget/Acme.Json@13.0.1', 'fixed', 'the fix'],
      ['pkg:nuget/Acme.Json@13.0.1.1', 'fixed', 'a fourth number'],
      ['pkg:nuget/Acme.Json.Bson@1.0.2', 'notAffected', 'another package'],
    ],
  },
  {
    record: osv('Q-HEX-1', 'Hex', 'plugged', { type: 'SEMVER', events: between('1.0.0', '1.3.2') }),
    labels: [
      ['pkg:hex/plugged@1.3.1', 'affected', 'before the fix'],
      ['pkg:hex/plugged@1.3.2', 'fixed', 'the fix'],
      ['pkg:hex/plugged@0.9.0', 'notAffected', 'before it was introduced'],
    ],
  },
  {
    record: osv('Q-PUB-1', 'Pub', 'http_thing', { type: 'SEMVER', events: between('0', '0.13.3') }),
    labels: [
      ['pkg:pub/http_thing@0.13.2', 'affected', 'before the fix'],
      ['pkg:pub/http-thing@0.13.2', 'affected', 'a dash is an underscore'],
      ['pkg:pub/http_thing@0.13.3', 'fixed', 'the fix'],
      ['pkg:pub/http_thing@0.13.3-dev', 'affected', 'a pre-release of the fix'],
    ],
  },
  {
    record: osv('Q-CRATE-2', 'crates.io', 'ring-bell', { type: 'SEMVER', events: [{ introduced: '0.0.0-0' }] }),
    labels: [
      ['pkg:cargo/ring-bell@0.1.0', 'affected', 'no version has a fix'],
      ['pkg:cargo/ring_bell@9.0.0', 'affected', 'whatever the version'],
      ['pkg:cargo/ring@0.1.0', 'notAffected', 'another crate'],
    ],
  },
  {
    record: osv('Q-GEM-2', 'RubyGems', 'noko', { events: [{ introduced: '1.5.0.rc1' }, { last_affected: '1.13.9' }] }),
    labels: [
      ['pkg:gem/noko@1.5.0.rc1', 'affected', 'a candidate from which on it is affected'],
      ['pkg:gem/noko@1.5.0.beta4', 'notAffected', 'a beta before it'],
      ['pkg:gem/noko@1.13.9', 'affected', 'the last affected'],
      ['pkg:gem/noko@1.13.9?platform=java', 'affected', 'on whatever platform'],
      ['pkg:gem/noko@1.13.10', 'notAffected', 'ten comes after nine'],
      ['pkg:gem/noko@1.14.0.rc1', 'notAffected', 'a candidate of a later one'],
    ],
  },
  {
    record: osv('Q-NUGET-2', 'NuGet', 'Acme.AspNet.Server', { events: [...between('2.0.0', '2.1.14'), ...between('3.0.0', '3.1.5')] }),
    labels: [
      ['pkg:nuget/Acme.AspNet.Server@2.1.13', 'affected', 'before the fix of its branch'],
      ['pkg:nuget/ACME.ASPNET.SERVER@3.1.4', 'affected', 'NuGet knows no case'],
      ['pkg:nuget/Acme.AspNet.Server@2.2.0', 'fixed', 'between the stretches'],
      ['pkg:nuget/Acme.AspNet.Server@3.0.0-preview7', 'fixed', 'a pre-release of where it came back'],
      ['pkg:nuget/Acme.AspNet.Server@3.1.5', 'fixed', 'the fix'],
      ['pkg:nuget/Acme.AspNet.Server@1.1.0', 'notAffected', 'before it was introduced'],
      ['pkg:nuget/Acme.AspNet.Server@2.01.13', 'affected', 'a zero before a number says nothing'],
    ],
  },
  {
    record: osv('Q-COMPOSER-2', 'Packagist', 'acme/http-foundation', {
      events: between('2.0.0', '2.8.52'),
      versions: ['v2.0.0', 'v2.8.51'],
    }),
    labels: [
      ['pkg:composer/acme/http-foundation@v2.8.51', 'affected', 'listed, as tagged'],
      ['pkg:composer/acme/http-foundation@2.8.51.0', 'affected', 'as Composer normalises it'],
      ['pkg:composer/acme/http-foundation@2.8.52', 'fixed', 'the fix'],
      ['pkg:composer/acme/http-foundation@2.8.52-patch1', 'fixed', 'a patch of the fix'],
      ['pkg:composer/acme/http-foundation@2.8.52-alpha1', 'affected', 'an alpha of the fix'],
      ['pkg:composer/acme/http-foundation@1.9.9', 'notAffected', 'before it was introduced'],
    ],
  },
  {
    record: osv('Q-ACTION-1', 'GitHub Actions', 'acme/changed-files', { type: 'ECOSYSTEM', events: between('0', '46.0.1') }),
    labels: [
      ['pkg:githubactions/acme/changed-files@45.0.7', 'affected', 'before the fix'],
      ['pkg:githubactions/Acme/Changed-Files@v45.0.7', 'affected', 'without case, with a v'],
      ['pkg:githubactions/acme/changed-files@46.0.1', 'fixed', 'the fix'],
      ['pkg:githubactions/acme/other@45.0.7', 'notAffected', 'another action'],
    ],
  },
  {
    record: osv('Q-HACKAGE-1', 'Hackage', 'pandemonium', { events: between('1.13', '3.1.4') }),
    labels: [
      ['pkg:hackage/pandemonium@3.1.3', 'affected', 'before the fix'],
      ['pkg:hackage/pandemonium@3.1.4', 'fixed', 'the fix'],
      ['pkg:hackage/pandemonium@3.1.11', 'fixed', 'eleven comes after four'],
      ['pkg:hackage/pandemonium@1.12.4.2', 'notAffected', 'before it was introduced'],
    ],
  },
  {
    record: osv('Q-CRAN-1', 'CRAN', 'commonplace', { events: between('0', '1.9-2') }),
    labels: [
      ['pkg:cran/commonplace@1.9-1', 'affected', 'before the fix'],
      ['pkg:cran/commonplace@1.9.2', 'fixed', 'a dash is a dot'],
      ['pkg:cran/commonplace@1.9', 'affected', 'fewer numbers come before more'],
      ['pkg:cran/commonplace@1.10', 'fixed', 'ten comes after nine'],
    ],
  },
];
