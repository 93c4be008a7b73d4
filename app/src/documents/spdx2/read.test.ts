import { describe, expect, test } from 'vitest';
import { readSpdx2 } from './read.ts';

function read(document: object) {
  return readSpdx2({ spdxVersion: 'SPDX-2.3', SPDXID: 'SPDXRef-DOCUMENT', name: 'doc', ...document }, '2.3', 'a.spdx.json');
}

function pack(id: string, fields: object = {}) {
  return { SPDXID: `SPDXRef-${id}`, name: id, versionInfo: '1', ...fields };
}

function related(from: string, relationshipType: string, to: string) {
  return { spdxElementId: `SPDXRef-${from}`, relationshipType, relatedSpdxElement: `SPDXRef-${to}` };
}

test.each([
  ['built package from: openssl 1:3.0.11-1', { name: 'openssl', version: '1:3.0.11-1' }],
  ['built package from: openssl', { name: 'openssl' }],
  ['acquired package info from installed database', undefined],
  [7, undefined],
])('the source information %j tells of %j', (sourceInfo, source) => {
  const { collected } = read({ packages: [pack('a', { sourceInfo }), pack('b')] });
  expect(collected.components[0]!.source).toEqual(source);
});

test('a package is read with everything that identifies it', () => {
  const { collected } = read({
    packages: [
      pack('a', {
        supplier: 'Organization: Left (Holding) Ltd (mail@left.example)',
        originator: 'Person: Ann',
        licenseDeclared: 'MIT',
        licenseConcluded: 'NOASSERTION',
        primaryPackagePurpose: 'APPLICATION',
        checksums: [{ algorithm: 'SHA1', checksumValue: 'AB'.repeat(20) }],
        externalRefs: [
          { referenceCategory: 'PACKAGE-MANAGER', referenceType: 'purl', referenceLocator: 'pkg:npm/a@1' },
          { referenceCategory: 'PACKAGE_MANAGER', referenceType: 'purl', referenceLocator: 'pkg:npm/a@1?vcs_url=x' },
          { referenceCategory: 'SECURITY', referenceType: 'cpe23Type', referenceLocator: 'cpe:2.3:a:x:a:1:*:*:*:*:*:*:*' },
          { referenceCategory: 'OTHER', referenceType: 'uri', referenceLocator: 'https://left.example' },
        ],
      }),
      pack('b'),
    ],
  });
  expect(collected.components[0]).toEqual({
    ref: 'SPDXRef-a',
    kind: 'application',
    name: 'a',
    version: '1',
    purl: 'pkg:npm/a@1',
    otherPurls: ['pkg:npm/a@1?vcs_url=x'],
    cpes: ['cpe:2.3:a:x:a:1:*:*:*:*:*:*:*'],
    hashes: [`sha1:${'ab'.repeat(20)}`],
    licenses: ['MIT'],
    supplier: 'Left (Holding) Ltd',
    publisher: 'Ann',
    place: { pointer: '/packages/0' },
  });
});

describe('the root', () => {
  const packages = [pack('a'), pack('b')];

  test.each([
    ['DESCRIBES', { relationships: [related('DOCUMENT', 'DESCRIBES', 'a')] }],
    ['DESCRIBED_BY', { relationships: [related('a', 'DESCRIBED_BY', 'DOCUMENT')] }],
    ['documentDescribes', { documentDescribes: ['SPDXRef-a'] }],
  ])('is the one package that the document names by %s', (_, fields) => {
    const { head, counted, collected } = read({ packages, ...fields });
    expect(head).toMatchObject({ assetName: 'a', assetKind: 'build', root: { ref: 'SPDXRef-a' } });
    expect([counted, collected.components.map(({ name }) => name)]).toEqual([1, ['b']]);
  });

  test('is missing where several packages are described: the asset is named after the document', () => {
    const { head, counted } = read({ packages, documentDescribes: ['SPDXRef-a', 'SPDXRef-b'] });
    expect([head.root, head.assetName, counted]).toEqual([undefined, 'doc', 2]);
  });

  test('and the asset are unknown where nothing is described', () => {
    const { head, counted } = read({ packages });
    expect([head.root, head.assetName, counted]).toEqual([undefined, undefined, 2]);
  });

  test('is the only package of a document that describes nothing', () => {
    expect(read({ packages: [pack('a')] }).head.assetName).toBe('a');
  });

  test('of an image is named without its tag', () => {
    const image = pack('a', { name: 'docker.example/library/nginx:1.25', primaryPackagePurpose: 'CONTAINER' });
    expect(read({ packages: [image] }).head).toMatchObject({ assetName: 'docker.example/library/nginx', assetKind: 'image' });
  });
});

