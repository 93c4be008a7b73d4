import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Collected, CollectedComponent, Scope } from '../../domain/collected.ts';
import type { Gap } from '../../domain/gap.ts';
import { licenseIds } from '../../licenses/index.ts';
import { readDocument } from '../read-document.ts';
import { validateDocument } from '../validate/index.ts';
import { type Inventory, writeCycloneDx, writeSpdx2 } from './index.ts';

const writers = { cyclonedx: writeCycloneDx, spdx: writeSpdx2 };
const forms = ['cyclonedx', 'spdx'] as const;

const inventoryOf = (fields: Partial<Collected>, more: Partial<Inventory> = {}): Inventory => ({
  root: { name: 'shop', kind: 'application' },
  collected: { components: [], relations: [], gaps: [], ...fields },
  completeness: 'complete',
  tool: { name: 'waybill', version: '1.0.0' },
  time: Date.parse('2024-05-06T07:08:09.123Z'),
  ...more,
});

const bytesOf = (document: object) => new TextEncoder().encode(JSON.stringify(document));
const errorsOf = async (document: object) =>
  (await validateDocument(bytesOf(document), {})).errors.filter(({ severity }) => severity === 'error');

const lodash: CollectedComponent = {
  ref: 'node_modules/lodash',
  kind: 'library',
  name: 'lodash',
  version: '4.17.21',
  purl: 'pkg:npm/lodash@4.17.21',
  hashes: [`sha512:${'ab'.repeat(64)}`],
  licenses: ['MIT'],
  supplier: 'Lodash Ltd',
  scope: 'development',
  direct: true,
  location: 'node_modules/lodash',
  place: { path: 'package-lock.json', line: 7 },
};
const left: CollectedComponent = { ...lodash, ref: 'left', name: 'left', purl: 'pkg:npm/left@1.0.0', version: '1.0.0', direct: false };
const gap: Gap = { kind: 'malformed', message: 'no JSON', path: 'a/package-lock.json', line: 3, blocking: true };

test('a CycloneDX document tells everything at its place', () => {
  const relations = [{ kind: 'dependsOn', from: lodash.ref, to: left.ref } as const];
  const components = [lodash, { ...left, hashes: ['crc32:00ff00ff'], signer: 'CN=Left' }];
  const document = writeCycloneDx(inventoryOf({ components, relations, gaps: [gap] }, { completeness: 'incomplete' }));
  expect(JSON.parse(JSON.stringify(document))).toMatchObject({
    bomFormat: 'CycloneDX',
    specVersion: '1.6',
    serialNumber: expect.stringMatching(/^urn:uuid:/),
    metadata: {
      timestamp: '2024-05-06T07:08:09Z',
      tools: { components: [{ name: 'waybill', version: '1.0.0' }] },
      component: { type: 'application', name: 'shop' },
    },
    components: [
      { name: 'left', properties: expect.arrayContaining([{ name: 'waybill:hash', value: 'crc32:00ff00ff' }]) },
      {
        'bom-ref': 'pkg:npm/lodash@4.17.21',
        scope: 'excluded',
        hashes: [{ alg: 'SHA-512', content: 'ab'.repeat(64) }],
        licenses: [{ license: { id: 'MIT' } }],
        supplier: { name: 'Lodash Ltd' },
        evidence: { occurrences: [{ location: 'node_modules/lodash' }, { location: 'package-lock.json', line: 7 }] },
      },
    ],
    dependencies: [
      { ref: 'root:shop', dependsOn: ['pkg:npm/lodash@4.17.21'] },
      { ref: 'pkg:npm/lodash@4.17.21', dependsOn: ['pkg:npm/left@1.0.0'] },
    ],
    compositions: [{ aggregate: 'incomplete', assemblies: ['root:shop'] }],
    properties: [{ name: 'waybill:gap', value: 'malformed: a/package-lock.json:3: no JSON' }],
  });
});

