import fc from 'fast-check';
import { expect, test } from 'vitest';
import { openForWork } from '../work-document.ts';
import { profiles, scoreDocument } from './index.ts';

const open = (document: object) => openForWork(new TextEncoder().encode(JSON.stringify(document)), 'x.json');

const whole = {
  type: 'library',
  'bom-ref': 'a',
  name: 'a',
  version: '1',
  purl: 'pkg:npm/a@1',
  supplier: { name: 'Acme' },
  manufacturer: { name: 'Acme', url: ['https://acme.example'] },
  licenses: [{ license: { id: 'MIT' } }],
  copyright: '© Acme',
  hashes: [{ alg: 'SHA-512', content: '0'.repeat(128) }],
  properties: [
    { name: 'bsi:component:filename', value: 'a.tgz' },
    { name: 'bsi:component:executable', value: 'non-executable' },
    { name: 'bsi:component:archive', value: 'archive' },
    { name: 'bsi:component:structured', value: 'structured' },
  ],
};

const bom = {
  bomFormat: 'CycloneDX',
  specVersion: '1.6',
  metadata: {
    timestamp: '2024-01-01T00:00:00Z',
    lifecycles: [{ phase: 'build' }],
    tools: { components: [{ type: 'application', name: 't' }] },
    authors: [{ name: 'Ann', email: 'ann@example.com' }],
    component: { ...whole, 'bom-ref': 'root', name: 'root' },
  },
  components: [whole],
  dependencies: [{ ref: 'root', dependsOn: ['a'] }],
  compositions: [{ aggregate: 'complete', assemblies: ['root'], dependencies: ['root', 'a'] }],
};

test('a document that has everything has 100 by every profile', () => {
  const { components, scores } = scoreDocument(open(bom), profiles);
  expect(components).toBe(2);
  expect(scores.map(({ profile, score, worst }) => [profile, score, worst])).toEqual([
    ['ntia', 100, []],
    ['cisa', 100, []],
    ['bsi', 100, []],
    ['fsct', 100, []],
  ]);
});

test('what one of two components lacks costs half a field, and is named', () => {
  const { supplier, manufacturer, version, ...poor } = whole;
  const [ntia] = scoreDocument(open({ ...bom, components: [poor] }), profiles).scores;
  expect(ntia!.score).toBe(85.7);
  expect(ntia!.fields.find(({ field }) => field === 'version')).toMatchObject({ scope: 'component', of: 2, having: 1, share: 0.5 });
  expect(ntia!.worst).toEqual([{ component: 'pkg:npm/a@1', pointer: '/components/0', missing: ['supplier', 'version'] }]);
  expect(ntia!.derivation).toBe(
    '100 × (author 1/1 + timestamp 1/1 + supplier 1/2 + name 2/2 + version 1/2 + identifier 2/2 + dependency 2/2) / 7 fields = 85.7',
  );
});

test('a time that is none, a licence without an SPDX id and a SHA-256 do not count', () => {
  const lax = { ...whole, licenses: [{ license: { name: 'House licence' } }], hashes: [{ alg: 'SHA-256', content: '0'.repeat(64) }] };
  const { scores } = scoreDocument(open({ ...bom, metadata: { ...bom.metadata, timestamp: '12:00:00' }, components: [lax] }), profiles);
  const bsi = scores.find(({ profile }) => profile === 'bsi')!;
  expect(bsi.fields.filter(({ share }) => share !== 1).map(({ field }) => field)).toEqual(['timestamp', 'distribution-license', 'sha512']);
});

test('SPDX 2 is asked in its own words, and NOASSERTION is no answer', () => {
  const spdx = {
    spdxVersion: 'SPDX-2.3',
    creationInfo: { created: '2024-01-01T00:00:00Z', creators: ['Tool: t', 'Organization: Acme (a@example.com)'] },
    documentDescribes: ['SPDXRef-a'],
    packages: [
      {
        SPDXID: 'SPDXRef-a',
        name: 'a',
        versionInfo: '1',
        supplier: 'NOASSERTION',
        licenseConcluded: 'NOASSERTION',
        licenseDeclared: 'MIT',
      },
    ],
  };
  const [, cisa] = scoreDocument(open(spdx), profiles).scores;
  expect(cisa!.fields.filter(({ share }) => share === 0).map(({ field }) => field)).toEqual([
    'generation-context',
    'supplier',
    'identifier',
    'hash',
  ]);
});

