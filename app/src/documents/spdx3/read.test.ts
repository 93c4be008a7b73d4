import { describe, expect, test } from 'vitest';
import { readSpdx3 } from './read.ts';

function read(...graph: readonly object[]) {
  return readSpdx3({ '@context': 'https://spdx.org/rdf/3.0.1/spdx-context.jsonld', '@graph': graph }, '3.0.1', 'a.json');
}

const pack = (id: string, fields: object = {}) => ({
  type: 'software_Package',
  spdxId: `urn:${id}`,
  name: id,
  software_packageVersion: '1',
  ...fields,
});
const relation = (from: string, relationshipType: string, to: readonly string[], fields: object = {}) => ({
  type: 'Relationship',
  spdxId: `urn:${from}-${relationshipType}-${to.join('-')}`,
  relationshipType,
  from: `urn:${from}`,
  to: to.map((id) => `urn:${id}`),
  ...fields,
});
const document = (...roots: readonly string[]) => ({
  type: 'SpdxDocument',
  spdxId: 'urn:doc',
  name: 'doc',
  creationInfo: '_:c',
  rootElement: roots.map((id) => `urn:${id}`),
});

test('a package is read with everything that identifies it', () => {
  const { collected } = read(
    document('a', 'b'),
    pack('a', {
      software_primaryPurpose: 'application',
      software_packageUrl: 'pkg:npm/a@1',
      externalIdentifier: [
        { type: 'ExternalIdentifier', externalIdentifierType: 'packageUrl', identifier: 'pkg:npm/a@1?x=y' },
        { type: 'ExternalIdentifier', externalIdentifierType: 'cpe23', identifier: 'cpe:2.3:a:x:a:1:*:*:*:*:*:*:*' },
        { type: 'ExternalIdentifier', externalIdentifierType: 'email', identifier: 'a@example.com' },
      ],
      verifiedUsing: [
        { type: 'Hash', algorithm: 'sha256', hashValue: 'AB'.repeat(32) },
        { type: 'PackageVerificationCode', hashValue: 'cd' },
      ],
      suppliedBy: 'urn:left',
      originatedBy: ['urn:ann'],
    }),
    pack('b'),
    { type: 'Organization', spdxId: 'urn:left', name: 'Left Ltd' },
    { type: 'Person', spdxId: 'urn:ann', name: 'Ann' },
    { type: 'simplelicensing_LicenseExpression', spdxId: 'urn:mit', simplelicensing_licenseExpression: 'MIT' },
    relation('a', 'hasDeclaredLicense', ['mit']),
    relation('a', 'hasConcludedLicense', ['mit']),
  );
  expect(collected.components[0]).toEqual({
    ref: 'urn:a',
    kind: 'application',
    name: 'a',
    version: '1',
    purl: 'pkg:npm/a@1',
    otherPurls: ['pkg:npm/a@1?x=y'],
    cpes: ['cpe:2.3:a:x:a:1:*:*:*:*:*:*:*'],
    hashes: [`sha256:${'ab'.repeat(32)}`],
    licenses: ['MIT'],
    supplier: 'Left Ltd',
    publisher: 'Ann',
    place: { pointer: '/@graph/1' },
  });
});

describe('the root', () => {
  const sbom = { type: 'software_Sbom', spdxId: 'urn:sbom', rootElement: ['urn:a'] };

  test.each([
    ['the root element', [document('a'), pack('a'), pack('b')]],
    ['that of the SBOM', [document('sbom'), sbom, pack('a'), pack('b')]],
    ['what the document describes', [document(), pack('a'), pack('b'), relation('doc', 'describes', ['a'])]],
    ['the only package', [pack('a')]],
  ])('is %s', (_, graph) => {
    const { head, collected } = read(...graph);
    expect([head.assetName, collected.components.some(({ name }) => name === 'a')]).toEqual(['a', false]);
  });

  test('is missing where there are several: the asset is named after the document', () => {
    expect(read(document('a', 'b'), pack('a'), pack('b')).head).toMatchObject({ assetName: 'doc' });
  });
});

test('relationships tell what needs and what holds what, with scopes', () => {
  const { collected, head } = read(
    document('r'),
    pack('r'),
    pack('a'),
    pack('b'),
    pack('c'),
    { type: 'software_File', spdxId: 'urn:f', name: 'f' },
    relation('r', 'dependsOn', ['a'], { completeness: 'complete' }),
    relation('a', 'contains', ['b', 'f']),
    relation('a', 'dependsOn', ['c'], { type: 'LifecycleScopedRelationship', scope: 'test' }),
    relation('a', 'dependsOn', ['gone']),
    relation('a', 'generates', ['b']),
  );
  expect(collected.relations).toEqual([
    { kind: 'contains', from: 'urn:a', to: 'urn:b' },
    { kind: 'dependsOn', from: 'urn:a', to: 'urn:c', scope: 'development' },
  ]);
  expect(collected.components.map(({ direct, scope }) => [direct, scope])).toEqual([
    [true, undefined],
    [undefined, undefined],
    [undefined, 'development'],
  ]);
  expect(collected.gaps.map(({ kind, pointer }) => [kind, pointer])).toEqual([['dangling-reference', '/@graph/9/to']]);
  expect(head.completeness).toBe('declaredComplete');
});

test('a relationship of the root that calls itself incomplete closes nothing', () => {
  const { head, collected } = read(document('r'), pack('r'), pack('a'), relation('r', 'contains', ['a'], { completeness: 'incomplete' }));
  expect([head.completeness, collected.complete]).toEqual(['declaredIncomplete', false]);
});

test('the head tells who made the document, when and with what', () => {
  const { head } = read(
    document('a'),
    pack('a'),
    { type: 'CreationInfo', '@id': '_:c', created: '2024-05-01T12:00:00Z', createdBy: ['urn:ann'], createdUsing: ['urn:tool'] },
    { type: 'Person', spdxId: 'urn:ann', name: 'Ann' },
    { type: 'Tool', spdxId: 'urn:tool', name: 'maker' },
  );
  expect(head).toMatchObject({
    serial: 'urn:doc',
    time: Date.UTC(2024, 4, 1, 12),
    authors: ['Ann'],
    tools: ['maker'],
    specVersion: '3.0.1',
  });
});