test.each([
  [['MIT'], [{ license: { id: 'MIT' } }]],
  [['mit OR Apache-2.0'], [{ expression: 'mit OR Apache-2.0' }]],
  [['The Left License'], [{ license: { name: 'The Left License' } }]],
  [
    ['MIT', 'ISC OR MIT'],
    [{ license: { id: 'MIT' } }, { license: { name: 'ISC OR MIT' } }],
  ],
])('the licences %j are told as they were declared', async (licenses, told) => {
  const document = writeCycloneDx(inventoryOf({ components: [{ ...left, licenses }] }));
  expect(document).toMatchObject({ components: [{ licenses: told }] });
  expect(await errorsOf(document)).toEqual([]);
});

test('what a component holds is told, and is no dependency', async () => {
  const relations = [{ kind: 'contains', from: lodash.ref, to: left.ref } as const];
  const document = writeCycloneDx(inventoryOf({ components: [{ ...lodash, direct: false }, left], relations }));
  expect(document).toMatchObject({ dependencies: [] });
  expect(JSON.stringify(document)).toContain('{"name":"waybill:contains","value":"pkg:npm/left@1.0.0"}');
  expect(await errorsOf(document)).toEqual([]);
});

test('an SPDX document tells the scope by its relationships, and the gaps as annotations', () => {
  const relations = [{ kind: 'dependsOn', from: lodash.ref, to: left.ref } as const];
  const document = writeSpdx2(inventoryOf({ components: [lodash, left], relations, gaps: [gap] })) as Record<string, object[]>;
  expect(document.relationships!.map((entry) => (entry as { relationshipType: string }).relationshipType)).toEqual([
    'DESCRIBES',
    'DEV_DEPENDENCY_OF',
    'DEV_DEPENDENCY_OF',
  ]);
  expect(document.annotations).toMatchObject([{ comment: 'waybill:gap malformed: a/package-lock.json:3: no JSON' }]);
});

test('licences that no list has are defined by an SPDX document', async () => {
  const licenses = ['MIT OR Apache-2.0', 'The Left License', 'LicenseRef-left'];
  const document = writeSpdx2(inventoryOf({ components: [{ ...left, licenses }] })) as Record<string, object[]>;
  expect(await errorsOf(document)).toEqual([]);
  expect(document.hasExtractedLicensingInfos).toMatchObject([{ name: 'The Left License' }, { name: 'LicenseRef-left' }]);
});

test.each([
  ['complete', 'declaredComplete'],
  ['incomplete', 'declaredIncomplete'],
  ['unknown', 'notDeclared'],
] as const)('an inventory that is %s reads as %s', (completeness, declared) => {
  const { head } = readDocument(bytesOf(writeCycloneDx(inventoryOf({ components: [left] }, { completeness }))));
  expect(head.completeness).toBe(declared);
});

test.each(forms)('in %s, every licence of the list is valid', async (form) => {
  const components = licenseIds.map((id) => ({ ...left, ref: id, licenses: [id] }));
  expect(await errorsOf(writers[form](inventoryOf({ components })))).toEqual([]);
});

test('components are told apart, even where the name of one is made to look like that of another', async () => {
  const names = ['a', 'a', 'a (2)', 'a (2)#', 'a (2)'];
  const components = names.map((name, index): CollectedComponent => ({ ref: String(index), kind: 'library', name }));
  const document = writeCycloneDx(inventoryOf({ components })) as { components: { 'bom-ref': string }[] };
  expect(new Set(document.components.map((component) => component['bom-ref'])).size).toBe(names.length);
  expect(await errorsOf(document)).toEqual([]);
});

describe.each(forms)('any inventory in %s', (form) => {
  const write = writers[form];

  test('is valid and is read back as it was', async () => {
    await fc.assert(
      fc.asyncProperty(anyInventory(), async (inventory) => {
        const document = write(inventory);
        expect(await errorsOf(document)).toEqual([]);
        const { head, collected } = readDocument(bytesOf(document));
        expect(head).toMatchObject({ assetName: inventory.root.name, time: Math.floor(inventory.time / 1000) * 1000 });
        const expected = inventory.collected.components
          .map((component) => toldBy(form, form === 'spdx' ? withGroupInName(component) : component))
          .sort();
        expect(collected.components.map((component) => toldBy(form, component)).sort()).toEqual(expected);
      }),
      { numRuns: 60 },
    );
  });

  test('is the same whatever the order in which it was found', () => {
    fc.assert(
      fc.property(anyInventory(), (inventory) => {
        const { components, relations, gaps } = inventory.collected;
        const turned = { components: components.toReversed(), relations: relations.toReversed(), gaps: gaps.toReversed() };
        expect(JSON.stringify(write({ ...inventory, collected: turned }))).toBe(JSON.stringify(write(inventory)));
      }),
      { numRuns: 60 },
    );
  });
});

