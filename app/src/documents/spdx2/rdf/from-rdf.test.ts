import fc from 'fast-check';
import { expect, test } from 'vitest';
import { WaybillError } from '../../../domain/errors.ts';
import { parseXml } from '../../../platform/xml/index.ts';
import { convertDocument } from '../../convert/index.ts';
import { readDocument } from '../../read-document.ts';
import { validateDocument } from '../../validate/index.ts';
import { openForWork } from '../../work-document.ts';
import { fromRdf } from './from-rdf.ts';

const encoder = new TextEncoder();

const sample = `<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://spdx.org/rdf/terms#" xmlns:rdfs="http://www.w3.org/2000/01/rdf-schema#" xmlns:doap="http://usefulinc.com/ns/doap#">
<SpdxDocument rdf:about="https://example.com/d#SPDXRef-DOCUMENT">
  <specVersion>SPDX-2.3</specVersion>
  <name>sample</name>
  <dataLicense rdf:resource="http://spdx.org/licenses/CC0-1.0"/>
  <creationInfo><CreationInfo><created>2024-01-01T00:00:00Z</created><creator>Tool: hand-1</creator></CreationInfo></creationInfo>
  <externalDocumentRef><ExternalDocumentRef rdf:about="https://example.com/d#DocumentRef-x">
    <spdxDocument rdf:resource="https://example.com/x"/>
    <checksum><Checksum><algorithm rdf:resource="http://spdx.org/rdf/terms#checksumAlgorithm_sha1"/><checksumValue>${'a'.repeat(40)}</checksumValue></Checksum></checksum>
  </ExternalDocumentRef></externalDocumentRef>
  <relationship><Relationship>
    <relationshipType rdf:resource="http://spdx.org/rdf/terms#relationshipType_describes"/>
    <relatedSpdxElement><Package rdf:about="https://example.com/d#SPDXRef-app">
      <name>app</name>
      <versionInfo>1</versionInfo>
      <downloadLocation rdf:resource="http://spdx.org/rdf/terms#noassertion"/>
      <doap:homepage>https://example.com</doap:homepage>
      <filesAnalyzed>false</filesAnalyzed>
      <primaryPackagePurpose rdf:resource="http://spdx.org/rdf/terms#purpose_application"/>
      <rdfs:comment>so it is</rdfs:comment>
      <checksum><Checksum><algorithm rdf:resource="http://spdx.org/rdf/terms#checksumAlgorithm_sha3_256"/><checksumValue>${'b'.repeat(64)}</checksumValue></Checksum></checksum>
      <externalRef><ExternalRef><referenceCategory rdf:resource="http://spdx.org/rdf/terms#referenceCategory_packageManager"/>
        <referenceType rdf:resource="http://spdx.org/rdf/references/purl"/><referenceLocator>pkg:npm/app@1</referenceLocator></ExternalRef></externalRef>
      <licenseDeclared><ConjunctiveLicenseSet><member rdf:resource="http://spdx.org/licenses/MIT"/>
        <member><DisjunctiveLicenseSet><member rdf:nodeID="own"/><member rdf:resource="http://spdx.org/licenses/ISC"/></DisjunctiveLicenseSet></member></ConjunctiveLicenseSet></licenseDeclared>
      <licenseConcluded rdf:resource="http://spdx.org/rdf/terms#noassertion"/>
      <relationship><Relationship><relationshipType rdf:resource="http://spdx.org/rdf/terms#relationshipType_dependsOn"/>
        <relatedSpdxElement rdf:resource="https://example.com/d#SPDXRef-left"/></Relationship></relationship>
      <relationship><Relationship><relationshipType rdf:resource="http://spdx.org/rdf/terms#relationshipType_copyOf"/>
        <relatedSpdxElement rdf:resource="https://example.com/x#SPDXRef-y"/></Relationship></relationship>
    </Package></relatedSpdxElement>
  </Relationship></relationship>
</SpdxDocument>
<Package rdf:about="https://example.com/d#SPDXRef-left"><name>left</name><downloadLocation rdf:resource="http://spdx.org/rdf/terms#none"/></Package>
<ExtractedLicensingInfo rdf:nodeID="own"><licenseId>LicenseRef-own</licenseId><extractedText>Be nice.</extractedText></ExtractedLicensingInfo>
</rdf:RDF>`;

test('a document in RDF/XML is told in the form of JSON', async () => {
  const { document } = fromRdf(parseXml(encoder.encode(sample)))!;
  expect(document).toEqual({
    spdxVersion: 'SPDX-2.3',
    SPDXID: 'SPDXRef-DOCUMENT',
    name: 'sample',
    dataLicense: 'CC0-1.0',
    documentNamespace: 'https://example.com/d',
    creationInfo: { created: '2024-01-01T00:00:00Z', creators: ['Tool: hand-1'] },
    externalDocumentRefs: [
      {
        externalDocumentId: 'DocumentRef-x',
        spdxDocument: 'https://example.com/x',
        checksum: { algorithm: 'SHA1', checksumValue: 'a'.repeat(40) },
      },
    ],
    packages: [
      {
        SPDXID: 'SPDXRef-app',
        name: 'app',
        versionInfo: '1',
        downloadLocation: 'NOASSERTION',
        homepage: 'https://example.com',
        filesAnalyzed: false,
        primaryPackagePurpose: 'APPLICATION',
        comment: 'so it is',
        checksums: [{ algorithm: 'SHA3-256', checksumValue: 'b'.repeat(64) }],
        externalRefs: [{ referenceCategory: 'PACKAGE_MANAGER', referenceType: 'purl', referenceLocator: 'pkg:npm/app@1' }],
        licenseDeclared: '(ISC OR LicenseRef-own) AND MIT',
        licenseConcluded: 'NOASSERTION',
      },
      { SPDXID: 'SPDXRef-left', name: 'left', downloadLocation: 'NONE' },
    ],
    hasExtractedLicensingInfos: [{ licenseId: 'LicenseRef-own', extractedText: 'Be nice.' }],
    relationships: [
      { spdxElementId: 'SPDXRef-DOCUMENT', relationshipType: 'DESCRIBES', relatedSpdxElement: 'SPDXRef-app' },
      { spdxElementId: 'SPDXRef-app', relationshipType: 'DEPENDS_ON', relatedSpdxElement: 'SPDXRef-left' },
      { spdxElementId: 'SPDXRef-app', relationshipType: 'COPY_OF', relatedSpdxElement: 'DocumentRef-x:SPDXRef-y' },
    ],
  });
  expect(await validateDocument(encoder.encode(sample))).toMatchObject({
    format: 'spdx',
    specVersion: '2.3',
    verdict: 'valid',
    errors: [],
  });
});

