import fc from 'fast-check';
import { expect, test } from 'vitest';
import { elementsOf } from '../elements/index.ts';
import { validateDocument } from '../validate/index.ts';
import { openForWork, type WorkDocument } from '../work-document.ts';
import { convertDocument, targets } from './index.ts';

const encode = (document: object) => new TextEncoder().encode(JSON.stringify(document));
const open = (document: object) => openForWork(encode(document), 'x.json');

const convert = async (source: WorkDocument, target: string) => {
  const { text, losses } = await convertDocument(source, target);
  return { document: text.startsWith('{') ? JSON.parse(text) : undefined, bytes: new TextEncoder().encode(text), losses };
};

const bom = {
  bomFormat: 'CycloneDX',
  specVersion: '1.6',
  serialNumber: 'urn:uuid:3e671687-395b-41f5-a30f-a58921a69b79',
  version: 1,
  metadata: {
    timestamp: '2024-01-01T00:00:00Z',
    tools: { components: [{ type: 'application', name: 't', version: '2' }] },
    authors: [{ name: 'Ann', email: 'ann@example.com' }],
    component: { type: 'application', 'bom-ref': 'root', name: 'shop', version: '7' },
  },
  components: [
    {
      type: 'library',
      'bom-ref': 'pkg:npm/a@1',
      name: 'a',
      version: '1',
      purl: 'pkg:npm/a@1',
      supplier: { name: 'Acme', contact: [{ email: 'a@acme.example' }] },
      hashes: [{ alg: 'SHA-256', content: 'a'.repeat(64) }],
      licenses: [{ license: { id: 'MIT', acknowledgement: 'declared' } }],
      copyright: '© Acme',
    },
    {
      type: 'library',
      'bom-ref': 'b',
      name: 'b',
      version: '2',
      purl: 'pkg:npm/b@2',
      licenses: [{ expression: 'MIT OR LicenseRef-house' }],
    },
    {
      type: 'cryptographic-asset',
      'bom-ref': 'c',
      name: 'c',
      licenses: [{ license: { name: 'House licence', text: { content: 'Be nice.' } } }],
      pedigree: { notes: 'forked' },
      authors: [{ name: 'Bob' }],
    },
  ],
  services: [{ name: 's' }],
  dependencies: [
    { ref: 'root', dependsOn: ['pkg:npm/a@1', 'b'] },
    { ref: 'pkg:npm/a@1', dependsOn: ['b'] },
  ],
};

const summaryOf = (document: object) =>
  [...elementsOf(open(document))]
    .filter(({ kind }) => kind === 'component')
    .map(({ name, version, purl, supplier, licenses, hashes }) => [
      name,
      version,
      purl,
      supplier,
      licenses.map(({ text }) => text),
      hashes.map(({ digest }) => digest),
    ])
    .sort();

test.each(targets)('to %s: the document is valid, and what is left out is told', async (target) => {
  const { document, bytes, losses } = await convert(open(bom), target);
  const { errors, verdict } = await validateDocument(bytes, { strict: true });
  expect({ verdict, errors: errors.filter(({ severity }) => severity === 'error') }).toEqual({ verdict: 'valid', errors: [] });
  if (target === 'spdx-2.3') expect(losses.map(({ field }) => field)).toEqual(['components.pedigree', 'components.type', 'services']);
  if (target === 'cyclonedx-1.6' || target === 'cyclonedx-1.7') expect(losses).toEqual([]);
  if (target === 'cyclonedx-1.4') {
    expect(losses.map(({ field }) => field)).toEqual([
      'components.authors',
      'components.licenses.license.acknowledgement',
      'components.type',
    ]);
    expect(document.metadata).toMatchObject({ tools: [{ name: 't', version: '2' }] });
  }
});

test('there and back: components, versions, purls, suppliers, hashes and licences agree', async () => {
  const { document } = await convert(open(bom), 'spdx-2.3');
  const back = await convert(open(document), 'cyclonedx-1.6');
  expect(summaryOf(back.document)).toEqual(summaryOf(bom));
  expect(back.document).toMatchObject({
    serialNumber: bom.serialNumber,
    metadata: { timestamp: '2024-01-01T00:00:00Z', component: { name: 'shop' }, authors: [{ name: 'Ann', email: 'ann@example.com' }] },
    dependencies: [
      { ref: 'SPDXRef-pkg-npm-a-1', dependsOn: ['SPDXRef-b'] },
      { ref: 'SPDXRef-root', dependsOn: ['SPDXRef-b', 'SPDXRef-pkg-npm-a-1'] },
    ],
  });
  expect((await validateDocument(encode(back.document))).verdict).toBe('valid');
});

test('unknown keys of a CycloneDX document are told, not dropped in silence', async () => {
  const { losses } = await convert(open({ ...bom, 'x-ours': 1 }), 'cyclonedx-1.5');
  expect(losses).toContainEqual(expect.objectContaining({ field: 'x-ours', count: 1, pointer: '/x-ours' }));
});

