import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { folderOf, freshFolder, linesOf, waybill } from './program.ts';

/** What the tool that people know gets wrong with lists, queries, edits and comparisons; each must come out right here. */

let folder: string;
const at = (name: string) => join(folder, name);

const bom = {
  bomFormat: 'CycloneDX',
  specVersion: '1.6',
  metadata: { licenses: [{ expression: 'CC0-1.0 OR MIT' }], component: { type: 'application', name: 'shop', version: '1' } },
  components: [
    { type: 'library', name: 'first', version: '1', licenses: [{ license: { id: 'MIT' } }] },
    { type: 'library', name: 'second' },
  ],
  services: [{ name: 'outer', services: [{ name: 'inner', licenses: [{ license: { id: 'ISC' } }] }] }],
};
const replaced = { ...bom, components: [{ type: 'library', name: 'other', version: '1' }, bom.components[1]] };

beforeAll(() => {
  folder = folderOf({
    'bom.json': JSON.stringify(bom),
    'replaced.json': JSON.stringify(replaced),
    'marked.json': `\ufeff${JSON.stringify(bom)}`,
    'broken.json': '{"bomFormat":',
    'bom.xml':
      '<?xml version="1.0"?><bom xmlns="http://cyclonedx.org/schema/bom/1.6"><components><component type="library"><name>in-xml</name></component></components></bom>',
    'spdx3.json': JSON.stringify({
      '@context': 'https://spdx.org/rdf/3.0.1/spdx-context.jsonld',
      '@graph': [{ type: 'software_Package', spdxId: 'urn:p', name: 'in-spdx3', creationInfo: '_:c' }],
    }),
  });
});

test.each([
  ['component', 'list'],
  ['license', 'list'],
  ['vulnerability', 'list'],
  ['resource', 'list'],
  ['service', 'list'],
  ['query', '--from', 'components'],
  ['stats'],
  ['score'],
])('%s %s: what cannot be read is an exit code of 2 and a line on standard error, with -o and -q too', async (...command) => {
  const out = join(freshFolder(), 'out.json');
  const { code, stderr } = await waybill([...command.filter(Boolean), at('broken.json'), '-q', '-o', `json=${out}`]);
  expect([code, stderr]).toEqual([2, expect.stringContaining('broken.json')]);
});

test('diff says that it cannot compare what it cannot read, with -o too', async () => {
  const out = join(freshFolder(), 'out.json');
  const { code, stderr } = await waybill(['diff', at('bom.json'), at('broken.json'), '-q', '-o', `json=${out}`]);
  expect([code, stderr]).toEqual([2, expect.stringMatching(/./)]);
});

test('a licence expression of the document itself is a licence', async () => {
  const { code, stdout } = await waybill(['license', 'list', at('bom.json'), '-o', 'jsonl']);
  expect([code, linesOf(stdout)[0]]).toMatchObject([0, { license: 'CC0-1.0 OR MIT', licenseType: 'expression' }]);
});

test('the child of a service without a licence is listed', async () => {
  const { stdout } = await waybill(['license', 'list', at('bom.json'), '--where', 'license=^ISC$', '-o', 'jsonl']);
  expect(linesOf(stdout)[0]).toMatchObject({ pointer: '/services/0/services/0/licenses/0' });
});

test.each([
  ['version=^1$', ['first']],
  ['name=^second', ['second']],
  ['name=^cond', []],
  ['version!=1', ['second']],
])('query --where %s: an element without the key is no failure, and ^ is the beginning', async (where, names) => {
  const { code, stdout } = await waybill([
    'query',
    at('bom.json'),
    '--from',
    'components',
    '--select',
    'name',
    '--where',
    where,
    '-o',
    'jsonl',
  ]);
  expect(code).toBe(0);
  expect(linesOf(stdout).flatMap(({ value }) => (value ? [(value as { name: string }).name] : []))).toEqual(names);
});

test('trim --from a.b leaves the rest of a alone, and a path of nothing is told', async () => {
  const trimmed = await waybill(['trim', at('bom.json'), '--keys', 'version', '--from', 'metadata.component']);
  const { metadata, components } = JSON.parse(trimmed.stdout);
  expect([trimmed.code, metadata.component, metadata.licenses, components[0].version]).toEqual([
    0,
    { type: 'application', name: 'shop' },
    bom.metadata.licenses,
    '1',
  ]);
  const unknown = await waybill(['trim', at('bom.json'), '--keys', 'version', '--from', 'metadata.absent', '-q']);
  expect([unknown.code, unknown.stderr]).toEqual([2, expect.stringContaining('metadata.absent')]);
});

test('diff: a replaced first item is one that went and one that came, and says so by its exit code where that is wished for', async () => {
  const { code, stdout } = await waybill(['diff', at('bom.json'), at('replaced.json'), '-o', 'json', '--fail-if', 'different']);
  expect(code).toBe(1);
  expect(JSON.parse(stdout)).toMatchObject({ added: [{ name: 'other' }], removed: [{ name: 'first' }], changed: [] });
  expect((await waybill(['diff', at('bom.json'), at('replaced.json')])).code).toBe(0);
  expect((await waybill(['diff', at('bom.json'), at('bom.json'), '--fail-if', 'different'])).code).toBe(0);
  expect((await waybill(['diff', at('bom.json'), at('bom.json'), '--fail-if', 'same'])).code).toBe(3);
});

test.each([
  ['marked.json', 'first'],
  ['bom.xml', 'in-xml'],
  ['spdx3.json', 'in-spdx3'],
])('%s is read', async (name, component) => {
  const { code, stdout } = await waybill(['component', 'list', at(name), '-o', 'jsonl']);
  expect([code, linesOf(stdout).map((line) => line.name)]).toEqual([0, expect.arrayContaining([component])]);
});
