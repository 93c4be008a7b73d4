import fc from 'fast-check';
import { expect, test } from 'vitest';
import { convertDocument, writeAsOpened } from '../../convert/index.ts';
import { validateDocument } from '../../validate/index.ts';
import { openForWork } from '../../work-document.ts';

const encoder = new TextEncoder();
const open = (text: string) => openForWork(encoder.encode(text), 'x');

/** Something of every kind of shape. */
const bom = {
  bomFormat: 'CycloneDX',
  specVersion: '1.7',
  serialNumber: 'urn:uuid:3e671687-395b-41f5-a30f-a58921a69b79',
  version: 2,
  metadata: {
    timestamp: '2024-01-01T00:00:00Z',
    lifecycles: [{ phase: 'build' }],
    tools: { components: [{ type: 'application', name: 't' }], services: [{ name: 's' }] },
    component: { type: 'application', 'bom-ref': 'root', name: 'shop' },
    properties: [{ name: 'p', value: 'a < b & c' }],
  },
  components: [
    {
      type: 'library',
      'bom-ref': 'a',
      'mime-type': 'text/plain',
      isExternal: true,
      authors: [{ name: 'Ann' }],
      name: 'a',
      versionRange: 'vers:npm/>=1',
      hashes: [{ alg: 'MD5', content: 'd41d8cd98f00b204e9800998ecf8427e' }],
      licenses: [
        { license: { id: 'MIT', acknowledgement: 'declared', licensing: { licensor: { individual: { name: 'Bob' } } } } },
        { expression: 'MIT OR ISC', acknowledgement: 'concluded' },
        { expression: 'ISC', expressionDetails: [{ licenseIdentifier: 'ISC', text: { contentType: 'text/plain', content: 'x' } }] },
      ],
      swid: { tagId: 't', name: 'n', tagVersion: 3, patch: true },
      modified: false,
      pedigree: { ancestors: [{ type: 'library', name: 'b', version: '' }], commits: [{ uid: '1' }], notes: 'n' },
      evidence: {
        identity: [{ field: 'purl', confidence: 0.5, tools: ['root'] }, { field: 'name' }],
        copyright: [{ text: '© a' }, { text: '© b' }],
      },
      cryptoProperties: {
        assetType: 'protocol',
        protocolProperties: { type: 'ike', ikev2TransformTypes: { encr: [{ name: 'AES' }], esn: true } },
      },
    },
  ],
  services: [
    {
      'bom-ref': 'srv',
      name: 's',
      endpoints: ['https://example.com'],
      authenticated: true,
      'x-trust-boundary': false,
      data: [
        { flow: 'inbound', classification: 'PII' },
        { name: 'd', flow: 'outbound', classification: 'public', source: ['https://example.com/in'] },
      ],
    },
  ],
  dependencies: [{ ref: 'root', dependsOn: ['a'], provides: ['srv'] }, { ref: 'a' }],
  compositions: [{ aggregate: 'complete', assemblies: ['root'] }],
  vulnerabilities: [
    {
      id: 'CVE-1',
      cwes: [79],
      ratings: [{ score: 9.5, method: 'CVSSv31' }],
      analysis: { response: ['update'] },
      affects: [{ ref: 'a', versions: [{ version: '1' }] }],
    },
  ],
  annotations: [{ subjects: ['a'], annotator: { individual: { name: 'Ann' } }, timestamp: '2024-01-01T00:00:00Z', text: 'so' }],
  formulation: [
    { workflows: [{ 'bom-ref': 'w', uid: 'w', taskTypes: ['build'], inputs: [{ environmentVars: [{ name: 'A', value: 'b' }, 'C'] }] }] },
  ],
};

test('everything of a document in JSON is written in XML, and read again', async () => {
  const { text, losses } = await convertDocument(open(JSON.stringify(bom)), 'cyclonedx-1.7-xml');
  expect(losses).toEqual([]);
  expect(await validateDocument(encoder.encode(text))).toMatchObject({ verdict: 'valid', errors: [] });
  expect(open(text).value).toEqual(bom);
});

