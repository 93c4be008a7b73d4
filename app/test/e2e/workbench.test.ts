import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { folderOf, linesOf, sbom, waybill } from './program.ts';

let folder: string;
const at = (name: string) => join(folder, name);

beforeAll(() => {
  folder = folderOf({
    'good.json': sbom('shop', '2024-01-01T00:00:00Z', ['pkg:npm/lodash@4.17.20', 'pkg:npm/%40acme/core@1.0.0']),
    'bad.json': sbom('shop', '2024-01-01T00:00:00Z', ['pkg:npm/lodash@4.17.20'], { dependencies: [{ ref: 'root', dependsOn: ['gone'] }] }),
    'broken.json': '{"bomFormat": "CycloneDX",',
    'rules.yaml':
      'rules:\n  - id: supplier\n    selector: components\n    assertion: {has: [supplier.name]}\n    message: every component has a supplier\n',
    'custom.json': JSON.stringify({
      validation: {
        actions: [{ id: 'x', selector: { path: 'metadata' }, functions: ['hasProperties'], properties: [{ key: 'licenses' }] }],
      },
    }),
    'wrong.yaml': 'rules:\n  - id: supplier\n    selector: components\n    assertion: {hass: []}\n',
  });
});

describe('validate', () => {
  test('writes SARIF and JUnit beside each other', async () => {
    const sarif = at('out.sarif');
    const { code, stdout } = await waybill(['validate', at('good.json'), at('bad.json'), '-o', `sarif=${sarif}`, '-o', 'junit']);
    expect(code).toBe(1);
    const { runs } = JSON.parse(readFileSync(sarif, 'utf8'));
    expect(runs[0].tool.driver.rules.map(({ id }: { id: string }) => id)).toEqual(['bom-ref/dangling', 'dependency/orphan']);
    expect(runs[0].results[0]).toMatchObject({
      ruleId: 'bom-ref/dangling',
      level: 'error',
      locations: [{ physicalLocation: { region: { startLine: 1 } } }],
    });
    expect(stdout).toContain('<testsuite name="waybill validate" tests="2" failures="1" errors="0">');
  });

  test('holds documents to rules of one’s own, and to those of sbom-utility', async () => {
    const { code, stdout } = await waybill([
      'validate',
      at('good.json'),
      '--rules',
      at('rules.yaml'),
      '--custom',
      at('custom.json'),
      '-o',
      'jsonl',
    ]);
    expect(code).toBe(1);
    const [{ errors }] = linesOf(stdout) as [{ errors: { rule: string }[] }];
    expect(errors.map(({ rule }) => rule)).toEqual(['supplier', 'custom/x']);
  });

  test.each([
    [['--rules', 'wrong.yaml'], 'wrong.yaml:4: rules.0.assertion'],
    [['--rules', 'not-there.yaml'], 'not-there.yaml'],
    [['--rules', 'rules.yaml', '--schema-only'], '--schema-only'],
    [['-o', 'openvex'], 'junit'],
  ])('%j is a wrong call, and says so before anything is judged', async (args, told) => {
    const { code, stdout, stderr } = await waybill(['validate', at('good.json'), ...args], { cwd: folder });
    expect({ code, stdout }).toEqual({ code: 3, stdout: '' });
    expect(stderr).toContain(told);
  });

  test('says something on unreadable input even with -q', async () => {
    const { code, stdout } = await waybill(['validate', at('broken.json'), '-q']);
    expect(code).toBe(2);
    expect(stdout).toContain('unreadable');
  });
});
