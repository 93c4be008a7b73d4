import { expect, test } from 'vitest';
import { WaybillError } from '../domain/errors.ts';
import { readDocument } from './read-document.ts';

function refusal(content: object | string | Uint8Array) {
  const bytes =
    content instanceof Uint8Array ? content : new TextEncoder().encode(typeof content === 'string' ? content : JSON.stringify(content));
  try {
    readDocument(bytes, 'x.json');
  } catch (thrown) {
    if (thrown instanceof WaybillError) return { code: thrown.code, message: thrown.message, ...thrown.place };
    throw thrown;
  }
  return undefined;
}

const cyclonedx = { bomFormat: 'CycloneDX', specVersion: '1.5' };

test.each([
  ['OpenVEX', { '@context': 'https://openvex.dev/ns/v0.2.0', statements: [] }],
  ['VEX', { ...cyclonedx, vulnerabilities: [] }],
  ['not spelled', { bomFormat: 'cycloneDX', specVersion: '1.5' }],
  ['SARIF', { version: '2.1.0', runs: [] }],
  ['CSAF', { document: { csaf_version: '2.0' } }],
  ['in-toto', { _type: 'https://in-toto.io/Statement/v1', predicateType: 'x', predicate: {} }],
  ['wrapped', { sbom: {} }],
  ['a list', []],
  ['XML of a kind', '<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom"/>'],
  ['RDF/XML', '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:spdx="http://spdx.org/rdf/terms#"/>'],
  ['zip', Uint8Array.of(0x50, 0x4b, 0x03, 0x04)],
  ['no SBOM that is known', { hello: 'world' }],
])('%s is refused with a word about what it is', (word, content) => {
  expect(refusal(content)).toMatchObject({
    code: 'unknown-format',
    path: 'x.json',
    line: 1,
    column: expect.any(Number),
    message: expect.stringContaining(word),
  });
});

test.each([
  ['unsupported-version', '/specVersion', { ...cyclonedx, specVersion: '1.1' }],
  ['unsupported-version', '/spdxVersion', { spdxVersion: 'SPDX-2.1' }],
  ['malformed', '/specVersion', { ...cyclonedx, specVersion: 1.5 }],
  ['malformed', '/specVersion', { bomFormat: 'CycloneDX' }],
  ['malformed', '/spdxVersion', { spdxVersion: '2.3' }],
  ['malformed', '/components', { ...cyclonedx, components: {} }],
  ['malformed', '/metadata', { ...cyclonedx, metadata: [] }],
  ['unsupported-version', '/@context', { '@context': 'https://spdx.org/rdf/3.9.0/spdx-context.jsonld', '@graph': [] }],
  ['malformed', '/@graph', { '@context': 'https://spdx.org/rdf/3.0.1/spdx-context.jsonld', '@graph': {} }],
  ['malformed', '/packages', { spdxVersion: 'SPDX-2.3', packages: 'none' }],
])('%s at %s is refused', (code, pointer, content) => {
  expect(refusal(content)).toMatchObject({ code, pointer, path: 'x.json', line: 1, column: expect.any(Number) });
});

test.each([
  ['not-xml', '<bom xmlns="http://cyclonedx.org/schema/bom/1.4"><components></bom>', 1],
  ['not-xml', '<!DOCTYPE bom [<!ENTITY a "b">]>\n<bom xmlns="http://cyclonedx.org/schema/bom/1.4">&a;</bom>', 1],
  ['unsupported-version', '\n<bom xmlns="http://cyclonedx.org/schema/bom/9.9"/>', 2],
])('XML with the fault %s is refused', (code, content, line) => {
  expect(refusal(content)).toMatchObject({ code, line, path: 'x.json' });
});

test('text that is no YAML is refused with line and column', () => {
  expect(refusal('spdxVersion: SPDX-2.3\npackages: [\n')).toMatchObject({ code: 'not-yaml', line: expect.any(Number) });
});

test('text that is no JSON is refused with line and column', () => {
  expect(refusal('{"bomFormat":\n"CycloneDX"')).toMatchObject({ code: 'not-json', line: 2, column: 12 });
});