test.each(['1.0', '1.1', '1.2', '1.3', '1.4', '1.5', '1.6'])(
  'version %s in XML is valid, and what it does not know is told',
  async (version) => {
    const { text, losses } = await convertDocument(open(JSON.stringify(bom)), `cyclonedx-${version}-xml`);
    expect((await validateDocument(encoder.encode(text), { schemaOnly: true })).errors).toEqual([]);
    expect(losses.map(({ field }) => field)).toContain('components.versionRange');
    expect(open(text).value).toMatchObject({ components: [{ name: 'a' }] });
  },
);

test('what stands in other namespaces survives, as XML and as JSON', async () => {
  const xml = `<bom xmlns="http://cyclonedx.org/schema/bom/1.5" xmlns:x="urn:x"><components><component type="library" x:mark="1"><name>a</name>
<x:note kind="k">said &amp; done<x:by>me</x:by></x:note></component></components></bom>`;
  const { text } = await convertDocument(open(xml), 'cyclonedx-1.5');
  const again = await convertDocument(open(text), 'cyclonedx-1.5-xml');
  expect(again.text).toContain('<note xmlns="urn:x" kind="k">said &amp; done<by>me</by></note>');
  expect(again.text).toContain('xmlns:n1="urn:x" n1:mark="1"');
  expect(await validateDocument(encoder.encode(again.text))).toMatchObject({ verdict: 'valid' });
  expect(open(again.text).value).toEqual(open(xml).value);
});

test('what has no place is told: signatures, and other things where no property may stand', async () => {
  const xml = `<bom xmlns="http://cyclonedx.org/schema/bom/1.5"><components><component type="library"><name>a</name><pedigree>
<f xmlns="urn:x"/></pedigree></component></components><Signature xmlns="http://www.w3.org/2000/09/xmldsig#"/></bom>`;
  const { losses } = await convertDocument(open(xml), 'cyclonedx-1.5');
  expect(losses.map(({ field }) => field)).toEqual(['Signature', 'components.component.pedigree.f']);
  const signed = { ...bom, signature: { algorithm: 'none' } };
  expect((await convertDocument(open(JSON.stringify(signed)), 'cyclonedx-1.7-xml')).losses).toMatchObject([{ field: 'signature' }]);
});

test('a document in XML is written in XML again', async () => {
  const source = open(
    '<bom xmlns="http://cyclonedx.org/schema/bom/1.4" version="1"><components><component type="file"><name>a</name></component></components></bom>',
  );
  const { text } = await writeAsOpened(source, { ...source.value, version: 2 });
  expect(text).toBe(`<?xml version="1.0" encoding="UTF-8"?>
<bom xmlns="http://cyclonedx.org/schema/bom/1.4" version="2">
  <components>
    <component type="file">
      <name>a</name>
    </component>
  </components>
</bom>
`);
});

test('whatever stands in a document, its XML is valid', async () => {
  const value = fc.jsonValue({ maxDepth: 3 });
  const component = fc.record(
    {
      type: fc.constantFrom('library', 'data', 'none'),
      name: fc.string(),
      licenses: value,
      evidence: value,
      hashes: value,
      properties: value,
      'bom-ref': fc.string(),
    },
    { requiredKeys: ['name'] },
  );
  await fc.assert(
    fc.asyncProperty(
      fc.record({ components: fc.array(component), metadata: value, services: value, dependencies: value }),
      fc.constantFrom('1.0', '1.2', '1.4', '1.6', '1.7'),
      async (fields, version) => {
        const source = open(JSON.stringify({ bomFormat: 'CycloneDX', specVersion: '1.7', ...fields }));
        const { text } = await convertDocument(source, `cyclonedx-${version}-xml`);
        expect((await validateDocument(encoder.encode(text), { schemaOnly: true })).errors).toEqual([]);
      },
    ),
    { numRuns: 200 },
  );
});
