import { between, type LabelledRecord, osv } from '../labelled.ts';

export const maven: readonly LabelledRecord[] = [
  {
    record: osv('Q-MVN-1', 'Maven', 'org.acme:logger', {
      events: [...between('2.0-beta9', '2.3.1'), ...between('2.4', '2.12.2'), ...between('2.13.0', '2.15.0')],
    }),
    labels: [
      ['pkg:maven/org.acme/logger@2.14.1', 'affected', 'in the third stretch'],
      ['pkg:maven/org.acme/logger@2.14.1?type=jar', 'affected', 'with a qualifier'],
      ['pkg:maven/org.acme/logger@2.15.0', 'fixed', 'the fix'],
      ['pkg:maven/org.acme/logger@2.15', 'fixed', 'a zero at the end says nothing'],
      ['pkg:maven/org.acme/logger@2.15.0-rc1', 'affected', 'a candidate comes before the release'],
      ['pkg:maven/org.acme/logger@2.15.0-SNAPSHOT', 'affected', 'and so does a snapshot'],
      ['pkg:maven/org.acme/logger@2.15.0.sp1', 'fixed', 'a service pack comes after it'],
      ['pkg:maven/org.acme/logger@2.12.2', 'fixed', 'a fix of its own branch'],
      ['pkg:maven/org.acme/logger@2.12.3', 'fixed', 'between the stretches'],
      ['pkg:maven/org.acme/logger@2.3.1', 'fixed', 'the fix of the first stretch'],
      ['pkg:maven/org.acme/logger@2.0-beta9', 'affected', 'where it was introduced'],
      ['pkg:maven/org.acme/logger@2.0-beta8', 'notAffected', 'a beta before it'],
      ['pkg:maven/org.acme/logger@2.0', 'affected', 'the release after its betas'],
      ['pkg:maven/org.acme/logger@1.2.17', 'notAffected', 'the generation before'],
      ['pkg:maven/org.other/logger@2.14.1', 'notAffected', 'another group'],
      ['pkg:maven/org.acme/Logger@2.14.1', 'notAffected', 'Maven knows case'],
    ],
  },
  {
    record: osv('Q-MVN-2', 'Maven', 'com.acme:binder', { events: [{ introduced: '2.0.0' }, { last_affected: '2.9.10.7' }] }),
    labels: [
      ['pkg:maven/com.acme/binder@2.9.10.7', 'affected', 'the last affected, of four numbers'],
      ['pkg:maven/com.acme/binder@2.9.10.8', 'notAffected', 'after it'],
      ['pkg:maven/com.acme/binder@2.9.10', 'affected', 'a shorter one comes before'],
      ['pkg:maven/com.acme/binder@2.10.0', 'notAffected', 'ten comes after nine'],
      ['pkg:maven/com.acme/binder@2.0.0.RELEASE', 'affected', 'a word that means the release itself'],
      ['pkg:maven/com.acme/binder@2.0.0-M1', 'notAffected', 'a milestone comes before the release'],
    ],
  },
  {
    record: osv('Q-MVN-3', 'Maven', 'io.acme:wire', { events: between('0', '4.1.77.Final'), versions: ['4.1.76.Final'] }),
    labels: [
      ['pkg:maven/io.acme/wire@4.1.76.Final', 'affected', 'a word at the end'],
      ['pkg:maven/io.acme/wire@4.1.77.Final', 'fixed', 'the fix'],
      ['pkg:maven/io.acme/wire@4.1.77', 'fixed', 'the same without the word'],
      ['pkg:maven/io.acme/wire@4.1.77.CR1', 'affected', 'a candidate comes before it'],
      ['pkg:maven/io.acme/wire@5.0.0.Alpha2', 'fixed', 'a later one'],
      ['pkg:maven/io.acme/wire', 'undetermined', 'without a version nobody can tell'],
    ],
  },
  {
    record: osv('Q-MVN-4', 'Maven', 'org.acme:alphabet', { events: between('2-a', '2-b') }),
    labels: [
      ['pkg:maven/org.acme/alphabet@2-a', 'affected', 'where it was introduced'],
      ['pkg:maven/org.acme/alphabet@2-b', 'fixed', 'the fix'],
      ['pkg:maven/org.acme/alphabet@2.0.a', 'affected', 'a zero before a letter says nothing'],
    ],
  },
  {
    record: osv('Q-MVN-5', 'Maven', 'org.acme:web-core', { events: [...between('0', '5.2.20.RELEASE'), ...between('5.3.0', '5.3.18')] }),
    labels: [
      ['pkg:maven/org.acme/web-core@5.2.19.RELEASE', 'affected', 'before the fix of its branch'],
      ['pkg:maven/org.acme/web-core@5.2.20.RELEASE', 'fixed', 'the fix of its branch'],
      ['pkg:maven/org.acme/web-core@5.2.25.RELEASE', 'fixed', 'behind it'],
      ['pkg:maven/org.acme/web-core@5.3.17', 'affected', 'in the second stretch'],
      ['pkg:maven/org.acme/web-core@5.3.18', 'fixed', 'the fix of the second stretch'],
      ['pkg:maven/org.acme/web-core@4.3.30.RELEASE', 'affected', 'an old branch that was never fixed'],
      ['pkg:maven/org.acme/web@5.3.17', 'notAffected', 'another artifact of the group'],
      ['pkg:maven/org.acme.web/core@5.3.17', 'notAffected', 'the same letters, divided otherwise'],
    ],
  },
  {
    record: osv('Q-MVN-6', 'Maven', 'org.acme:digits', { events: between('1.0.0-alpha-1', '1.0.0') }),
    labels: [
      ['pkg:maven/org.acme/digits@1.0.0-alpha-1', 'affected', 'where it was introduced'],
      ['pkg:maven/org.acme/digits@1.0.0-a1', 'affected', 'a means alpha before a number'],
      ['pkg:maven/org.acme/digits@1.0.0-beta-2', 'affected', 'a beta'],
      ['pkg:maven/org.acme/digits@1.0.0-cr3', 'affected', 'cr means candidate'],
      ['pkg:maven/org.acme/digits@1.0.0-ga', 'fixed', 'ga means the release'],
      ['pkg:maven/org.acme/digits@1.0', 'fixed', 'the release, written shorter'],
      ['pkg:maven/org.acme/digits@1.0.0-jre', 'fixed', 'a word that Maven does not know comes after the release'],
      ['pkg:maven/org.acme/digits@0.9', 'notAffected', 'before it was introduced'],
    ],
  },
];
