import { expect, test } from 'vitest';
import { validateDocument } from '../validate/index.ts';
import { openForWork } from '../work-document.ts';
import { mergeDocuments } from './index.ts';

const open = (path: string, document: object) => ({
  path,
  document: openForWork(new TextEncoder().encode(JSON.stringify(document)), path),
});

const spdx = (path: string, fields: object, created = '2024-01-01T00:00:00Z') =>
  open(path, {
    spdxVersion: 'SPDX-2.3',
    SPDXID: 'SPDXRef-DOCUMENT',
    name: path,
    dataLicense: 'CC0-1.0',
    documentNamespace: `https://example.com/${path}`,
    creationInfo: { created, creators: [`Tool: ${path}`] },
    ...fields,
  });

const purl = (locator: string) => [{ referenceCategory: 'PACKAGE-MANAGER', referenceType: 'purl', referenceLocator: locator }];

const pack = (id: string, name: string, fields: object = {}) => ({ SPDXID: id, name, downloadLocation: 'NOASSERTION', ...fields });

const left = spdx('left', {
  documentDescribes: ['SPDXRef-root'],
  packages: [
    pack('SPDXRef-root', 'left', { licenseConcluded: 'LicenseRef-own' }),
    pack('SPDXRef-1', 'x', { externalRefs: purl('pkg:npm/x@1'), licenseDeclared: 'MIT', supplier: 'NOASSERTION' }),
  ],
  hasExtractedLicensingInfos: [{ licenseId: 'LicenseRef-own', extractedText: 'left' }],
  relationships: [{ spdxElementId: 'SPDXRef-root', relationshipType: 'DEPENDS_ON', relatedSpdxElement: 'SPDXRef-1' }],
});
const right = spdx(
  'right',
  {
    documentDescribes: ['SPDXRef-root'],
    packages: [
      pack('SPDXRef-root', 'right', { licenseConcluded: 'MIT AND LicenseRef-own' }),
      pack('SPDXRef-1', 'y'),
      pack('SPDXRef-2', 'x', { externalRefs: purl('pkg:npm/x@1'), licenseDeclared: 'ISC', supplier: 'Organization: Acme' }),
    ],
    files: [{ SPDXID: 'SPDXRef-f', fileName: './f', checksums: [{ algorithm: 'SHA1', checksumValue: '0'.repeat(40) }] }],
    hasExtractedLicensingInfos: [{ licenseId: 'LicenseRef-own', extractedText: 'right' }],
    relationships: [{ spdxElementId: 'SPDXRef-root', relationshipType: 'DEPENDS_ON', relatedSpdxElement: 'SPDXRef-2' }],
    annotations: [{ annotationDate: '2024-01-01T00:00:00Z', annotationType: 'OTHER', annotator: 'Tool: t', comment: 'kept' }],
  },
  '2024-02-01T00:00:00Z',
);

test('flat: each package once, ids and licences that meant different things apart, conflicts kept, the latest time', async () => {
  const { document, conflicts, losses } = await mergeDocuments([left, right], { mode: 'flat' });
  expect(conflicts).toMatchObject([{ component: 'SPDXRef-1', field: 'licenseDeclared', kept: 'MIT', other: 'ISC', path: 'right' }]);
  expect(losses).toEqual([]);
  expect(document).toMatchObject({
    creationInfo: { created: '2024-02-01T00:00:00Z', creators: ['Tool: left', 'Tool: right'] },
    documentDescribes: ['SPDXRef-root', 'SPDXRef-root-2'],
    packages: [
      {
        SPDXID: 'SPDXRef-1',
        name: 'x',
        licenseDeclared: 'MIT',
        supplier: 'Organization: Acme',
        annotations: [{ comment: 'waybill:merge:conflict:licenseDeclared {"document":"right","value":"ISC"}' }],
      },
      { SPDXID: 'SPDXRef-1-2', name: 'y' },
      { SPDXID: 'SPDXRef-root', licenseConcluded: 'LicenseRef-own' },
      { SPDXID: 'SPDXRef-root-2', licenseConcluded: 'MIT AND LicenseRef-own-2' },
    ],
    files: [{ fileName: './f' }],
    hasExtractedLicensingInfos: [{ extractedText: 'left' }, { licenseId: 'LicenseRef-own-2', extractedText: 'right' }],
    relationships: [
      { spdxElementId: 'SPDXRef-root', relatedSpdxElement: 'SPDXRef-1' },
      { spdxElementId: 'SPDXRef-root-2', relatedSpdxElement: 'SPDXRef-1' },
    ],
    annotations: [{ comment: 'kept' }],
  });
  expect(await validateDocument(new TextEncoder().encode(JSON.stringify(document)))).toMatchObject({ verdict: 'valid', errorCount: 0 });
});

test('hierarchical: what two documents list stays apart, below what the merged one is about', async () => {
  const { document, components } = await mergeDocuments([left, right], { mode: 'hierarchical', name: 'all', version: '1' });
  expect(components).toBe(6);
  expect(document.documentDescribes).toEqual(['SPDXRef-all']);
  expect(document.relationships).toContainEqual({
    spdxElementId: 'SPDXRef-all',
    relationshipType: 'DEPENDS_ON',
    relatedSpdxElement: 'SPDXRef-root-2',
  });
  expect(await validateDocument(new TextEncoder().encode(JSON.stringify(document)))).toMatchObject({ verdict: 'valid', errorCount: 0 });
});

test('merged with itself it is itself, and the same inputs give the same bytes', async () => {
  const once = await mergeDocuments([left], { mode: 'flat', serialNumber: 'urn:x' });
  const twice = await mergeDocuments([left, left], { mode: 'flat', serialNumber: 'urn:x' });
  expect(twice).toEqual(once);
});

test('documents of other formats become that of the first, and what is lost is told', async () => {
  const bom = open('bom', {
    bomFormat: 'CycloneDX',
    specVersion: '1.6',
    components: [{ type: 'library', name: 'z', version: '1', purl: 'pkg:npm/z@1' }],
    services: [{ name: 's' }],
  });
  const { document, losses } = await mergeDocuments([left, bom], { mode: 'flat' });
  expect((document.packages as { name: string }[]).map(({ name }) => name)).toContain('z');
  expect(losses).toContainEqual(expect.objectContaining({ field: 'services' }));
  const turned = await mergeDocuments([bom, left], { mode: 'flat' });
  expect(turned.document).toMatchObject({ bomFormat: 'CycloneDX', services: [{ name: 's' }] });
});
