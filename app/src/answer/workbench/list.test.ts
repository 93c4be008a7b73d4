import { expect, test } from 'vitest';
import { type ListingName, list } from './list.ts';
import { query } from './query.ts';
import { stats } from './stats.ts';

const bom = {
  bomFormat: 'CycloneDX',
  specVersion: '1.6',
  metadata: {
    licenses: [{ expression: 'CC0-1.0 OR MIT' }],
    component: { type: 'application', 'bom-ref': 'root', name: 'shop', version: '1' },
  },
  components: [
    {
      type: 'library',
      'bom-ref': 'a',
      name: 'a, the first',
      version: '1.10',
      supplier: { name: 'Acme' },
      licenses: [{ license: { id: 'MIT' } }],
      components: [{ type: 'library', 'bom-ref': 'a1', name: 'nested', licenses: [{ license: { name: 'House licence' } }] }],
    },
    { type: 'file', 'bom-ref': 'b', name: 'b' },
  ],
  services: [
    { 'bom-ref': 's', name: 'outer', services: [{ 'bom-ref': 't', name: 'inner', licenses: [{ license: { id: 'Apache-2.0' } }] }] },
  ],
  vulnerabilities: [
    {
      id: 'CVE-1',
      ratings: [
        { severity: 'low', score: 2 },
        { severity: 'high', score: 8.1 },
      ],
      cwes: [79],
      affects: [{ ref: 'a' }],
    },
    { id: 'CVE-2' },
  ],
};

const spdx = {
  spdxVersion: 'SPDX-2.3',
  SPDXID: 'SPDXRef-DOCUMENT',
  documentDescribes: ['SPDXRef-a'],
  packages: [
    {
      SPDXID: 'SPDXRef-a',
      name: 'a',
      versionInfo: '1',
      supplier: 'Organization: Acme (a@example.com)',
      licenseConcluded: 'MIT',
      licenseDeclared: 'NOASSERTION',
    },
    { SPDXID: 'SPDXRef-b', name: 'b', externalRefs: [{ referenceType: 'purl', referenceLocator: 'pkg:npm/b@1' }] },
  ],
};

const spdx3 = {
  '@context': 'https://spdx.org/rdf/3.0.1/spdx-context.jsonld',
  '@graph': [
    { type: 'software_Package', spdxId: 'p', name: 'p', software_packageVersion: '2', suppliedBy: 'o', software_packageUrl: 'pkg:npm/p@2' },
    { type: 'Organization', spdxId: 'o', name: 'Acme' },
    { type: 'simplelicensing_LicenseExpression', spdxId: 'l', simplelicensing_licenseExpression: 'MIT OR ISC' },
    { type: 'Relationship', spdxId: 'r', from: 'p', to: ['l'], relationshipType: 'hasDeclaredLicense' },
  ],
};

const encode = (value: unknown) => new TextEncoder().encode(typeof value === 'string' ? value : JSON.stringify(value));

async function* inputs(...documents: unknown[]) {
  for (const [index, document] of documents.entries()) yield { path: `${index}.json`, bytes: async () => encode(document) };
}

async function rowsOf(name: ListingName, document: unknown, where: string[] = [], orderBy: string[] = []) {
  return Array.fromAsync(list(name, inputs(document), { where, orderBy, summary: false }).lines);
}

test('components: nested ones, and the root', async () => {
  expect(
    (await rowsOf('component', bom)).map(({ bomRef, supplierName, numberLicenses }) => [bomRef, supplierName, numberLicenses]),
  ).toEqual([
    ['root', null, 0],
    ['a', 'Acme', 1],
    ['a1', null, 1],
    ['b', null, 0],
  ]);
});

test('the child of an unlicensed service is listed, and so is metadata.licenses with an expression', async () => {
  expect(
    (await rowsOf('license', bom)).map(({ licenseType, license, bomRef, pointer }) => [licenseType, license, bomRef, pointer]),
  ).toEqual([
    ['expression', 'CC0-1.0 OR MIT', null, '/metadata/licenses/0'],
    ['none', null, 'root', '/metadata/component'],
    ['id', 'MIT', 'a', '/components/0/licenses/0'],
    ['name', 'House licence', 'a1', '/components/0/components/0/licenses/0'],
    ['none', null, 'b', '/components/1'],
    ['none', null, 's', '/services/0'],
    ['id', 'Apache-2.0', 't', '/services/0/services/0/licenses/0'],
  ]);
});

