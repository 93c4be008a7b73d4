import { describe, expect, test } from 'vitest';
import { rules, validateDocument } from './index.ts';

const encoder = new TextEncoder();

const validate = (document: object | string, options = {}) =>
  validateDocument(encoder.encode(typeof document === 'string' ? document : JSON.stringify(document)), { path: 'x.json', ...options });

const bom = (fields: object) => ({ bomFormat: 'CycloneDX', specVersion: '1.6', version: 1, ...fields });
const component = (ref: string, fields: object = {}) => ({ type: 'library', 'bom-ref': ref, name: ref, ...fields });

const spdx = (fields: object) => ({
  spdxVersion: 'SPDX-2.3',
  SPDXID: 'SPDXRef-DOCUMENT',
  name: 'd',
  dataLicense: 'CC0-1.0',
  documentNamespace: 'https://example.com/d',
  creationInfo: { created: '2024-01-01T00:00:00Z', creators: ['Tool: t'] },
  packages: [pack('a')],
  ...fields,
});
const pack = (id: string, fields: object = {}) => ({ SPDXID: `SPDXRef-${id}`, name: id, downloadLocation: 'NOASSERTION', ...fields });

const spdx3 = (...elements: object[]) => ({
  '@context': 'https://spdx.org/rdf/3.0.1/spdx-context.jsonld',
  '@graph': [
    { type: 'CreationInfo', '@id': '_:c', specVersion: '3.0.1', created: '2024-01-01T00:00:00Z', createdBy: ['urn:x#ann'] },
    { type: 'Person', spdxId: 'urn:x#ann', creationInfo: '_:c', name: 'Ann' },
    ...elements,
  ],
});
const element = (type: string, id: string, fields: object = {}) => ({ type, spdxId: `urn:x#${id}`, creationInfo: '_:c', ...fields });

/** A document for each rule that breaks it and no other, with the place that is told. */
const breaking: Readonly<Record<string, readonly [document: object, pointer: string]>> = {
  'version/schema-disagrees': [bom({ $schema: 'http://cyclonedx.org/schema/bom-1.5.schema.json' }), '/$schema'],
  'bom-ref/duplicate': [bom({ components: [component('a'), component('a', { version: '2' })] }), '/components/1/bom-ref'],
  'bom-ref/dangling': [
    bom({ components: [component('a')], dependencies: [{ ref: 'a', dependsOn: ['b'] }] }),
    '/dependencies/0/dependsOn/0',
  ],
  'dependency/cycle': [
    bom({
      components: [component('a'), component('b')],
      dependencies: [
        { ref: 'a', dependsOn: ['b'] },
        { ref: 'b', dependsOn: ['a'] },
      ],
    }),
    '/dependencies/0',
  ],
  'dependency/told-twice': [
    bom({ components: [component('a'), component('b')], dependencies: [{ ref: 'a', dependsOn: ['b'] }, { ref: 'a' }] }),
    '/dependencies/1',
  ],
  'dependency/orphan': [
    bom({
      metadata: { component: component('r') },
      components: [component('a'), component('b')],
      dependencies: [{ ref: 'r', dependsOn: ['a'] }],
    }),
    '/components/1',
  ],
  'spdx-id/invalid': [spdx({ packages: [pack('a_b')] }), '/packages/0/SPDXID'],
  'spdx-id/duplicate': [spdx({ packages: [pack('a'), pack('a')] }), '/packages/1/SPDXID'],
  'spdx-id/dangling': [spdx({ documentDescribes: ['SPDXRef-b'] }), '/documentDescribes/0'],
  'purl/invalid': [bom({ components: [component('a', { purl: 'npm/a@1' })] }), '/components/0/purl'],
  'cpe/invalid': [bom({ components: [component('a', { cpe: 'cpe:2.3:a:b' })] }), '/components/0/cpe'],
  'hash/length': [
    bom({ components: [component('a', { hashes: [{ alg: 'SHA-256', content: 'a'.repeat(32) }] })] }),
    '/components/0/hashes/0/content',
  ],
  'license/invalid': [
    bom({ components: [component('a', { licenses: [{ expression: 'MIT OR' }] })] }),
    '/components/0/licenses/0/expression',
  ],
  'license/unknown-id': [
    bom({ components: [component('a', { licenses: [{ expression: 'MITT' }] })] }),
    '/components/0/licenses/0/expression',
  ],
  'license/undefined-ref': [spdx({ packages: [pack('a', { licenseDeclared: 'LicenseRef-x' })] }), '/packages/0/licenseDeclared'],
  'iri/invalid': [bom({ externalReferences: [{ type: 'vcs', url: 'https://example.com/<name>' }] }), '/externalReferences/0/url'],
  'spdx3-id/duplicate': [spdx3(element('software_Package', 'a'), element('software_File', 'a')), '/@graph/3/spdxId'],
  'spdx3-id/dangling': [
    spdx3(element('Relationship', 'r', { from: 'urn:x#ann', relationshipType: 'contains', to: ['NoneElement', 'urn:x#gone'] })),
    '/@graph/2/to/1',
  ],
  'spdx3-document/one': [spdx3(element('SpdxDocument', 'a'), element('SpdxDocument', 'b')), '/@graph/3'],
  'spdx3-profile/not-declared': [
    spdx3(element('SpdxDocument', 'a', { profileConformance: ['core'] }), element('software_Package', 'b')),
    '/@graph/3',
  ],
  'spdx3-time/invalid': [spdx3(element('software_Package', 'a', { builtTime: '2024-02-30T00:00:00Z' })), '/@graph/2/builtTime'],
  'time/invalid': [spdx({ creationInfo: { created: 'now', creators: ['Tool: t'] } }), '/creationInfo/created'],
  'data-license/not-cc0': [spdx({ dataLicense: 'MIT' }), '/dataLicense'],
  'namespace/invalid': [spdx({ documentNamespace: 'https://example.com/d#x' }), '/documentNamespace'],
  'actor/invalid': [spdx({ packages: [pack('a', { supplier: 'Example' })] }), '/packages/0/supplier'],
};

