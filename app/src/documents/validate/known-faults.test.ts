import { expect, test } from 'vitest';
import { validateDocument } from './index.ts';

const bom = (fields: object) => JSON.stringify({ bomFormat: 'CycloneDX', specVersion: '1.6', version: 1, ...fields });
const component = (fields: object) => bom({ components: [{ type: 'library', name: 'a', version: '1', ...fields }] });
const spdx = (fields: object) =>
  JSON.stringify({
    spdxVersion: 'SPDX-2.3',
    SPDXID: 'SPDXRef-DOCUMENT',
    name: 'd',
    dataLicense: 'CC0-1.0',
    documentNamespace: 'https://example.com/d',
    creationInfo: { created: '2024-01-01T00:00:00Z', creators: ['Tool: t'] },
    packages: [{ SPDXID: 'SPDXRef-a', name: 'a', downloadLocation: 'NOASSERTION' }],
    ...fields,
  });

/** What tools in use let pass. Each is told here, with its own rule. */
test.each([
  ['a reference to nothing', bom({ dependencies: [{ ref: 'gone' }] }), 'bom-ref/dangling'],
  [
    'a bom-ref given twice',
    bom({
      services: [
        { 'bom-ref': 's', name: 'a' },
        { 'bom-ref': 's', name: 'b' },
      ],
    }),
    'bom-ref/duplicate',
  ],
  [
    'an SPDXID given twice',
    spdx({ files: [{ SPDXID: 'SPDXRef-a', fileName: 'a', checksums: [{ algorithm: 'SHA1', checksumValue: 'a'.repeat(40) }] }] }),
    'spdx-id/duplicate',
  ],
  ['a schema of another version', bom({ $schema: 'http://cyclonedx.org/schema/bom-1.4.schema.json' }), 'version/schema-disagrees'],
  ['a purl without a type', component({ purl: 'pkg:a@1' }), 'purl/invalid'],
  ['a CPE that is none', component({ cpe: 'cpe:2.3:x:vendor' }), 'cpe/invalid'],
  ['a licence expression that ends too early', component({ licenses: [{ expression: '(MIT' }] }), 'license/invalid'],
  ['a SHA-256 of 32 digits', component({ hashes: [{ alg: 'SHA-256', content: 'a'.repeat(32) }] }), 'hash/length'],
  ['a time without a day', bom({ metadata: { timestamp: '12:00:00' } }), 'schema/format'],
  ['a key twice', component({}).replace('"name":"a"', '"name":"a","name":"b"'), 'json/duplicate-key'],
  [
    'a relationship to nothing',
    spdx({ relationships: [{ spdxElementId: 'SPDXRef-a', relationshipType: 'CONTAINS', relatedSpdxElement: 'SPDXRef-gone' }] }),
    'spdx-id/dangling',
  ],
  ['an id of another form', spdx({ packages: [{ SPDXID: 'a', name: 'a', downloadLocation: 'NONE' }] }), 'spdx-id/invalid'],
  ['data under another licence', spdx({ dataLicense: 'MIT' }), 'data-license/not-cc0'],
  ['made now', spdx({ creationInfo: { created: 'now', creators: ['Tool: t'] } }), 'time/invalid'],
])('%s is invalid', async (_, text, rule) => {
  const { verdict, errors } = await validateDocument(new TextEncoder().encode(text));
  expect([verdict, errors.filter(({ severity }) => severity === 'error').map((error) => error.rule)]).toEqual(['invalid', [rule]]);
});

test('text that is no UTF-8 cannot be read', async () => {
  const bytes = Buffer.from(component({ description: 'caf\u00e9' }), 'latin1');
  expect(await validateDocument(bytes)).toMatchObject({ verdict: 'unreadable', errors: [{ rule: 'document/not-text' }] });
});

test.each([
  ['a byte order mark', `\uFEFF${component({})}`],
  [
    'XML',
    '<bom xmlns="http://cyclonedx.org/schema/bom/1.6"><components><component type="library"><name>a</name></component></components></bom>',
  ],
  ['a licence expression of the document', bom({ metadata: { licenses: [{ expression: 'MIT OR ISC' }] } })],
])('%s is no reason to refuse a document', async (_, text) => {
  expect(await validateDocument(new TextEncoder().encode(text))).toMatchObject({ verdict: 'valid', errors: [] });
});