test('what SPDX says and CycloneDX cannot is told', async () => {
  const spdx = {
    spdxVersion: 'SPDX-2.3',
    SPDXID: 'SPDXRef-DOCUMENT',
    name: 'd',
    dataLicense: 'CC0-1.0',
    documentNamespace: 'https://example.com/d',
    creationInfo: { created: '2024-01-01T00:00:00Z', creators: ['Tool: t'] },
    packages: [
      {
        SPDXID: 'SPDXRef-a',
        name: 'a',
        downloadLocation: 'NOASSERTION',
        licenseDeclared: 'MIT AND ISC',
        licenseConcluded: 'MIT',
        filesAnalyzed: false,
        sourceInfo: 'x',
      },
    ],
    files: [{ SPDXID: 'SPDXRef-f', fileName: './f', checksums: [{ algorithm: 'SHA1', checksumValue: 'a'.repeat(40) }] }],
    relationships: [{ spdxElementId: 'SPDXRef-a', relationshipType: 'GENERATED_FROM', relatedSpdxElement: 'SPDXRef-f' }],
  };
  const { document, losses } = await convert(open(spdx), 'cyclonedx-1.6');
  expect(losses.map(({ field }) => field)).toEqual([
    'documentNamespace',
    'files',
    'name',
    'packages.licenseConcluded',
    'packages.sourceInfo',
    'relationships',
  ]);
  expect((await validateDocument(encode(document))).verdict).toBe('valid');
});

test('whatever stands in a document, converting it ends in a document or a refusal', async () => {
  const anything = fc.jsonValue({ maxDepth: 3 });
  await fc.assert(
    fc.asyncProperty(
      fc.record({ metadata: anything, components: fc.array(anything), dependencies: anything }),
      fc.constantFrom(...targets),
      async (fields, target) => {
        const { text } = await convertDocument(open({ bomFormat: 'CycloneDX', specVersion: '1.6', ...fields }), target);
        expect(text).not.toBe('');
      },
    ),
    { numRuns: 50 },
  );
});

const loose = fc.oneof(
  fc.string({ maxLength: 8 }),
  fc.constantFrom('SPDXRef-a', 'SPDXRef-b', 'NONE', 'NOASSERTION', 'MIT', 'LicenseRef-x'),
  fc.jsonValue({ maxDepth: 1 }),
);
const record = (keys: readonly string[]) => fc.record(Object.fromEntries(keys.map((key) => [key, loose])), { requiredKeys: [] });
const anySpdx2 = fc.record({
  spdxVersion: fc.constant('SPDX-2.3'),
  creationInfo: fc.oneof(record(['created', 'creators', 'comment']), loose),
  documentNamespace: loose,
  packages: fc.array(
    fc.record({
      SPDXID: loose,
      name: loose,
      licenseDeclared: loose,
      supplier: loose,
      checksums: fc.array(record(['algorithm', 'checksumValue'])),
      externalRefs: fc.array(record(['referenceType', 'referenceCategory', 'referenceLocator', 'comment'])),
      annotations: fc.array(record(['annotator', 'annotationDate', 'comment'])),
      packageVerificationCode: fc.oneof(record(['packageVerificationCodeValue']), loose),
    }),
    { maxLength: 4 },
  ),
  files: fc.array(record(['SPDXID', 'fileName', 'checksums', 'licenseConcluded']), { maxLength: 3 }),
  snippets: fc.array(record(['SPDXID', 'snippetFromFile', 'ranges', 'name']), { maxLength: 2 }),
  relationships: fc.array(record(['spdxElementId', 'relationshipType', 'relatedSpdxElement', 'comment'])),
  hasExtractedLicensingInfos: fc.array(record(['licenseId', 'extractedText', 'name', 'seeAlsos'])),
  externalDocumentRefs: fc.array(record(['externalDocumentId', 'spdxDocument', 'checksum'])),
});

test('whatever stands in a document of SPDX 2, what is made of it is valid', async () => {
  await fc.assert(
    fc.asyncProperty(
      anySpdx2,
      fc.constantFrom('spdx-3.0.1', 'cyclonedx-1.6', 'cyclonedx-1.3', 'cyclonedx-1.7-xml'),
      async (document, target) => {
        const { text } = await convertDocument(open(document), target);
        expect((await validateDocument(new TextEncoder().encode(text), { schemaOnly: true })).errors).toEqual([]);
      },
    ),
    { numRuns: 300 },
  );
});