test('it is read, its faults have lines, and it becomes another form', async () => {
  const { head, collected } = readDocument(encoder.encode(sample), 'a.rdf');
  expect([head.assetName, collected.components.map(({ name, direct }) => [name, direct])]).toEqual(['app', [['left', true]]]);
  const { errors } = await validateDocument(encoder.encode(sample.replace('#SPDXRef-left"/>', '#SPDXRef-gone"/>')));
  expect(errors).toMatchObject([{ rule: 'spdx-id/dangling', line: 27 }]);
  const { text, losses } = await convertDocument(openForWork(encoder.encode(sample), 'a.rdf'), 'spdx-2.3');
  expect([JSON.parse(text), losses]).toEqual([fromRdf(parseXml(encoder.encode(sample)))!.document, []]);
});

test('licences that lead to themselves end', () => {
  const loop = sample.replace(
    '<ExtractedLicensingInfo rdf:nodeID="own">',
    '<DisjunctiveLicenseSet rdf:nodeID="own"><member rdf:nodeID="own"/></DisjunctiveLicenseSet><ExtractedLicensingInfo>',
  );
  expect(fromRdf(parseXml(encoder.encode(loop)))!.document.packages).toMatchObject([{ SPDXID: 'SPDXRef-app' }, {}]);
});

test('sets that share their members, and chains of sets, end too', () => {
  const set = (name: number) =>
    `<DisjunctiveLicenseSet rdf:nodeID="s${name}"><member rdf:nodeID="s${name + 1}"/><member rdf:nodeID="s${name + 1}"/></DisjunctiveLicenseSet>`;
  const sets = Array.from({ length: 5000 }, (_, index) => set(index)).join('');
  const many = sample.replace('rdf:nodeID="own"/>', 'rdf:nodeID="s0"/>').replace('</rdf:RDF>', `${sets}</rdf:RDF>`);
  expect(fromRdf(parseXml(encoder.encode(many)))!.document.packages).toMatchObject([{ SPDXID: 'SPDXRef-app' }, {}]);
});

test('what JSON has no place for is told as lost, and is not taken for what has the same name', async () => {
  const own = '<x:name xmlns:x="urn:x">other</x:name><mood>fine</mood><versionInfo>1</versionInfo>';
  const source = openForWork(encoder.encode(sample.replace('<versionInfo>1</versionInfo>', own)), 'a.rdf');
  expect(source.value.packages).toMatchObject([{ name: 'app' }, {}]);
  const { losses } = await convertDocument(source, 'spdx-2.3');
  expect(losses.map(({ field }) => field)).toEqual(['Package.mood', 'Package.{urn:x}name']);
  expect((await convertDocument(openForWork(encoder.encode(sample), 'a.rdf'), 'spdx-2.3')).losses).toEqual([]);
});

test('the same in plain XML is told too', async () => {
  const text = `<Document><SPDXID>SPDXRef-DOCUMENT</SPDXID><spdxVersion>SPDX-2.3</spdxVersion><name>d</name><dataLicense>CC0-1.0</dataLicense>
<documentNamespace>https://example.com/d</documentNamespace><creationInfo><created>2024-01-01T00:00:00Z</created><creators>Tool: t</creators></creationInfo>
<packages><SPDXID>SPDXRef-a</SPDXID><name>a</name><downloadLocation>NONE</downloadLocation><filesAnalyzed>false</filesAnalyzed></packages></Document>`;
  expect(await validateDocument(encoder.encode(text))).toMatchObject({ verdict: 'valid', errors: [] });
  expect(openForWork(encoder.encode(text), 'a.xml').value).toMatchObject({
    creationInfo: { creators: ['Tool: t'] },
    packages: [{ filesAnalyzed: false }],
  });
  const more = text.replace('<name>a</name>', '<name mood="fine">a</name><name>b</name>');
  const { losses } = await convertDocument(openForWork(encoder.encode(more), 'a.xml'), 'spdx-2.3');
  expect(losses.map(({ field }) => field)).toEqual(['packages.name', 'packages.name.@mood']);
});

test('whatever is damaged, a document or a refusal', () => {
  const pieces = sample.split(/(?=<)/);
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.nat(pieces.length - 1), fc.nat(pieces.length - 1)), { maxLength: 4 }), (swaps) => {
      const changed = [...pieces];
      for (const [from, to] of swaps) changed[to] = pieces[from]!;
      try {
        readDocument(encoder.encode(changed.join('')), 'a.rdf');
      } catch (thrown) {
        if (!(thrown instanceof WaybillError)) throw thrown;
      }
    }),
    { numRuns: 500 },
  );
});
