import { describe, expect, test } from 'vitest';
import { readDocument } from '../../documents/index.ts';
import { ownersByRef } from '../../domain/owning-package.ts';
import { retractEvidence } from '../../ledger/evidence.ts';
import { ownerJudge } from '../check/decide/owner-judge.ts';
import { findings } from './findings.ts';
import { findingsFixture } from './testing.ts';

const module = { type: 'library', 'bom-ref': 'py', name: 'requests', version: '2.28.1', purl: 'pkg:pypi/requests@2.28.1' };
const owner = (version: string, parts: readonly object[]) => ({
  type: 'library',
  'bom-ref': 'deb',
  name: 'python3-requests',
  version,
  purl: `pkg:deb/debian/python3-requests@${version}?distro=debian-12&upstream=requests`,
  components: parts,
});
const bom = (components: readonly object[], serial = 1) => ({
  bomFormat: 'CycloneDX',
  specVersion: '1.6',
  serialNumber: `urn:uuid:11111111-1111-4111-8111-${String(serial).padStart(12, '0')}`,
  metadata: { component: { type: 'container', 'bom-ref': 'root', name: 'shop' } },
  components,
});

const upstream = {
  id: 'PYSEC-1',
  aliases: ['CVE-2026-7'],
  modified: '2026-01-01T00:00:00Z',
  affected: [
    {
      package: { ecosystem: 'PyPI', name: 'requests' },
      ranges: [{ type: 'ECOSYSTEM', events: [{ introduced: '0' }, { fixed: '2.31.0' }] }],
    },
  ],
};
const vendor = (release: string, events: readonly object[], more: object = {}) => ({
  id: 'DEBIAN-CVE-2026-7',
  upstream: ['CVE-2026-7'],
  modified: '2026-01-01T00:00:00Z',
  affected: [{ package: { ecosystem: `Debian:${release}`, name: 'requests' }, ranges: [{ type: 'ECOSYSTEM', events }] }],
  ...more,
});
const fixedIn = (version: string) => [{ introduced: '0' }, { fixed: version }];

async function judged(records: readonly object[], components: readonly object[]) {
  const all = await findingsFixture();
  await all.publish(records);
  const line = await all.take(bom(components));
  const told = () => findings(all.data.inventory, { all: true }).findings.find(({ advisory }) => advisory === 'PYSEC-1')!;
  // What the ledger says, `check` says.
  const { collected } = readDocument(Buffer.from(JSON.stringify(bom(components))));
  const one = { input: 'a.json', collected, spellsPurls: true };
  const component = collected.components.find(({ name }) => name === 'requests')!;
  const word = ownerJudge([all.data.advisories])(() => ['PYSEC-1', 'CVE-2026-7'], component, one);
  const [place] = told().places;
  expect(word?.verdict).toBe(place!.by === 'owner' ? place!.state : undefined);
  return { ...all, line, told, place: [place!.state, place!.by], why: place!.why };
}

test.each([
  [
    'CycloneDX that Waybill wrote',
    bom([owner('1', []), { ...module, properties: [{ name: 'waybill:owned-by', value: owner('1', []).purl }] }]),
  ],
  [
    'SPDX that Syft wrote',
    {
      spdxVersion: 'SPDX-2.3',
      SPDXID: 'SPDXRef-DOCUMENT',
      name: 'shop',
      packages: [
        ['SPDXRef-deb', 'python3-requests', owner('1', []).purl],
        ['SPDXRef-py', 'requests', module.purl],
      ].map(([SPDXID, name, locator]) => ({
        SPDXID,
        name,
        versionInfo: '1',
        externalRefs: [{ referenceCategory: 'PACKAGE-MANAGER', referenceType: 'purl', referenceLocator: locator }],
      })),
      relationships: [
        {
          spdxElementId: 'SPDXRef-deb',
          relationshipType: 'OTHER',
          relatedSpdxElement: 'SPDXRef-py',
          comment: 'ownership-by-file-overlap: indicates that the parent package claims ownership of a child package',
        },
        { spdxElementId: 'SPDXRef-py', relationshipType: 'OTHER', relatedSpdxElement: 'SPDXRef-deb', comment: 'something else' },
      ],
    },
  ],
])('%s tells of the owner', (_, document) => {
  const owners = ownersByRef(readDocument(Buffer.from(JSON.stringify(document))).collected);
  expect([...owners.values()].map(({ name }) => name)).toEqual(['python3-requests']);
});