/** What only a document in XML can break, since the JSON schema says it otherwise. */
const inXml = `<bom xmlns="http://cyclonedx.org/schema/bom/1.7"><components><component type="library"><name>a</name>
<versionRange>vers:npm/1.0.0</versionRange></component></components></bom>`;
const breakingInXml: Readonly<Record<string, readonly [document: string, pointer: string]>> = {
  'version-range/internal': [inXml, '/components/0/versionRange'],
};

describe.each(rules)('the rule $id', ({ id, severity }) => {
  test('has an example that breaks it, and it alone', async () => {
    const [document, pointer] = breaking[id] ?? breakingInXml[id]!;
    const { errors, verdict } = await validate(document);
    expect(errors.map((error) => [error.rule, error.pointer, error.severity])).toEqual([[id, pointer, severity]]);
    expect(verdict).toBe(severity === 'error' ? 'invalid' : 'valid');
    expect(await validate(document, { schemaOnly: true })).toMatchObject({ verdict: 'valid', errors: [], errorCount: 0 });
  });
});

test('a document without faults is valid in all that is told', async () => {
  const document = bom({ components: [component('a', { purl: 'pkg:npm/%40scope/a@1', licenses: [{ license: { id: 'MIT' } }] })] });
  expect(await validate(document)).toEqual({
    path: 'x.json',
    format: 'cyclonedx',
    specVersion: '1.6',
    verdict: 'valid',
    errors: [],
    errorCount: 0,
    stopped: false,
  });
});

test('a fault carries line, column, pointer and component', async () => {
  const text =
    '{"bomFormat": "CycloneDX", "specVersion": "1.6",\n "components": [\n  {"type": "library", "name": "a", "version": "1", "purl": "a"}]}';
  const { errors } = await validate(text);
  expect(errors).toEqual([
    {
      rule: 'purl/invalid',
      severity: 'error',
      message: '"a" is no purl: no scheme',
      line: 3,
      column: 60,
      pointer: '/components/0/purl',
      component: 'a',
      count: 1,
    },
  ]);
});

test('one cause is told once, with its count', async () => {
  const components = Array.from({ length: 1000 }, (_, index) => component(`${index}`, { color: 'red' }));
  const dependencies = components.map(({ name }) => ({ ref: name, dependsOn: ['gone'] }));
  const { errors, errorCount, stopped } = await validate(bom({ components, dependencies }));
  expect(errors.map(({ rule, count }) => [rule, count])).toEqual([
    ['schema/additionalProperties', 1000],
    ['bom-ref/dangling', 1000],
  ]);
  expect([errorCount, stopped]).toEqual([2000, false]);
});

test('looking ends at the limit of errors', async () => {
  const dependencies = Array.from({ length: 50 }, (_, index) => ({ ref: `${index}` }));
  const { errors, stopped } = await validate(bom({ dependencies }), { errorLimit: 10 });
  expect([errors.length, stopped]).toEqual([10, true]);
});

test('a key that is told twice is a fault, though a parser hides it', async () => {
  const { verdict, errors } = await validate(
    '{"bomFormat":"CycloneDX","specVersion":"1.6","components":[{"type":"file","name":"a","name":"b"}]}',
  );
  expect(verdict).toBe('invalid');
  expect(errors).toMatchObject([{ rule: 'json/duplicate-key', pointer: '/components/0/name' }]);
});

test.each([
  ['not JSON', '{"bomFormat":', 'document/not-json'],
  ['not UTF-8', Uint8Array.of(0x7b, 0xff, 0x7d), 'document/not-text'],
  ['nested without end', '['.repeat(300), 'document/not-json'],
  ['nested too deep', `${'['.repeat(300)}${']'.repeat(300)}`, 'document/limit-exceeded'],
  ['of an unknown format', '{"hello":"world"}', 'document/unknown-format'],
  ['of an unknown version', '{"bomFormat":"CycloneDX","specVersion":"9.9"}', 'document/unknown-format'],
])('what is %s is unreadable', async (_, content, rule) => {
  const bytes = typeof content === 'string' ? encoder.encode(content) : content;
  expect(await validateDocument(bytes)).toMatchObject({ verdict: 'unreadable', errors: [{ rule }], errorCount: 1 });
});