/** What both forms can tell of a component. A place stands in for a location, and SPDX tells the scope of what something needs only. */
function toldBy(form: 'cyclonedx' | 'spdx', component: CollectedComponent): string {
  const { kind, name, group, version, purl, otherPurls, cpes, swid, hashes, licenses, supplier, publisher, signer, scope } = component;
  const both = { kind, name, version, purl, otherPurls, cpes, swid, hashes, supplier, publisher, direct: component.direct === true };
  const own = { group, licenses, signer, scope, location: component.location ?? component.place?.path };
  return JSON.stringify(form === 'cyclonedx' ? { ...both, ...own } : both);
}

/** SPDX has no groups: that of a component without a purl is told in its name. */
function withGroupInName(component: CollectedComponent): CollectedComponent {
  const { group, purl, name } = component;
  return group === undefined || purl !== undefined ? component : { ...component, name: `${group}/${name}` };
}

function anyInventory(): fc.Arbitrary<Inventory> {
  const text = fc
    .string({ minLength: 1, maxLength: 20 })
    .filter((each) => each.trim() === each && !/^(?:NONE|NOASSERTION|pkg:)|[()]/.test(each));
  const word = fc.constantFrom('a', 'b', '__proto__', 'constructor', 'left-pad');
  const purl = fc.tuple(word, word).map(([name, version]) => `pkg:npm/${name}@${version}`);
  const component = fc.record(
    {
      ref: fc.uuid(),
      kind: fc.constantFrom('library', 'application', 'framework', 'firmware', 'operating-system'),
      name: text,
      group: text,
      version: text,
      purl,
      otherPurls: fc.uniqueArray(purl, { minLength: 1, maxLength: 3 }),
      cpes: fc.uniqueArray(
        word.filter((each) => !each.startsWith('_')).map((each) => `cpe:2.3:a:${each}:b:1:*:*:*:*:*:*:*`),
        { minLength: 1, maxLength: 3 },
      ),
      swid: text,
      hashes: fc.constantFrom([`sha1:${'1a'.repeat(20)}`], [`md5:${'0'.repeat(32)}`, `blake2b-256:${'ff'.repeat(32)}`]),
      licenses: fc.array(fc.oneof(text, fc.constantFrom('MIT', 'mit', 'Apache-2.0 OR MIT', 'LicenseRef-x')), {
        minLength: 1,
        maxLength: 3,
      }),
      supplier: text,
      publisher: text,
      signer: text,
      scope: fc.constantFrom<Scope>('required', 'optional', 'development'),
      direct: fc.boolean(),
      location: text,
      place: fc.record({ path: text, line: fc.nat() }, { requiredKeys: ['path'] }),
    },
    { requiredKeys: ['ref', 'kind', 'name'] },
  );
  const gaps = fc.array(fc.record({ kind: word, message: fc.string(), path: text, blocking: fc.boolean() }), { maxLength: 3 });
  const name = word.filter((each) => !each.startsWith('_'));
  return fc
    .tuple(
      fc.uniqueArray(component, { maxLength: 6, selector: ({ ref }) => ref }),
      fc.array(fc.tuple(fc.nat(5), fc.nat(5)), { maxLength: 9 }),
      gaps,
      name,
      fc.date({ min: new Date(0), max: new Date('2100-01-01'), noInvalidDate: true }),
    )
    .map(([found, edges, missed, asset, date]) => {
      // Further names are told beside a first one only.
      const components = found.map(({ otherPurls, ...rest }) =>
        rest.purl && otherPurls ? { ...rest, otherPurls } : rest,
      ) as CollectedComponent[];
      const relations = edges.flatMap(([from, to]) =>
        components[from] && components[to] ? [{ kind: 'dependsOn' as const, from: components[from].ref, to: components[to].ref }] : [],
      );
      return inventoryOf({ components, relations, gaps: missed }, { root: { name: asset, kind: 'application' }, time: date.getTime() });
    });
}
