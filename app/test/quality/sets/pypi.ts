import { between, type LabelledRecord, osv } from '../labelled.ts';

const git = { type: 'GIT', repo: 'https://git.example/tangle.git', events: [{ introduced: '0' }, { fixed: 'a'.repeat(40) }] };

export const pypi: readonly LabelledRecord[] = [
  {
    record: osv('Q-PYPI-1', 'PyPI', 'tangle', {
      ranges: [git, { type: 'ECOSYSTEM', events: [{ introduced: '1.0' }, { fixed: '1.3.0' }] }],
      versions: ['1.0', '1.1', '1.2'],
    }),
    labels: [
      ['pkg:pypi/tangle@1.2', 'affected', 'listed and in the range'],
      ['pkg:pypi/tangle@1.2.5', 'affected', 'in the range that stands behind one of commits, though not listed'],
      ['pkg:pypi/tangle@1.2.0', 'affected', '1.2 in another spelling'],
      ['pkg:pypi/tangle@1.3', 'fixed', '1.3.0 in another spelling'],
      ['pkg:pypi/tangle@1.3.0.dev1', 'affected', 'a development release comes before the fix'],
      ['pkg:pypi/tangle@1.3rc1', 'affected', 'and so does a candidate'],
      ['pkg:pypi/tangle@1.3.0.post1', 'fixed', 'a post release comes after it'],
      ['pkg:pypi/tangle@0.9', 'notAffected', 'before it was introduced'],
      ['pkg:pypi/tangle@1!0.1', 'fixed', 'a later epoch comes after everything'],
    ],
  },
  {
    record: osv('Q-PYPI-2', 'PyPI', 'Jw.Util', { events: between('0', '2.3'), versions: ['2.2'] }),
    labels: [
      ['pkg:pypi/jw.util@2.2', 'affected', 'neither name is in its normal form'],
      ['pkg:pypi/jw-util@2.2', 'affected', 'the normal form'],
      ['pkg:pypi/jw_util@2.2', 'affected', 'an underscore is a dash'],
      ['pkg:pypi/JW-Util@1.0', 'affected', 'without case'],
      ['pkg:pypi/jw--util@2.2', 'affected', 'several dashes are one'],
      ['pkg:pypi/jw.util@2.3', 'fixed', 'the fix'],
      ['pkg:pypi/jwutil@2.2', 'notAffected', 'another project'],
    ],
  },
  {
    record: osv('Q-PYPI-3', 'PyPI', 'clockwork', { events: between('0', '2.0'), versions: ['2004d', '2005a', '1.0-final-fix'] }),
    labels: [
      ['pkg:pypi/clockwork@2004d', 'affected', 'no version of PEP 440, but listed as it is'],
      ['pkg:pypi/clockwork@2005x', 'undetermined', 'no version of PEP 440, and not listed'],
      ['pkg:pypi/clockwork@2005b', 'fixed', 'for PEP 440 a beta of 2005, which comes after 2'],
      ['pkg:pypi/clockwork@1.0', 'affected', 'in the range'],
      ['pkg:pypi/clockwork@2.0', 'fixed', 'the fix'],
      ['pkg:pypi/clockwork@1.0-final-fix', 'affected', 'listed literally'],
    ],
  },
  {
    record: osv('Q-PYPI-4', 'PyPI', 'localish', { events: [{ introduced: '0' }, { last_affected: '1.4.2' }] }),
    labels: [
      ['pkg:pypi/localish@1.4.2', 'affected', 'the last affected'],
      ['pkg:pypi/localish@1.4.2%2Bcu118', 'notAffected', 'a local version comes after what it is built from'],
      ['pkg:pypi/localish@1.4.1%2Bcu118', 'affected', 'a local version of an affected one that is not the last'],
      ['pkg:pypi/localish@1.4.2.post1', 'notAffected', 'a post release comes after it'],
      ['pkg:pypi/localish@1.4.10', 'notAffected', 'ten comes after two'],
    ],
  },
  {
    record: osv('Q-PYPI-5', 'PyPI', 'listed-only', { versions: ['1.0', '1.1'] }, { published: undefined }),
    labels: [
      ['pkg:pypi/listed-only@1.0.0', 'affected', 'listed, in another spelling, by a record without a day of publication'],
      ['pkg:pypi/listed-only@1.1', 'affected', 'listed'],
      ['pkg:pypi/listed-only@1.2', 'notAffected', 'not among the listed'],
      ['pkg:pypi/listed-only@unknown', 'undetermined', 'may be one of the listed in another spelling'],
      ['pkg:pypi/listed-only@v1.1', 'affected', 'PEP 440 takes a leading v'],
      ['pkg:pypi/listed-only@1.1.0.0', 'affected', 'zeros at the end say nothing'],
    ],
  },
  {
    record: osv('Q-PYPI-6', 'PyPI', 'commits', { ranges: [git] }),
    labels: [['pkg:pypi/commits@1.0', 'undetermined', 'which commits a release holds is not known']],
  },
  {
    record: osv('Q-PYPI-7', 'PyPI', 'framework', {
      events: [...between('3.2', '3.2.23'), ...between('4.1', '4.1.13'), ...between('4.2a1', '4.2.7')],
    }),
    labels: [
      ['pkg:pypi/framework@3.2', 'affected', 'where the first stretch begins'],
      ['pkg:pypi/framework@3.2.22', 'affected', 'before the fix of its branch'],
      ['pkg:pypi/framework@3.2.23', 'fixed', 'the fix of its branch'],
      ['pkg:pypi/framework@4.0.5', 'fixed', 'a branch that is not named, behind a fix'],
      ['pkg:pypi/framework@4.1rc1', 'fixed', 'a candidate of where the second stretch begins comes before it'],
      ['pkg:pypi/framework@4.2a1', 'affected', 'an alpha from which on it is affected'],
      ['pkg:pypi/framework@4.2.6', 'affected', 'before the fix of its branch'],
      ['pkg:pypi/framework@4.2.7', 'fixed', 'the fix of its branch'],
      ['pkg:pypi/framework@3.1.14', 'notAffected', 'before it was introduced'],
      ['pkg:pypi/Framework@5.0', 'fixed', 'a later one'],
    ],
  },
  {
    record: osv('Q-PYPI-8', 'PyPI', 'beyond', { events: between('1.0', '1.5'), versions: ['1.0', '1.4', '2.0.1'] }),
    labels: [
      ['pkg:pypi/beyond@2.0.1', 'affected', 'listed, though no range holds it'],
      ['pkg:pypi/beyond@2.0.2', 'fixed', 'neither listed nor in the range'],
      ['pkg:pypi/beyond@1.4.9', 'affected', 'in the range, though not listed'],
      ['pkg:pypi/beyond@1.5', 'fixed', 'the fix'],
    ],
  },
  {
    record: osv('Q-PYPI-9', 'PyPI', 'limited', { events: [{ introduced: '1.0' }, { limit: '2.0' }] }),
    labels: [
      ['pkg:pypi/limited@1.9', 'affected', 'below the limit'],
      ['pkg:pypi/limited@2.0', 'notAffected', 'the limit itself is out'],
      ['pkg:pypi/limited@0.9', 'notAffected', 'before it was introduced'],
    ],
  },
];
