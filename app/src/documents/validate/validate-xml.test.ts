import { expect, test } from 'vitest';
import { validateDocument } from './index.ts';

const validate = (content: string, { version = '1.4', ...options }: { version?: string; schemaOnly?: boolean } = {}) =>
  validateDocument(new TextEncoder().encode(`<bom xmlns="http://cyclonedx.org/schema/bom/${version}">${content}</bom>`), options);

const component = (fields = '', attributes = '') =>
  `<component type="library"${attributes}><name>a</name><version>1</version>${fields}</component>`;

test.each(['1.0', '1.1', '1.2', '1.3', '1.4', '1.5', '1.6', '1.7'])('a small document of %s is valid', async (version) => {
  const modified = version === '1.0' ? '<modified>false</modified>' : '';
  expect(await validate(`<components>${component(modified)}</components>`, { version })).toEqual({
    format: 'cyclonedx',
    specVersion: version,
    verdict: 'valid',
    errors: [],
    errorCount: 0,
    stopped: false,
  });
});

test.each([
  ['schema/element', `<components>${component('<color/>')}</components>`, '/bom/components[1]/component[1]/color[1]'],
  [
    'schema/element',
    `<components>${component('<purl>pkg:npm/a@1</purl><scope>required</scope>')}</components>`,
    '/bom/components[1]/component[1]/scope[1]',
  ],
  ['schema/missing', '<components><component type="library"></component></components>', '/bom/components[1]/component[1]'],
  ['schema/missing', '<components><component><name>a</name></component></components>', '/bom/components[1]/component[1]'],
  ['schema/attribute', '<components><component type="thing"><name>a</name></component></components>', '/bom/components[1]/component[1]'],
  ['schema/text', '<components>text</components>', '/bom/components[1]'],
  ['schema/text', '<metadata><timestamp>now</timestamp></metadata><components/>', '/bom/metadata[1]/timestamp[1]'],
  [
    'schema/unique',
    `<components>${component('', ' bom-ref="a"')}${component('', ' bom-ref="a"')}</components>`,
    '/bom/components[1]/component[2]',
  ],
])('%s is told for %s', async (rule, content, pointer) => {
  const { verdict, errors } = await validate(content);
  expect(verdict).toBe('invalid');
  expect(errors.map((error) => [error.rule, error.pointer])).toEqual([[rule, pointer]]);
});

test('elements and attributes of other namespaces stand where the schema lets them', async () => {
  const other = '<f:x xmlns:f="urn:f"><f:y/></f:x>';
  expect(await validate(`<components>${component(other)}</components>${other}`)).toMatchObject({ verdict: 'valid' });
  expect(await validate(`<components>${other}</components>`, { version: '1.0' })).toMatchObject({ verdict: 'invalid' });
});

test('the rules hold for XML too, with the line of what they are about', async () => {
  const content = `<components>\n${component('\n<purl>npm/a</purl>', ' bom-ref="a"')}</components>\n<dependencies><dependency ref="gone"/></dependencies>`;
  expect((await validate(content)).errors).toMatchObject([
    { rule: 'purl/invalid', line: 3, pointer: '/components/0/purl', component: 'npm/a' },
    { rule: 'bom-ref/dangling', line: 4, pointer: '/dependencies/0/ref' },
  ]);
  expect(await validate(content, { schemaOnly: true })).toMatchObject({ verdict: 'valid' });
});

test('XML of another kind is unreadable, and invalid by the schema alone', async () => {
  const bytes = new TextEncoder().encode('<feed xmlns="http://www.w3.org/2005/Atom"/>');
  expect(await validateDocument(bytes)).toMatchObject({ verdict: 'unreadable' });
  expect(await validateDocument(bytes, { schemaOnly: true })).toMatchObject({ verdict: 'invalid' });
});

test('what is no XML is unreadable', async () => {
  expect(await validate('<a>')).toMatchObject({ verdict: 'unreadable', errors: [{ rule: 'document/not-xml', line: 1 }] });
});
