import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { WaybillError } from '../domain/errors.ts';
import type { Format } from './format.ts';
import type { JsonObject } from './reading.ts';
import { formats } from './registry.ts';

/** A document of each format that says as much as it can, to be damaged. */
const samples: Readonly<Record<Format['name'], JsonObject>> = {
  cyclonedx: {
    bomFormat: 'CycloneDX',
    specVersion: '1.6',
    metadata: {
      timestamp: '2024-01-01T00:00:00Z',
      tools: { components: [{ name: 't' }] },
      component: { 'bom-ref': 'r', type: 'file', name: 'r' },
    },
    components: [
      { 'bom-ref': 'a', type: 'library', name: 'a', version: '1', purl: 'pkg:npm/a@1', hashes: [{ alg: 'MD5', content: 'a'.repeat(32) }] },
      {
        'bom-ref': 'b',
        type: 'library',
        name: 'b',
        licenses: [{ license: { id: 'MIT' } }],
        components: [{ name: 'c' }],
        properties: [{ name: 'p', value: 'q' }],
      },
    ],
    services: [{ name: 's', services: [] }],
    dependencies: [{ ref: 'r', dependsOn: ['a'] }],
    compositions: [{ aggregate: 'complete', assemblies: ['r'] }],
  },
  spdx2: {
    spdxVersion: 'SPDX-2.3',
    SPDXID: 'SPDXRef-DOCUMENT',
    creationInfo: { created: '2024-01-01T00:00:00Z', creators: ['Tool: t-1'] },
    packages: [
      { SPDXID: 'SPDXRef-a', name: 'a', checksums: [{ algorithm: 'MD5', checksumValue: 'a'.repeat(32) }] },
      { SPDXID: 'SPDXRef-b', name: 'b', externalRefs: [{ referenceType: 'purl', referenceLocator: 'pkg:npm/b@1' }], supplier: 'Person: x' },
    ],
    relationships: [{ spdxElementId: 'SPDXRef-a', relationshipType: 'CONTAINS', relatedSpdxElement: 'SPDXRef-b' }],
  },
  spdx3: {
    '@context': 'https://spdx.org/rdf/3.0.1/spdx-context.jsonld',
    '@graph': [
      { type: 'CreationInfo', '@id': '_:c', created: '2024-01-01T00:00:00Z', createdBy: ['urn:p'], createdUsing: ['urn:t'] },
      { type: 'Person', spdxId: 'urn:p', name: 'Ann' },
      { type: 'Tool', spdxId: 'urn:t', name: 'maker' },
      { type: 'SpdxDocument', spdxId: 'urn:d', creationInfo: '_:c', rootElement: ['urn:s'] },
      { type: 'software_Sbom', spdxId: 'urn:s', rootElement: ['urn:r'] },
      { type: 'software_Package', spdxId: 'urn:r', name: 'r', software_packageVersion: '1', suppliedBy: 'urn:p' },
      {
        type: 'software_Package',
        spdxId: 'urn:a',
        name: 'a',
        software_packageUrl: 'pkg:npm/a@1',
        verifiedUsing: [{ type: 'Hash', algorithm: 'md5', hashValue: 'a'.repeat(32) }],
      },
      {
        type: 'software_Package',
        spdxId: 'urn:b',
        name: 'b',
        externalIdentifier: [{ externalIdentifierType: 'packageUrl', identifier: 'pkg:npm/b@1' }],
      },
      { type: 'Relationship', spdxId: 'urn:x', relationshipType: 'dependsOn', from: 'urn:r', to: ['urn:a'] },
      { type: 'Relationship', spdxId: 'urn:y', relationshipType: 'contains', from: 'urn:a', to: ['urn:b'] },
    ],
  },
};

test('no format is registered twice', () => {
  expect(new Set(formats.map(({ name }) => name)).size).toBe(formats.length);
});

describe.each(formats)('$name', ({ name, format, versions, recognise, read }) => {
  const sample = samples[name];

  test('is recognised with a version that is read, and no other format takes it for its own', () => {
    expect(versions).toContain(recognise(sample)?.version);
    expect(formats.filter((other) => other.recognise(sample)).map((other) => other.name)).toEqual([name]);
  });

  test('says nothing of a document of another kind', () => {
    expect(recognise({})).toBeUndefined();
  });

  test('reads its sample without a blocking gap, refs unique and relations between them', () => {
    const { collected, counted, head } = read(sample, versions.at(-1)!, undefined);
    expect(head.format).toBe(format);
    expect(counted).toBe(collected.components.length);
    expect(collected.complete).toBe(true);
    expectSound(collected);
  });

  test('whatever is put in place of any part, reading ends in what is sound or in a refusal', () => {
    const paths = [...pathsOf(sample, [])];
    const damage = fc.tuple(
      fc.constantFrom(...paths),
      fc.oneof(fc.jsonValue(), fc.constantFrom(null, [], {}, '', [[]], { __proto__: [] })),
    );
    fc.assert(
      fc.property(fc.array(damage, { minLength: 1, maxLength: 4 }), (damages) => {
        const document = structuredClone(sample);
        for (const [path, value] of damages) replaceAt(document, path, value);
        try {
          const { collected, counted } = read(document, versions.at(-1)!, undefined);
          expect(counted).toBeGreaterThanOrEqual(collected.components.length);
          expectSound(collected);
        } catch (thrown) {
          if (!(thrown instanceof WaybillError)) throw thrown;
        }
      }),
      { numRuns: 500 },
    );
  });
});

function expectSound({ components, services, relations }: ReturnType<(typeof formats)[number]['read']>['collected']): void {
  const refs = new Set([...components, ...services].map(({ ref }) => ref));
  expect(refs.size).toBe(components.length + services.length);
  expect(relations.filter(({ from, to }) => !refs.has(from) || !refs.has(to))).toEqual([]);
  expect(components.filter(({ name }) => typeof name !== 'string' || name === '')).toEqual([]);
}

function* pathsOf(value: unknown, path: readonly string[]): Generator<readonly string[]> {
  if (path.length > 0) yield path;
  if (typeof value !== 'object' || value === null) return;
  for (const [key, child] of Object.entries(value)) yield* pathsOf(child, [...path, key]);
}

function replaceAt(document: unknown, path: readonly string[], value: unknown): void {
  let parent = document;
  for (const key of path.slice(0, -1)) {
    if (typeof parent !== 'object' || parent === null) return;
    parent = (parent as Record<string, unknown>)[key];
  }
  if (typeof parent === 'object' && parent !== null) Object.assign(parent, { [path.at(-1)!]: value });
}