test.each([
  ['name=^a, the', ['a']],
  ['name=^nested$', ['a1']],
  ['^name=x', 'usage'],
  ['supplier-name=Acme', ['a']],
  ['supplierName!=Acme', ['root', 'a1', 'b']],
  ['type=^library$,version=^1', ['a']],
  ['name=a\\, the', ['a']],
  ['nothing=x', 'usage'],
  ['name', 'usage'],
  ['name=(', 'usage'],
])('--where %s', async (where, expected) => {
  if (expected === 'usage') await expect(rowsOf('component', bom, [where])).rejects.toMatchObject({ code: 'usage' });
  else expect((await rowsOf('component', bom, [where])).map(({ bomRef }) => bomRef)).toEqual(expected);
});

test('--orderby puts what has no value last, either way', async () => {
  expect((await rowsOf('component', bom, [], ['version'])).map(({ version }) => version)).toEqual(['1', '1.10', null, null]);
  expect((await rowsOf('component', bom, [], ['-version'])).map(({ version }) => version)).toEqual(['1.10', '1', null, null]);
});

test('vulnerabilities are told by their worst rating', async () => {
  expect(await rowsOf('vulnerability', bom)).toMatchObject([
    { id: 'CVE-1', severity: 'high', score: 8.1, cweIds: ['CWE-79'], affects: ['a'] },
    { id: 'CVE-2', severity: null, score: null, affects: [] },
  ]);
});

test('SPDX 2 and 3 are listed by the same columns', async () => {
  expect(await rowsOf('component', spdx)).toMatchObject([
    { bomRef: 'SPDXRef-a', name: 'a', supplierName: 'Acme', numberLicenses: 1 },
    { bomRef: 'SPDXRef-b', purl: 'pkg:npm/b@1', numberLicenses: 0 },
  ]);
  expect(await rowsOf('component', spdx3)).toMatchObject([{ name: 'p', version: '2', supplierName: 'Acme', purl: 'pkg:npm/p@2' }]);
  expect(await rowsOf('license', spdx3)).toMatchObject([{ license: 'MIT OR ISC', acknowledgement: 'declared' }]);
});

async function ask(select: string, from: string, where: string[] = [], orderBy: string[] = []) {
  return Array.fromAsync(query(inputs(bom), { select: [select], from, where, orderBy }).lines);
}

test('a query goes on where one item lacks the key, and anchors hold', async () => {
  expect((await ask('name,version', 'components', ['version=^1'])).map(({ value }) => value)).toEqual([
    { name: 'a, the first', version: '1.10' },
  ]);
  expect((await ask('name', 'components', ['name=^b$'])).map(({ pointer }) => pointer)).toEqual(['/components/1']);
  expect((await ask('*', 'metadata.component', ['name=^hop'])).length).toBe(0);
  expect((await ask('name', '**.services', [], ['name'])).map(({ value }) => value)).toEqual([{ name: 'inner' }, { name: 'outer' }]);
  expect((await ask('licenses.license.id', 'components', ['licenses.license.id=.']))[0]!.value).toEqual({ 'licenses.license.id': 'MIT' });
});

test('where a document has nothing under the path, that is told', async () => {
  const { lines, summary } = query(inputs(bom, '{', { x: 1 }), { select: [], from: 'formulation', where: [], orderBy: [] });
  expect(await Array.fromAsync(lines)).toEqual([]);
  expect(summary()).toMatchObject({
    documents: 1,
    found: 0,
    without: ['0.json'],
    unreadable: [
      { path: '1.json', code: 'not-json' },
      { path: '2.json', code: 'unknown-format' },
    ],
  });
});

test('statistics', async () => {
  const [line] = await Array.fromAsync(stats(inputs(bom)).lines);
  expect(line).toMatchObject({
    components: 4,
    services: 2,
    vulnerabilities: 2,
    licenses: 4,
    types: { application: 1, file: 1, library: 2 },
    withVersion: 2,
  });
});