test('by the schema alone a document of unknown format is invalid', async () => {
  expect(await validate({ hello: 'world' }, { schemaOnly: true })).toMatchObject({ verdict: 'invalid' });
});

test('another bomFormat is held against the schema, which says so', async () => {
  expect(await validate({ bomFormat: 'Other', specVersion: '1.4', version: 1 })).toMatchObject({
    verdict: 'invalid',
    errors: [{ rule: 'schema/enum', pointer: '/bomFormat' }],
  });
});

test('the strict schema of an old version allows no unknown key', async () => {
  const document = { bomFormat: 'CycloneDX', specVersion: '1.3', version: 1, color: 'red' };
  expect(await validate(document)).toMatchObject({ verdict: 'valid' });
  expect(await validate(document, { strict: true })).toMatchObject({ verdict: 'invalid' });
});

test('a formulation may tell the same workspace twice, and has expressions that are no licences', async () => {
  const tasks = [1, 2].map((number) => ({
    'bom-ref': `task-${number}`,
    uid: `${number}`,
    taskTypes: ['build'],
    trigger: { 'bom-ref': `t${number}`, uid: 't', type: 'api', conditions: [{ expression: '1 == 1' }] },
    workspaces: [{ 'bom-ref': 'w', uid: 'w', accessMode: 'read-only' }],
  }));
  const formulation = [{ workflows: [{ 'bom-ref': 'f', uid: 'f', taskTypes: ['build'], tasks }] }];
  const { verdict, errors } = await validate(bom({ formulation }));
  expect([verdict, errors.map(({ rule, severity }) => [rule, severity])]).toEqual(['valid', [['bom-ref/duplicate', 'warning']]]);
  const { errors: outside } = await validate(bom({ components: [component('w')], formulation }));
  expect(outside.map(({ rule, severity }) => [rule, severity])).toEqual([['bom-ref/duplicate', 'error']]);
});

test('a shortened fingerprint of a certificate is a warning', async () => {
  const fingerprint = { alg: 'SHA-256', content: 'a'.repeat(32) };
  const cryptoProperties = { assetType: 'certificate', certificateProperties: { fingerprint } };
  const certificate = { type: 'cryptographic-asset', name: 'c', cryptoProperties };
  const { verdict, errors } = await validate({ ...bom({ components: [certificate] }), specVersion: '1.7' });
  expect([verdict, errors.map(({ rule, severity }) => [rule, severity])]).toEqual(['valid', [['hash/length', 'warning']]]);
});

test('many warnings hide no error', async () => {
  const components = [
    ...Array.from({ length: 20 }, (_, index) => component(`c${index}`, { licenses: [{ expression: `Unknown-${index}` }] })),
    component('last', { purl: 'none' }),
  ];
  expect(await validate(bom({ components }), { errorLimit: 5 })).toMatchObject({ verdict: 'invalid', errorCount: 1, stopped: false });
});

test('a document in a namespace that no version of CycloneDX has is invalid', async () => {
  const text = '<bom xmlns="http://cyclonedx.org/schema/bom/12"/>';
  expect(await validate(text)).toMatchObject({ verdict: 'invalid', errors: [{ rule: 'document/malformed', line: 1 }] });
});

test.each([
  ['/@context', { ...spdx3(), '@context': 'https://spdx.org/rdf/3.0.1/other.jsonld' }],
  ['/@graph/2/type', spdx3(element('software_Parcel', 'a'))],
  ['/@graph/2', spdx3({ type: 'software_Package', creationInfo: '_:c' })],
  ['/@graph/2/spdxId', spdx3({ ...element('software_Package', 'a'), spdxId: '_:a' })],
  ['/@graph/2/colour', spdx3(element('software_Package', 'a', { colour: 'red' }))],
  ['/@graph/2/verifiedUsing', spdx3(element('software_Package', 'a', { verifiedUsing: { type: 'Hash' } }))],
  ['/@graph/2/verifiedUsing/0/type', spdx3(element('software_Package', 'a', { verifiedUsing: [{ type: 'Person' }] }))],
  ['/@graph/2/software_primaryPurpose', spdx3(element('software_Package', 'a', { software_primaryPurpose: 'fun' }))],
  ['/@graph/2/to', spdx3(element('Relationship', 'r', { from: 'urn:x#ann', relationshipType: 'contains', to: [] }))],
  ['/@graph/0/created', { ...spdx3(), '@graph': [{ ...spdx3()['@graph'][0], created: 'now' }] }],
])('what SPDX 3 does not allow at %s is told', async (pointer, document) => {
  const { verdict, errors } = await validate(document, { schemaOnly: true });
  expect([verdict, errors[0]?.pointer]).toEqual(['invalid', pointer]);
});

test('extensions of SPDX 3 may hold anything', async () => {
  const extension = [{ type: 'https://example.com/ext', anything: { at: 'all' } }];
  expect(await validate(spdx3(element('software_Package', 'a', { extension })))).toMatchObject({ verdict: 'valid', errors: [] });
});
