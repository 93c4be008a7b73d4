import { Ajv } from 'ajv';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { explainFaults, type SchemaFault } from './explain.ts';
import { schemaFormats } from './formats.ts';
import { loadWholeSchema, type WholeSchema } from './load-schema.ts';

/** A validator that is not ours, which knows the formats by our tests. */
function otherValidator({ schemas }: WholeSchema): (document: unknown) => boolean {
  const ajv = new Ajv({ strict: false, meta: false, validateSchema: false, formats: { ...schemaFormats } });
  for (const [name, schema] of Object.entries(schemas)) if (name !== '') ajv.addSchema({ ...schema, $id: name }, name);
  return ajv.compile({ ...schemas[''], $id: 'document' });
}

function faultsOf(schema: WholeSchema, document: unknown, most = 100): SchemaFault[] {
  const faults: SchemaFault[] = [];
  explainFaults(schema, document, (fault) => faults.push(fault) < most);
  return faults;
}

const samples: Readonly<Record<string, object>> = {
  'cyclonedx-1.2': {
    bomFormat: 'CycloneDX',
    specVersion: '1.2',
    version: 1,
    metadata: {
      timestamp: '2024-01-01T00:00:00Z',
      tools: [{ name: 't', version: '1' }],
      component: { type: 'library', name: 'r', version: '1' },
    },
    components: [{ type: 'library', name: 'a', version: '1', licenses: [{ license: { id: 'MIT' } }], scope: 'required' }],
    dependencies: [{ ref: 'a', dependsOn: ['b'] }],
  },
  'cyclonedx-1.6': {
    bomFormat: 'CycloneDX',
    specVersion: '1.6',
    serialNumber: 'urn:uuid:3e671687-395b-41f5-a30f-a58921a69b79',
    metadata: { timestamp: '2024-01-01T00:00:00Z', authors: [{ name: 'x', email: 'x@example.com' }] },
    components: [
      {
        type: 'library',
        name: 'a',
        hashes: [{ alg: 'MD5', content: 'a'.repeat(32) }],
        licenses: [{ expression: 'MIT' }],
        externalReferences: [{ type: 'vcs', url: 'https://example.com' }],
        components: [{ type: 'file', name: 'b' }],
      },
      { type: 'cryptographic-asset', name: 'c', cryptoProperties: { assetType: 'algorithm' } },
    ],
    compositions: [{ aggregate: 'complete' }],
    signature: { algorithm: 'HS256', value: 'abcd' },
  },
  'spdx-2.3': {
    spdxVersion: 'SPDX-2.3',
    SPDXID: 'SPDXRef-DOCUMENT',
    name: 'd',
    dataLicense: 'CC0-1.0',
    documentNamespace: 'https://example.com/d',
    creationInfo: { created: '2024-01-01T00:00:00Z', creators: ['Tool: t'] },
    packages: [{ SPDXID: 'SPDXRef-a', name: 'a', downloadLocation: 'NOASSERTION', checksums: [{ algorithm: 'MD5', checksumValue: 'a' }] }],
    relationships: [{ spdxElementId: 'SPDXRef-DOCUMENT', relationshipType: 'DESCRIBES', relatedSpdxElement: 'SPDXRef-a' }],
  },
};

describe.each(Object.entries(samples))('%s', async (name, sample) => {
  const schema = await loadWholeSchema(name);
  const { isValid } = schema.compiled;
  const isValidElsewhere = otherValidator(schema);

  test('its sample is valid', () => {
    expect(faultsOf(schema, sample)).toEqual([]);
    expect(isValid(sample)).toBe(true);
  });

  test('whatever is put anywhere, there is a reason exactly where the compiled schema says no, and another validator', () => {
    const paths = [...pathsOf(sample, [])];
    const junk = fc.oneof(
      fc.jsonValue({ maxDepth: 2 }),
      fc.constantFrom<unknown>(
        'MIT',
        '',
        'a@b',
        '2024-01-01T00:00:00Z',
        'required',
        {},
        [{}],
        [1, 1],
        0,
        -1,
        { license: { id: 'no' } },
        { expression: 'x' },
      ),
    );
    fc.assert(
      fc.property(fc.constantFrom(...paths), junk, fc.boolean(), (path, value, isAdded) => {
        const document = structuredClone(sample);
        put(document, isAdded ? [...path.slice(0, -1), 'added'] : path, value);
        expect(faultsOf(schema, document, 3).length === 0).toBe(isValid(document));
        expect(isValidElsewhere(document)).toBe(isValid(document));
      }),
      { numRuns: 1000 },
    );
  });
});

test('a fault is told at its place, by the form that a value comes nearest to', async () => {
  const schema = await loadWholeSchema('cyclonedx-1.6');
  const component = { type: 'lib', version: 1, licenses: [{ license: { id: 'MIT', name: 'x', color: 'red' } }], extra: true };
  const faults = faultsOf(schema, {
    bomFormat: 'CycloneDX',
    specVersion: '1.6',
    components: [component, { type: 'file', name: 'a' }, { name: 'a', type: 'file' }],
  });
  expect(faults.map(({ keyword, pointer }) => [keyword, pointer])).toEqual([
    ['uniqueItems', '/components/2'],
    ['required', '/components/0'],
    ['enum', '/components/0/type'],
    ['type', '/components/0/version'],
    ['additionalProperties', '/components/0/licenses/0/license/color'],
    ['oneOf', '/components/0/licenses/0/license'],
    ['additionalProperties', '/components/0/extra'],
  ]);
});

test('nothing is told after somebody has heard enough', async () => {
  const schema = await loadWholeSchema('spdx-2.3');
  expect(faultsOf(schema, { packages: Array.from({ length: 1000 }, () => ({})) }, 5)).toHaveLength(5);
});

function* pathsOf(value: unknown, path: readonly string[]): Generator<readonly string[]> {
  if (path.length > 0) yield path;
  if (typeof value !== 'object' || value === null) return;
  for (const [key, child] of Object.entries(value)) yield* pathsOf(child, [...path, key]);
}

function put(document: object, path: readonly string[], value: unknown): void {
  let parent = document as Record<string, unknown>;
  for (const key of path.slice(0, -1)) parent = parent[key] as Record<string, unknown>;
  if (Array.isArray(parent) && path.at(-1) === 'added') parent.push(value);
  else parent[path.at(-1)!] = value;
}