test('BSI’s fields are found where its table puts them in SPDX 3', () => {
  const files = { spdxId: 'urn:file', type: 'software_File', name: 'a.tgz', software_additionalPurpose: ['archive', 'container'] };
  const graph = [
    { '@id': '_:c', type: 'CreationInfo', specVersion: '3.0.1', created: '2024-01-01T00:00:00Z', createdBy: ['urn:acme'] },
    {
      spdxId: 'urn:acme',
      type: 'Organization',
      name: 'Acme',
      externalIdentifier: [{ type: 'ExternalIdentifier', externalIdentifierType: 'urlScheme', identifier: 'https://acme.example' }],
    },
    { spdxId: 'urn:a', type: 'software_Package', name: 'a', software_packageVersion: '1', originatedBy: ['urn:acme'] },
    { ...files, verifiedUsing: [{ type: 'Hash', algorithm: 'sha512', hashValue: '0'.repeat(128) }] },
    { type: 'Relationship', relationshipType: 'hasDistributionArtifact', from: 'urn:a', to: ['urn:file'], completeness: 'complete' },
    { type: 'Relationship', relationshipType: 'hasConcludedLicense', from: 'urn:a', to: ['urn:mit'] },
    { spdxId: 'urn:mit', type: 'simplelicensing_LicenseExpression', simplelicensing_licenseExpression: 'MIT' },
  ];
  const document = { '@context': 'https://spdx.org/rdf/3.0.1/spdx-context.jsonld', '@graph': graph };
  const bsi = scoreDocument(open(document), profiles).scores.find(({ profile }) => profile === 'bsi')!;
  expect(bsi).toMatchObject({ score: 100, worst: [] });
});

test.each([
  [[], 0, 0],
  [[{ aggregate: 'not_specified' }], 0, 0],
  [[{ aggregate: 'unknown' }], 2, 2],
  [[{ aggregate: 'complete', vulnerabilities: ['x'] }], 0, 0],
  [[{ aggregate: 'incomplete', dependencies: ['root'] }], 1, 1],
])('how complete it is: %j', (compositions, direct, all) => {
  const { scores } = scoreDocument(open({ ...bom, compositions }), profiles);
  const having = (profile: string, field: string) =>
    scores.find((one) => one.profile === profile)!.fields.find((one) => one.field === field)!.having;
  expect([having('fsct', 'relationship-completeness'), having('bsi', 'dependency-completeness')]).toEqual([direct, all]);
});

test('what is demanded of some components only is not asked of others', () => {
  const { licenses, copyright, ...bare } = whole;
  const far = { ...bare, 'bom-ref': 'b' };
  const { scores } = scoreDocument(
    open({ ...bom, components: [bare, far], dependencies: [...bom.dependencies, { ref: 'a', dependsOn: ['b'] }] }),
    profiles,
  );
  const { score, fields } = scores.find(({ profile }) => profile === 'fsct')!;
  expect(score).toBe(100);
  expect(fields.filter(({ of }) => of !== 3).map(({ field, of }) => [field, of])).toEqual([
    ['author', 1],
    ['timestamp', 1],
    ['primary-component', 1],
    ['relationship-completeness', 2],
    ['primary-license', 1],
    ['primary-copyright', 1],
  ]);
});

test.each([
  ['1.5', 0],
  ['1.6', 1],
])('BSI asks for a current format: CycloneDX %s', (specVersion, having) => {
  const bsi = scoreDocument(open({ ...bom, specVersion }), profiles).scores.find(({ profile }) => profile === 'bsi')!;
  expect(bsi.fields[0]).toMatchObject({ field: 'format', having });
});

test('an identifier of SPDX 3 counts by its type', () => {
  const pack = (type: string) => ({
    spdxId: `urn:${type}`,
    type: 'software_Package',
    name: type,
    externalIdentifier: [{ type: 'ExternalIdentifier', externalIdentifierType: type, identifier: 'x' }],
  });
  const graph = ['swid', 'swhid', 'gitoid', 'packageUrl', 'cpe23', 'email', 'other'].map(pack);
  const [ntia] = scoreDocument(open({ '@context': 'https://spdx.org/rdf/3.0.1/spdx-context.jsonld', '@graph': graph }), profiles).scores;
  expect(ntia!.fields.find(({ field }) => field === 'identifier')).toMatchObject({ of: 7, having: 5 });
});

test('nothing to score is no score', () => {
  const { scores } = scoreDocument(open({ bomFormat: 'CycloneDX', specVersion: '1.6' }), profiles);
  expect(scores.map(({ score }) => score)).toEqual([null, null, null, null]);
});

test('whatever a document holds, a score is between 0 and 100', () => {
  fc.assert(
    fc.property(fc.jsonValue(), fc.jsonValue(), fc.jsonValue(), (metadata, component, dependencies) => {
      const { scores } = scoreDocument(
        open({ bomFormat: 'CycloneDX', specVersion: '1.6', metadata, components: [component, { name: 'x' }], dependencies }),
        profiles,
      );
      for (const { score } of scores) expect(score).toSatisfy((number: number) => number >= 0 && number <= 100);
    }),
  );
});