test('whatever stands in a document of SPDX 3, it can be told otherwise', async () => {
  const element = fc.record(
    {
      type: fc.constantFrom(
        'software_Package',
        'software_File',
        'Relationship',
        'Annotation',
        'SpdxDocument',
        'software_Sbom',
        'CreationInfo',
        'Person',
        'simplelicensing_LicenseExpression',
      ),
      ...Object.fromEntries(
        [
          'spdxId',
          'creationInfo',
          'name',
          'from',
          'to',
          'relationshipType',
          'rootElement',
          'verifiedUsing',
          'externalIdentifier',
          'suppliedBy',
        ].map((key) => [key, loose]),
      ),
    },
    { requiredKeys: ['type'] },
  );
  await fc.assert(
    fc.asyncProperty(fc.array(element), fc.constantFrom(...targets), async (graph, target) => {
      const source = open({ '@context': 'https://spdx.org/rdf/3.0.1/spdx-context.jsonld', '@graph': graph });
      const { text } = await convertDocument(source, target);
      const { verdict } = await validateDocument(new TextEncoder().encode(text), { schemaOnly: true });
      if (target.startsWith('cyclonedx')) expect(verdict).toBe('valid');
    }),
    { numRuns: 200 },
  );
});

test('an object that names its `toString` is told like any other', async () => {
  const odd = { toString: 0 };
  const document = {
    spdxVersion: 'SPDX-2.3',
    SPDXID: 'SPDXRef-DOCUMENT',
    packages: [{ SPDXID: odd, name: 'a', checksums: [{ algorithm: odd, checksumValue: odd }] }],
  };
  const source = openForWork(new TextEncoder().encode(JSON.stringify(document)), 'odd.json');
  for (const target of ['cyclonedx-1.6', 'spdx-2.3-tag-value', 'spdx-3.0.1']) {
    expect((await convertDocument(source, target)).text, target).toContain('a');
  }
});

test('SPDX 3.0.0 is declared as 3.0.1, and what that does not allow is told', async () => {
  const { document: current } = await convert(open(bom), 'spdx-3.0.1');
  const older = JSON.parse(JSON.stringify(current).replaceAll('3.0.1', '3.0.0')) as { '@graph': object[] };
  expect((await convert(open(older), 'spdx-3.0.1')).document).toEqual(current);
  older['@graph'].push({ type: 'Gone', spdxId: 'urn:gone' });
  const { document, losses } = await convert(open(older), 'spdx-3.0.1');
  expect(document['@graph'].at(-1)).toEqual({ type: 'Gone', spdxId: 'urn:gone' });
  expect(losses).toMatchObject([{ field: '@graph.type', count: 1 }]);
});

test('what only a part of an object is carried over of is told by its field', async () => {
  const rich = {
    ...bom,
    metadata: {
      timestamp: '2024-01-01T00:00:00.5Z',
      tools: [{ vendor: 'v', name: 't', version: '1' }],
      supplier: { name: 'S', url: ['https://s.example'] },
    },
    components: [
      {
        type: 'library',
        name: 'a',
        supplier: { name: 'Acme', url: ['https://acme.example'], contact: [{ name: 'Ann', email: 'a@acme.example' }, { phone: '1' }] },
        licenses: [{ license: { id: 'MIT', url: 'https://mit.example' } }],
        externalReferences: [{ type: 'website', url: 'https://a.example', comment: 'c' }],
      },
    ],
    services: [],
    dependencies: [],
  };
  expect((await convert(open(rich), 'spdx-2.3')).losses.map(({ field }) => field)).toEqual([
    'components.externalReferences.comment',
    'components.licenses.license.url',
    'components.supplier.contact',
    'components.supplier.contact.name',
    'components.supplier.url',
    'metadata.supplier.url',
    'metadata.timestamp',
    'metadata.tools.vendor',
  ]);
});

test('a licence that the document words is told with the component that has it alone; the others are told as lost', async () => {
  const own = (id: string) => ({ licenseId: id, extractedText: `text of ${id}`, seeAlsos: [`https://${id}.example`], comment: 'c' });
  const spdx = {
    spdxVersion: 'SPDX-2.3',
    SPDXID: 'SPDXRef-DOCUMENT',
    name: 'a',
    documentNamespace: 'https://example.com/3e671687-395b-41f5-a30f-a58921a69b79',
    dataLicense: 'CC0-1.0',
    documentDescribes: ['SPDXRef-a'],
    packages: [{ SPDXID: 'SPDXRef-a', name: 'a', downloadLocation: 'NONE', licenseDeclared: 'LicenseRef-x' }],
    hasExtractedLicensingInfos: [own('LicenseRef-x'), own('LicenseRef-y')],
  };
  const { document, losses } = await convert(open(spdx), 'cyclonedx-1.6');
  expect(document.metadata.component.licenses[0].license).toMatchObject({
    text: { content: 'text of LicenseRef-x' },
    url: 'https://LicenseRef-x.example',
  });
  expect(losses.map(({ field }) => field)).toEqual(['hasExtractedLicensingInfos', 'hasExtractedLicensingInfos.comment']);
});