describe('of a module that a package of a distribution owns', () => {
  test('the distribution says that it is repaired', async () => {
    const { place, why, told } = await judged(
      [upstream, vendor('12', fixedIn('2.28.1+dfsg-1+deb12u1'))],
      [owner('2.28.1+dfsg-1+deb12u1', [module])],
    );
    expect(place).toEqual(['fixed', 'owner']);
    expect(why).toContain('It is of python3-requests 2.28.1+dfsg-1+deb12u1, and DEBIAN-CVE-2026-7 says:');
    expect(told().verdict).toBe('affected');
  });

  test.each([
    ['that it is affected', [vendor('12', fixedIn('2.28.1+dfsg-1+deb12u9'))], ['affected', 'owner']],
    ['nothing of this release', [vendor('11', fixedIn('2.0'))], ['affected', 'advisory']],
    ['nothing of this flaw', [vendor('12', fixedIn('2.0'), { upstream: ['CVE-2026-8'] })], ['affected', 'advisory']],
    ['nothing any more', [vendor('12', fixedIn('2.0'), { withdrawn: '2026-01-02T00:00:00Z' })], ['affected', 'advisory']],
    ['that it never had it', [vendor('12', [{ introduced: '3.0' }])], ['notAffected', 'owner']],
    [
      'that, in an update on several',
      [vendor('12', [{ introduced: '3.0' }], { upstream: ['CVE-2026-7', 'CVE-2026-8'] })],
      ['affected', 'advisory'],
    ],
  ])('it says %s', async (_, records, expected) => {
    expect((await judged([upstream, ...records], [owner('2.28.1+dfsg-1+deb12u1', [module])])).place).toEqual(expected);
  });

  test('a second copy that nobody owns keeps the finding', async () => {
    const copy = { ...module, 'bom-ref': 'venv' };
    const { place } = await judged([upstream, vendor('12', fixedIn('2.0'))], [owner('2.28.1+dfsg-1', [module]), copy]);
    expect(place).toEqual(['affected', 'advisory']);
  });

  test('its word goes with the document that tells of the owner', async () => {
    const all = await judged([upstream, vendor('12', fixedIn('2.0'))], [owner('2.28.1+dfsg-1', [module])]);
    expect(all.place).toEqual(['fixed', 'owner']);
    await all.take(bom([owner('2.28.1+dfsg-1', []), { ...module, 'bom-ref': 'venv' }], 2));
    expect(all.told().places).toMatchObject([{ state: 'affected', by: 'advisory' }]);
    retractEvidence(all.data.ledger, all.line.sha256!, 'wrong');
    expect(all.told().places).toMatchObject([{ state: 'affected', by: 'advisory' }]);
  });

  test('what is bad on purpose is nobody’s to excuse', async () => {
    const bad = {
      ...upstream,
      id: 'PYSEC-1',
      database_specific: { waybill: { class: 'compromise' } },
      affected: [{ package: { ecosystem: 'PyPI', name: 'requests' }, versions: ['2.28.1'] }],
    };
    const all = await findingsFixture();
    await all.publish([bad, vendor('12', fixedIn('2.0'))]);
    await all.take(bom([owner('2.28.1+dfsg-1', [module])]));
    expect(findings(all.data.inventory, {}).findings).toMatchObject([{ class: 'compromise', state: 'affected' }]);
  });
});
