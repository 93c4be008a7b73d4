import { describe, expect, test } from 'vitest';
import { validateDocument } from '../validate-document.ts';
import { readRules } from './read-rules.ts';

const encode = (value: unknown) => new TextEncoder().encode(typeof value === 'string' ? value : JSON.stringify(value));

const bom = {
  bomFormat: 'CycloneDX',
  specVersion: '1.6',
  metadata: {
    properties: [
      { name: 'disclaimer', value: 'as is' },
      { name: 'disclaimer', value: 'as is, too' },
    ],
  },
  components: [
    { type: 'library', name: 'a', version: '1', supplier: { name: 'Acme' } },
    { type: 'library', name: 'b', version: '' },
    { type: 'file', name: 'a' },
  ],
};

async function faultsOf(rules: unknown) {
  const ownRules = await readRules(encode(rules), 'rules.yaml');
  const { errors } = await validateDocument(encode(bom), { ownRules });
  return errors.map(({ rule, severity, pointer, count }) => ({ rule, severity, pointer, count }));
}

describe('our own rules', () => {
  test.each([
    ['has: [version]', '/components/1', 1],
    ['has: [supplier.name]', '/components/1', 1],
    ['lacks: [supplier]', '/components/0', 1],
    ['matches: {version: "^\\\\d+$"}', '/components/1', 1],
    ['oneOf: {version: [1, 2]}', '/components/1', 1],
  ])('%s', async (assertion, pointer, count) => {
    const text = `rules:\n  - id: r\n    selector: {path: components, where: {type: ^library$}}\n    assertion: {${assertion}}\n    severity: warning\n`;
    expect(await faultsOf(text)).toEqual([{ rule: 'r', severity: 'warning', pointer, count }]);
  });

  test('a selector that selects nothing is a warning, not a rule that is kept', async () => {
    const text = 'rules:\n  - id: r\n    selector: componets\n    assertion: {has: [version]}\n';
    expect(await faultsOf(text)).toEqual([{ rule: 'r/selects-nothing', severity: 'warning', pointer: '', count: 1 }]);
  });

  test('unique and count look at all elements', async () => {
    const text = 'rules:\n  - id: r\n    selector: components\n    assertion: {unique: name, count: {most: 2}}\n';
    expect((await faultsOf(text)).map(({ pointer }) => pointer)).toEqual(['/components/2', '']);
  });

  test.each([
    ['rules:\n  - id: r\n    selector: components\n    asertion: {}\n', 'rules.yaml:2: rules.0'],
    ['rules:\n  - id: r\n    selector: components\n    assertion:\n      has: version\n', 'rules.yaml:5: rules.0.assertion.has'],
    ['rules:\n  - id: r\n    selector: a..b\n    assertion: {has: [x]}\n', 'rules.yaml:2: rules.0: “a..b”'],
    ['rules:\n  - id: r\n    selector: a\n    assertion: {matches: {x: "("}}\n', 'rules.yaml:2: rules.0: “(”'],
    ['rules: [\n', 'rules.yaml:2'],
    ['- a\n', 'rules.yaml:1: the file'],
  ])('%j is told with its line and field', async (text, start) => {
    await expect(readRules(encode(text), 'rules.yaml')).rejects.toMatchObject({ code: 'usage', message: expect.stringContaining(start) });
  });
});

describe('the custom rules of sbom-utility', () => {
  const action = (fields: object) => ({
    validation: { actions: [{ id: 'x', selector: { path: 'metadata.properties' }, functions: ['isUnique'], ...fields }] },
  });
  const primaryKey = { key: 'name', value: 'disclaimer' };

  test('isUnique stays broken whatever a later function or action says', async () => {
    const { validation } = action({
      selector: { path: 'metadata.properties', primaryKey },
      functions: ['isUnique', 'hasProperties'],
      properties: [{ key: 'value', value: '^as is' }],
    });
    const passing = { id: 'y', selector: { path: 'metadata' }, functions: ['hasProperties'], properties: [{ key: 'properties' }] };
    expect(await faultsOf({ validation: { actions: [...validation.actions, passing] } })).toEqual([
      { rule: 'custom/x', severity: 'error', pointer: '/metadata/properties/1', count: 1 },
    ]);
  });

  test.each([
    [{ selector: { path: 'components', primaryKey: { key: 'name' } } }, '/components/2'],
    [{ selector: { path: 'metadata.properties', primaryKey: { key: 'name', value: 'classification' } } }, ''],
    [{ selector: { path: 'metadata' }, functions: ['hasProperties'], properties: [{ key: 'timestamp' }] }, '/metadata'],
    [{ selector: { path: '' }, functions: ['hasProperties'], properties: [{ key: 'specVersion', value: '^1\\.7$' }] }, ''],
    [{ selector: { path: 'services' }, functions: ['hasProperties'], properties: [{ key: 'name' }] }, ''],
  ])('%j breaks at %j', async (fields, pointer) => {
    expect((await faultsOf(action(fields))).map((fault) => fault.pointer)).toEqual([pointer]);
  });

  test('a function that is not known is told with its line', async () => {
    const text = JSON.stringify(action({ functions: ['isNice'] }), null, 1);
    await expect(readRules(encode(text), 'c.json')).rejects.toMatchObject({
      message: expect.stringMatching(/^c\.json:\d+: validation\.actions\.0\.functions\.0/),
    });
  });
});