describe('relationships', () => {
  const packages = ['root', 'a', 'b', 'c'].map((id) => pack(id));
  const describes = related('DOCUMENT', 'DESCRIBES', 'root');

  test('tell what needs and what holds what, in either direction', () => {
    const { collected } = read({
      packages,
      relationships: [
        describes,
        related('root', 'DEPENDS_ON', 'a'),
        related('b', 'DEPENDENCY_OF', 'a'),
        related('c', 'CONTAINED_BY', 'a'),
        related('a', 'VARIANT_OF', 'c'),
        related('root', 'CONTAINS', 'c'),
      ],
    });
    expect(collected.relations).toEqual([
      { kind: 'dependsOn', from: 'SPDXRef-a', to: 'SPDXRef-b' },
      { kind: 'contains', from: 'SPDXRef-a', to: 'SPDXRef-c' },
    ]);
    expect(collected.components.map(({ direct }) => direct)).toEqual([true, undefined, undefined]);
  });

  test('give a package the scope that weighs most', () => {
    const { collected } = read({
      packages,
      relationships: [
        describes,
        related('a', 'DEV_DEPENDENCY_OF', 'root'),
        related('b', 'DEV_DEPENDENCY_OF', 'root'),
        related('b', 'OPTIONAL_DEPENDENCY_OF', 'a'),
        related('c', 'DEV_DEPENDENCY_OF', 'root'),
        related('a', 'DEPENDS_ON', 'c'),
      ],
    });
    expect(collected.components.map(({ scope }) => scope)).toEqual(['development', 'optional', undefined]);
  });

  test('to what is not there are told once; to files and other documents they are right', () => {
    const { collected } = read({
      packages,
      files: [{ SPDXID: 'SPDXRef-f' }],
      relationships: [
        related('a', 'DEPENDS_ON', 'gone'),
        related('b', 'DEPENDS_ON', 'gone'),
        related('a', 'CONTAINS', 'f'),
        { spdxElementId: 'SPDXRef-a', relationshipType: 'DEPENDS_ON', relatedSpdxElement: 'DocumentRef-x:SPDXRef-y' },
        { spdxElementId: 'SPDXRef-a', relationshipType: 'DEPENDS_ON', relatedSpdxElement: 'NOASSERTION' },
      ],
    });
    expect(collected.gaps.map(({ kind, pointer, blocking }) => [kind, pointer, blocking])).toEqual([
      ['dangling-reference', '/relationships/0/relatedSpdxElement', false],
    ]);
  });
});

test('the head tells tools without versions, authors, time and namespace', () => {
  const { head } = read({
    packages: [pack('a')],
    documentNamespace: 'https://example.com/a',
    creationInfo: {
      created: '2024-05-01T12:00:00Z',
      creators: ['Tool: syft-0.90.0', 'Tool: sbom-tool v2.1', 'Organization: Example, Inc', 'Person: Ann (a@example.com)', 7],
    },
  });
  expect(head).toMatchObject({
    serial: 'https://example.com/a',
    time: Date.UTC(2024, 4, 1, 12),
    tools: ['syft', 'sbom-tool'],
    authors: ['Example, Inc', 'Ann'],
  });
});

test('a package without a name hides something, one without an id does not', () => {
  const { collected, counted } = read({ packages: [{ SPDXID: 'SPDXRef-a' }, { name: 'b', versionInfo: '1' }, pack('c')] });
  expect(counted).toBe(3);
  expect(collected.complete).toBe(false);
  expect(collected.gaps.map(({ kind }) => kind)).toEqual(['missing-name', 'missing-ref']);
});
