import { expect, test } from 'vitest';
import { validateDocument } from '../validate/index.ts';
import { openForWork } from '../work-document.ts';
import type { MergeWishes } from './index.ts';
import { mergeCyclonedx } from './merge-cyclonedx.ts';

const source = (path: string, fields: object) => ({
  path,
  document: openForWork(
    new TextEncoder().encode(JSON.stringify({ bomFormat: 'CycloneDX', specVersion: '1.5', version: 1, ...fields })),
    path,
  ),
});

const left = source('left.json', {
  metadata: { component: { type: 'application', 'bom-ref': 'root', name: 'left' } },
  components: [{ type: 'library', 'bom-ref': '1', name: 'x', version: '1', purl: 'pkg:npm/x@1', licenses: [{ license: { id: 'MIT' } }] }],
  dependencies: [{ ref: 'root', dependsOn: ['1'] }],
});
const right = source('right.json', {
  specVersion: '1.6',
  metadata: { component: { type: 'application', 'bom-ref': 'root', name: 'right' } },
  components: [
    { type: 'library', 'bom-ref': '1', name: 'y', version: '2', purl: 'pkg:npm/y@2' },
    {
      type: 'library',
      'bom-ref': '2',
      name: 'x',
      version: '1',
      purl: 'pkg:npm/x@1',
      licenses: [{ license: { id: 'ISC' } }],
      hashes: [{ alg: 'MD5', content: 'a'.repeat(32) }],
    },
  ],
  dependencies: [
    { ref: 'root', dependsOn: ['1', '2'] },
    { ref: '1', dependsOn: ['2'] },
  ],
});

const flat: MergeWishes = { mode: 'flat', name: 'all' };

test('flat: each component once, refs that meant different things apart, conflicts kept', async () => {
  const { document, conflicts } = mergeCyclonedx([left, right], flat);
  expect(document).toEqual({
    bomFormat: 'CycloneDX',
    specVersion: '1.6',
    version: 1,
    metadata: { component: { type: 'application', 'bom-ref': 'merged:all', name: 'all' } },
    components: [
      {
        type: 'library',
        'bom-ref': '1',
        name: 'x',
        version: '1',
        purl: 'pkg:npm/x@1',
        licenses: [{ license: { id: 'MIT' } }],
        hashes: [{ alg: 'MD5', content: 'a'.repeat(32) }],
        properties: [{ name: 'waybill:merge:conflict:licenses', value: '{"document":"right.json","value":[{"license":{"id":"ISC"}}]}' }],
      },
      { type: 'library', 'bom-ref': '1#2', name: 'y', version: '2', purl: 'pkg:npm/y@2' },
      { type: 'application', 'bom-ref': 'root', name: 'left' },
      { type: 'application', 'bom-ref': 'root#2', name: 'right' },
    ],
    dependencies: [
      { ref: '1#2', dependsOn: ['1'] },
      { ref: 'merged:all', dependsOn: ['root', 'root#2'] },
      { ref: 'root', dependsOn: ['1'] },
      { ref: 'root#2', dependsOn: ['1', '1#2'] },
    ],
  });
  expect(conflicts).toMatchObject([{ component: '1', field: 'licenses', path: 'right.json' }]);
  expect(await validateDocument(new TextEncoder().encode(JSON.stringify(document)))).toMatchObject({ verdict: 'valid', errorCount: 0 });
});

test('hierarchical: what each is about holds what it lists', async () => {
  const { document } = mergeCyclonedx([left, right], { mode: 'hierarchical', name: 'all', timestamp: '2024-01-01T00:00:00Z' });
  const components = document.components as { 'bom-ref': string; components: { 'bom-ref': string }[] }[];
  expect(components.map((one) => [one['bom-ref'], ...one.components.map((inner) => inner['bom-ref'])])).toEqual([
    ['root', 'root:1'],
    ['root#2', 'root#2:1', 'root#2:2'],
  ]);
  expect(document.dependencies).toContainEqual({ ref: 'root#2:1', dependsOn: ['root#2:2'] });
  expect(await validateDocument(new TextEncoder().encode(JSON.stringify(document)))).toMatchObject({ verdict: 'valid', errorCount: 0 });
});

test('a document merged with itself is that document, and the same inputs give the same bytes', () => {
  const twice = mergeCyclonedx([left, left], { mode: 'flat' });
  expect(twice.conflicts).toEqual([]);
  expect(twice.document).toEqual(mergeCyclonedx([left], { mode: 'flat' }).document);
  expect(JSON.stringify(mergeCyclonedx([left, right], flat))).toBe(JSON.stringify(mergeCyclonedx([left, right], flat)));
});
