import { between, type LabelledRecord, osv } from '../labelled.ts';

export const go: readonly LabelledRecord[] = [
  {
    record: osv('Q-GO-1', 'Go', 'github.com/Azure/go-pump', { type: 'SEMVER', events: between('0', '1.4.3') }),
    labels: [
      ['pkg:golang/github.com/Azure/go-pump@v1.4.2', 'affected', 'as the module is written'],
      ['pkg:golang/github.com/azure/go-pump@v1.4.2', 'affected', 'inventories write paths in lower case'],
      ['pkg:golang/github.com/AZURE/go-pump@v1.4.2', 'notAffected', 'another path, for Go knows case'],
      ['pkg:golang/github.com%2FAzure%2Fgo-pump@v1.4.2', 'affected', 'slashes encoded'],
      ['pkg:golang/github.com/Azure/go-pump@1.4.2', 'affected', 'without the v'],
      ['pkg:golang/github.com/Azure/go-pump@v1.4.3', 'fixed', 'the fix'],
      ['pkg:golang/github.com/Azure/go-pump@v1.4.3-rc.1', 'affected', 'a candidate of the fix'],
      ['pkg:golang/github.com/Azure/go-pump@v1.4.4-0.20260101000000-abcdefabcdef', 'fixed', 'a pseudo-version behind the fix'],
      ['pkg:golang/github.com/Azure/go-pump@v0.0.0-20200101000000-abcdefabcdef', 'affected', 'a pseudo-version before any tag'],
      ['pkg:golang/github.com/Azure/go-pump@v1.5.0%2Bincompatible', 'fixed', 'a suffix that orders nothing'],
      ['pkg:golang/github.com/Azure/go-pump/v2@v2.0.0', 'notAffected', 'a major version of its own is a module of its own'],
    ],
  },
  {
    record: osv('Q-GO-2', 'Go', 'stdlib', { type: 'SEMVER', events: [...between('0', '1.21.8'), ...between('1.22.0-0', '1.22.1')] }),
    labels: [
      ['pkg:golang/stdlib@1.21.7', 'affected', 'the standard library is a package'],
      ['pkg:golang/stdlib@v1.21.7', 'affected', 'with a v'],
      ['pkg:golang/std@1.21.7', 'affected', 'by its place in the tree'],
      ['pkg:golang/stdlib@1.21.8', 'fixed', 'the fix'],
      ['pkg:golang/stdlib@1.22.0', 'affected', 'the second stretch'],
      ['pkg:golang/stdlib@1.22rc1', 'affected', 'a candidate as Go writes it'],
      ['pkg:golang/stdlib@1.22.1', 'fixed', 'the fix of the second stretch'],
      ['pkg:golang/stdlib@1.20', 'affected', 'Go leaves out a last zero'],
    ],
  },
  {
    record: osv('Q-GO-3', 'Go', 'toolchain', { type: 'SEMVER', events: between('1.21.0', '1.21.4') }),
    labels: [
      ['pkg:golang/toolchain@1.21.3', 'affected', 'the toolchain is a package'],
      ['pkg:golang/toolchain@1.20.9', 'notAffected', 'before it was introduced'],
      ['pkg:golang/toolchain@1.21.4', 'fixed', 'the fix'],
    ],
  },
  {
    record: osv(
      'Q-GO-4',
      'Go',
      'example.org/custom',
      {
        type: 'SEMVER',
        events: [{ introduced: '0' }],
        ecosystem_specific: { custom_ranges: [{ type: 'ECOSYSTEM', events: [{ introduced: '0' }, { fixed: '3.2.0' }] }] },
      },
      { published: undefined },
    ),
    labels: [
      ['pkg:golang/example.org/custom@v0.0.0-20240101000000-abcdefabcdef', 'affected', 'every version, by the ranges that decide'],
      ['pkg:golang/example.org/custom@v3.3.0', 'affected', 'a second reading makes nothing safe'],
      ['pkg:golang/example.org/custom', 'affected', 'every version, an unknown one too'],
    ],
  },
  {
    record: osv('Q-GO-5', 'Go', 'gopkg.in/Yamler.v2', { type: 'SEMVER', events: between('2.1.0', '2.2.8') }),
    labels: [
      ['pkg:golang/gopkg.in/yamler.v2@v2.2.7', 'affected', 'a dotted major version, in lower case'],
      ['pkg:golang/gopkg.in/Yamler.v2@v2.2.8', 'fixed', 'the fix'],
      ['pkg:golang/gopkg.in/yamler.v2@v2.0.0', 'notAffected', 'before it was introduced'],
      ['pkg:golang/gopkg.in/yamler.v3@v3.0.0', 'notAffected', 'another module'],
      ['pkg:golang/gopkg.in/yamler.v2@devel', 'undetermined', 'what was built from a working copy has no version'],
    ],
  },
  {
    record: osv('Q-GO-6', 'Go', 'example.org/pseudo', { type: 'SEMVER', events: between('0', '0.0.0-20240115120000-0123456789ab') }),
    labels: [
      ['pkg:golang/example.org/pseudo@v0.0.0-20240114000000-ffffffffffff', 'affected', 'a commit of the day before'],
      ['pkg:golang/example.org/pseudo@v0.0.0-20240115120000-0123456789ab', 'fixed', 'the very commit'],
      ['pkg:golang/example.org/pseudo@v0.0.0-20240301000000-000000000000', 'fixed', 'a later commit'],
      ['pkg:golang/example.org/pseudo@v0.1.0', 'fixed', 'a tag comes after every commit before it'],
    ],
  },
  {
    record: osv('Q-GO-7', 'Go', 'github.com/acme/tool/v3', { type: 'SEMVER', events: between('3.0.0', '3.2.1') }),
    labels: [
      ['pkg:golang/github.com/acme/tool/v3@v3.2.0', 'affected', 'before the fix'],
      ['pkg:golang/github.com/acme/tool/v3@v3.2.1', 'fixed', 'the fix'],
      ['pkg:golang/github.com/acme/tool@v3.2.0%2Bincompatible', 'notAffected', 'without its suffix it is another module'],
      ['pkg:golang/github.com/acme/tool/v3@v3.0.0-rc.1', 'notAffected', 'a candidate of where it was introduced'],
    ],
  },
];
