import { generateKeyPairSync } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { outputSchemas } from '../../src/show/cli/schemas.ts';
import { folderOf, linesOf, sbom, start, waybill } from './program.ts';

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

describe('lists', () => {
  test.each([
    ['component-list', ['component', 'list', 'good.json']],
    ['component-list', ['component', 'list', 'good.json', '--summary', '--where', 'purl=^pkg:npm/', '--orderby', '-name']],
    ['resource-list', ['resource', 'list', '-i', 'good.json', '--type', 'component']],
    ['license-list', ['license', 'list', 'good.json']],
    ['query', ['query', 'good.json', '--select', 'name', '--from', 'components']],
    ['stats', ['stats', 'good.json']],
    ['score', ['score', 'good.json']],
  ])('%s: each line follows its schema, and every form is there', async (name, args) => {
    const { code, stdout } = await waybill([...args, '-o', 'jsonl'], { cwd: folder });
    const lines = linesOf(stdout);
    expect(code).toBe(0);
    expect(lines[0]!.schema).toBe(`waybill/${name}/1`);
    expect(lines.length).toBeGreaterThan(1);
    for (const line of lines.slice(0, -1)) expect(outputSchemas[name]!.safeParse(line).error).toBeUndefined();
    for (const format of ['table', 'json', 'csv', 'markdown'])
      expect((await waybill([...args, '-o', format], { cwd: folder })).stdout).not.toBe('');
  });

  test.each([['component'], ['license'], ['vulnerability'], ['service'], ['resource']])(
    '%s list answers 2 when it fails, output to a file or not, and says so even with -q',
    async (name) => {
      for (const output of [[], ['-o', `json=${at('out.json')}`], ['-q']]) {
        const { code, stderr } = await waybill([name!, 'list', at('broken.json'), at('good.json'), ...output]);
        expect(code).toBe(2);
        expect(stderr).toContain('broken.json');
      }
    },
  );

  test('schema list', async () => {
    const { code, stdout } = await waybill(['schema', 'list', '--where', 'format=spdx,form=^json$', '-o', 'json']);
    expect(code).toBe(0);
    expect(outputSchemas['schema-list']!.safeParse(JSON.parse(stdout)).error).toBeUndefined();
    expect(JSON.parse(stdout).schemas.map(({ version }: { version: string }) => version)).toEqual(['2.2', '2.3']);
  });

  test.each([
    [['component', 'list']],
    [['component', 'list', 'good.json', '--where', 'colour=red']],
    [['query', 'good.json', '--from', 'a..b']],
  ])('%j is a wrong call', async (args) => {
    expect(await waybill(args as string[], { cwd: folder })).toMatchObject({ code: 3, stdout: '' });
  });
});

describe('editing', () => {
  test('trim writes the document, and an unknown path is told with 2, even with -q', async () => {
    const done = await waybill(['trim', at('good.json'), '--keys', 'purl', '-o', `json=${at('trimmed.json')}`]);
    expect(done).toMatchObject({ code: 0, stdout: '', stderr: expect.stringContaining('2 values were taken out') });
    expect(readFileSync(at('trimmed.json'), 'utf8')).not.toContain('purl"');
    const unknown = await waybill(['trim', '-i', at('good.json'), '--keys', 'purl', '--from', 'component.s', '-q']);
    expect(unknown).toMatchObject({ code: 2, stderr: expect.stringContaining('component.s') });
    expect(JSON.parse(unknown.stdout).components[0].purl).toBe('pkg:npm/lodash@4.17.20');
  });

  test('patch applies all or nothing', async () => {
    const patches = folderOf({
      'good.json': '[{"op":"replace","path":"/metadata/component/name","value":"other"}]',
      'merge.json': '{"metadata":{"component":{"name":"other"}}}',
      'bad.json': '[{"op":"remove","path":"/metadata"},{"op":"test","path":"/specVersion","value":"9"}]',
    });
    for (const name of ['good.json', 'merge.json']) {
      const { code, stdout } = await waybill(['patch', at('good.json'), '--patch-file', join(patches, name)]);
      expect(code).toBe(0);
      expect(JSON.parse(stdout).metadata.component.name).toBe('other');
    }
    expect(await waybill(['patch', at('good.json'), '--patch-file', join(patches, 'bad.json')])).toMatchObject({
      code: 2,
      stdout: '',
      stderr: expect.stringContaining('operation 1'),
    });
  });

  test('redact and merge write documents that are still valid', async () => {
    const redacted = await waybill(['redact', at('good.json'), '--match', 'lodash']);
    expect(redacted.stdout).not.toContain('lodash');
    expect((await waybill(['validate', '-'], { stdin: redacted.stdout })).code).toBe(0);
    const merged = await waybill(['merge', at('good.json'), at('good.json'), '--name', 'all', '--component-version', '7']);
    expect(JSON.parse(merged.stdout).components).toHaveLength(3);
    expect((await waybill(['validate', '-'], { stdin: merged.stdout })).code).toBe(0);
  });

  test.each([
    [['trim', 'good.json']],
    [['trim', 'good.json', 'bad.json', '--keys', 'x']],
    [['redact', 'good.json']],
    [['merge', 'good.json', '--mode', 'sideways']],
    [['trim', 'good.json', '--keys', 'x', '-o', 'sarif']],
    [['patch', 'good.json']],
  ])('%j is a wrong call', async (args) => {
    expect(await waybill(args as string[], { cwd: folder })).toMatchObject({ code: 3, stdout: '' });
  });

  test('a document that cannot be read is told with 2', async () => {
    for (const args of [['trim', '--keys', 'x'], ['merge']]) {
      expect(await waybill([...args, at('broken.json')])).toMatchObject({
        code: 2,
        stdout: '',
        stderr: expect.stringContaining('broken.json:1:'),
      });
    }
  });
});

describe('score', () => {
  test.each([
    [['good.json', '--profile', 'ntia', '--fail-under', '40'], 0],
    [['good.json', '--profile', 'ntia', '--fail-under', '99'], 1],
    [['good.json'], 0],
    [['empty.json', '--fail-under', '1'], 2],
    [['broken.json', 'good.json'], 2],
    [['good.json', '--profile', 'none'], 3],
    [['good.json', '--fail-under', 'many'], 3],
  ])('%j exits with %i', async (args, expected) => {
    const own = folderOf({
      'good.json': readFileSync(at('good.json'), 'utf8'),
      'broken.json': '{',
      'empty.json': '{"bomFormat":"CycloneDX","specVersion":"1.6"}',
    });
    expect((await waybill(['score', ...(args as string[])], { cwd: own })).code).toBe(expected);
  });
});

describe('convert', () => {
  test('writes the document and a report of what was lost', async () => {
    const report = at('losses.json');
    const { code, stdout } = await waybill(['convert', at('good.json'), '--to', 'spdx-2.3', '-o', 'spdx', '--report', report]);
    expect(code).toBe(0);
    expect(JSON.parse(stdout).packages).toHaveLength(3);
    expect((await waybill(['validate', '-'], { stdin: stdout })).code).toBe(0);
    expect(outputSchemas['convert-report']!.safeParse(JSON.parse(readFileSync(report, 'utf8'))).error).toBeUndefined();
  });

  test.each([
    [['good.json', '--to', 'sausage'], 3],
    [['good.json'], 3],
    [['good.json', '--to', 'spdx-2.3', '-o', 'cyclonedx'], 3],
    [['broken.json', '--to', 'spdx-2.3'], 2],
  ])('%j exits with %i', async (args, code) => {
    expect(await waybill(['convert', ...(args as string[])], { cwd: folder })).toMatchObject({ code, stdout: '' });
  });
});

describe('documents in XML', () => {
  test('are made, listed, edited and converted back', async () => {
    const own = folderOf({ 'good.json': readFileSync(at('good.json'), 'utf8') });
    const run = (...args: string[]) => waybill(args, { cwd: own });
    expect((await run('convert', 'good.json', '--to', 'cyclonedx-1.5-xml', '-o', 'cyclonedx=bom.xml')).code).toBe(0);
    expect((await run('trim', 'bom.xml', '--keys', 'purl', '--from', 'metadata', '-o', 'cyclonedx=trimmed.xml')).code).toBe(0);
    expect((await run('validate', 'bom.xml', 'trimmed.xml', '-o', 'jsonl')).code).toBe(0);
    expect(readFileSync(join(own, 'trimmed.xml'), 'utf8')).toContain('<bom xmlns="http://cyclonedx.org/schema/bom/1.5"');
    const listed = await Promise.all(['good.json', 'bom.xml'].map((file) => run('component', 'list', file, '-o', 'csv', '--summary')));
    expect(listed[1]!.stdout.replaceAll('bom.xml', 'good.json')).toBe(listed[0]!.stdout);
    const { stdout } = await run('convert', 'bom.xml', '--to', 'spdx-3.0.1');
    expect((await waybill(['validate', '-'], { stdin: stdout })).code).toBe(0);
  });
});

describe('diff', () => {
  const purls = ['pkg:npm/a@1', 'pkg:npm/b@1', 'pkg:npm/c@1'];
  const own = () =>
    folderOf({
      'old.json': sbom('shop', '2024-01-01T00:00:00Z', purls),
      'new.json': sbom('shop', '2024-02-01T00:00:00Z', ['pkg:npm/z@1', ...purls.slice(1)]),
      'turned.json': sbom('shop', '2024-01-01T00:00:00Z', purls.toReversed()),
      'broken.json': '{',
    });

  test('a replaced first item is one that left and one that came, not a rename', async () => {
    const { stdout, code } = await waybill(['diff', 'old.json', 'new.json', '--fail-if', 'different', '-o', 'json'], { cwd: own() });
    expect(code).toBe(1);
    expect(JSON.parse(stdout)).toMatchObject({ added: [{ purl: 'pkg:npm/z@1' }], removed: [{ purl: 'pkg:npm/a@1' }], changed: [] });
  });

  test.each([
    [['old.json', 'turned.json', '--fail-if', 'different'], 0],
    [['old.json', 'new.json'], 0],
    [['old.json', 'broken.json', '-o', 'json=out.json'], 2],
  ])('%j exits with %i', async (args, code) => {
    expect((await waybill(['diff', ...(args as string[])], { cwd: own() })).code).toBe(code);
  });
});

test('a byte order mark is no reason to refuse a document', async () => {
  const marked = folderOf({ 'bom.json': `\uFEFF${readFileSync(at('good.json'), 'utf8')}` });
  for (const command of [['validate'], ['component', 'list'], ['score'], ['trim', '--keys', 'x']]) {
    expect((await waybill([...command, 'bom.json'], { cwd: marked })).code).toBe(0);
  }
});

describe('sign and verify', () => {
  const keys = () => {
    const { privateKey, publicKey } = generateKeyPairSync('ec', {
      namedCurve: 'P-256',
      privateKeyEncoding: pkcs8,
      publicKeyEncoding: spki,
    });
    return folderOf({
      'private.pem': privateKey,
      'public.pem': publicKey,
      'other.pem': generateKeyPairSync('ed25519', { privateKeyEncoding: pkcs8, publicKeyEncoding: spki }).publicKey,
    });
  };
  const pkcs8 = { type: 'pkcs8', format: 'pem' } as const;
  const spki = { type: 'spki', format: 'pem' } as const;

  test('in the document: 0 verified, 1 changed or by another, 2 without a key, 3 for what is no key', async () => {
    const folder = keys();
    const [signed, key] = [join(folder, 'signed.json'), join(folder, 'public.pem')];
    expect((await waybill(['sign', at('good.json'), '--key', join(folder, 'private.pem'), '-o', `cyclonedx=${signed}`])).code).toBe(0);
    expect((await waybill(['validate', signed])).code).toBe(0);
    const verified = await waybill(['verify', signed, '--key', key, '-o', 'jsonl']);
    expect([verified.code, linesOf(verified.stdout)[0]]).toMatchObject([0, { verdict: 'verified', signatures: [{ algorithm: 'ES256' }] }]);
    expect(outputSchemas.verify!.safeParse(linesOf(verified.stdout)[0]).success).toBe(true);
    expect((await waybill(['verify', signed, '--key', join(folder, 'other.pem')])).code).toBe(1);
    expect((await waybill(['verify', signed])).code).toBe(2);
    expect((await waybill(['verify', at('good.json'), '--key', key])).code).toBe(2);
    const text = readFileSync(signed, 'utf8');
    const changed = folderOf({ 'a.json': text.replace('4.17.20', '4.17.21'), 'b.json': text.replace('{', '{"version": 1, "version": 1,') });
    for (const name of ['a.json', 'b.json']) expect((await waybill(['verify', join(changed, name), '--key', key])).code).toBe(1);
    expect((await waybill(['sign', signed, '--key', join(folder, 'private.pem')])).code).toBe(3);
  });

  test('apart from it, over any file', async () => {
    const folder = keys();
    const jws = join(folder, 'broken.jws');
    expect((await waybill(['sign', at('broken.json'), '--key', join(folder, 'private.pem'), '--detached', jws])).code).toBe(0);
    const check = ['verify', at('broken.json'), '--signature', jws, '--key'];
    expect((await waybill([...check, join(folder, 'public.pem')])).code).toBe(0);
    expect((await waybill([...check, join(folder, 'other.pem')])).code).toBe(1);
  });
});

describe('what the ledger holds', () => {
  let data: string;
  beforeAll(async () => {
    data = join(folder, 'ledger-data');
    const documents = folderOf({
      'old.json': sbom('shop', '2024-01-01T00:00:00Z', ['pkg:npm/lodash@4.17.20', 'pkg:npm/left@1.0.0']),
      'new.json': sbom('shop', '2024-02-01T00:00:00Z', ['pkg:npm/lodash@4.17.21']),
    });
    for (const name of ['old.json', 'new.json']) await waybill(['ingest', join(documents, name), '--data', data]);
  });
  const purlsOf = (text: string) =>
    linesOf(text).flatMap(({ purl }) => (typeof purl === 'string' && purl.startsWith('pkg:npm') ? [purl] : []));

  test('is listed, asked and scored like a document, at any time', async () => {
    const list = async (...more: string[]) =>
      purlsOf((await waybill(['component', 'list', '--from-ledger', 'shop', '--data', data, '-o', 'jsonl', ...more])).stdout);
    expect(await list()).toEqual(['pkg:npm/lodash@4.17.21']);
    expect((await list('--at', '2024-01-15')).sort()).toEqual(['pkg:npm/left@1.0.0', 'pkg:npm/lodash@4.17.20']);
    for (const command of [['license', 'list'], ['stats'], ['score'], ['query', '--from', 'components'], ['validate']]) {
      expect((await waybill([...command, '--from-ledger', 'shop', '--data', data, '-o', 'json'])).code).toBe(0);
    }
  });

  test('tells what needs what, and is judged by policies', async () => {
    const own = join(folder, 'ledger-edges');
    const bom = {
      bomFormat: 'CycloneDX',
      specVersion: '1.6',
      metadata: { component: { type: 'application', 'bom-ref': 'r', name: 'shop' } },
      components: ['a', 'b'].map((name) => ({ type: 'library', 'bom-ref': name, name, version: '1', purl: `pkg:npm/${name}@1` })),
      dependencies: [
        { ref: 'r', dependsOn: ['a'] },
        { ref: 'a', dependsOn: ['b'] },
      ],
    };
    const policy = 'unknown: review\nlicenses:\n  - id: MIT\n    action: allow\n';
    const files = folderOf({ 'bom.json': JSON.stringify(bom), 'policy.yaml': policy });
    await waybill(['ingest', join(files, 'bom.json'), '--data', own]);
    const { stdout } = await waybill(['generate', '--from-ledger', 'shop', '--data', own]);
    expect(JSON.parse(stdout).dependencies).toEqual([
      { ref: 'root:shop', dependsOn: ['pkg:npm/a@1'] },
      { ref: 'pkg:npm/a@1', dependsOn: ['pkg:npm/b@1'] },
    ]);
    for (const command of [['gate'], ['license', 'policy']]) {
      const judged = await waybill([
        ...command,
        '--from-ledger',
        'shop',
        '--data',
        own,
        '--policy',
        join(files, 'policy.yaml'),
        '-o',
        'json',
      ]);
      expect([judged.code, judged.stdout]).toEqual([4, expect.stringContaining('pkg:npm/b@1')]);
    }
  });

  test('is written as a valid document, and converted', async () => {
    const out = join(folder, 'ledger.spdx.json');
    const written = await waybill(['generate', '--from-ledger', 'shop', '--at', '2024-01-15', '--data', data, '-o', `spdx=${out}`]);
    expect([written.code, (await waybill(['validate', out])).code]).toEqual([2, 0]);
    const converted = await waybill(['convert', '--from-ledger', 'shop', '--data', data, '--to', 'spdx-2.3']);
    expect(JSON.parse(converted.stdout).packages.map(({ name }: { name: string }) => name)).toContain('lodash');
  });

  test.each([
    [['component', 'list', '--from-ledger', 'nobody']],
    [['component', 'list', 'x.json', '--from-ledger', 'shop']],
    [['component', 'list', 'x.json', '--at', '2024-01-01']],
    [['component', 'list', '--from-ledger', 'shop', '--server', 'http://127.0.0.1:1']],
  ])('%j is told as wrong', async (args) => {
    const { code, stderr } = await waybill([...args, '--data', data]);
    expect([code, stderr.startsWith('waybill: ')]).toEqual([code === 2 ? 2 : 3, true]);
  });
});

describe('query by an expression', () => {
  test('selects and reshapes, a line each', async () => {
    const { code, stdout } = await waybill([
      'query',
      at('good.json'),
      '--jsonata',
      'components[name = "lodash"].{"n": name, "v": version}',
      '-o',
      'jsonl',
    ]);
    expect([code, linesOf(stdout)[0]]).toMatchObject([0, { value: { n: 'lodash', v: '4.17.20' } }]);
  });

  test('what names nothing is told; what fails on one document stops no other', async () => {
    const nothing = await waybill(['query', at('good.json'), '--jsonata', 'absent.absent']);
    expect([nothing.code, nothing.stderr]).toEqual([0, expect.stringContaining('names nothing')]);
    const failing = await waybill(['query', at('good.json'), at('bad.json'), '--jsonata', '$error("no")', '-o', 'jsonl']);
    expect([failing.code, linesOf(failing.stdout)[0]]).toMatchObject([
      2,
      { summary: { documents: 2, found: 0, unreadable: [{ code: 'bad-query' }, {}] } },
    ]);
  });

  test.each([
    ['components[', ['--jsonata', 'components[']],
    ['beside --select', ['--jsonata', 'components', '--select', 'name']],
  ])('%s is a wrong call', async (_, args) => {
    expect((await waybill(['query', at('good.json'), ...args])).code).toBe(3);
  });
});

test('--watch tells of what changes, and ends with 130', async () => {
  const watched = folderOf({ 'a.json': sbom('a', '2024-01-01T00:00:00Z', ['pkg:npm/a@1']) });
  const child = start(['validate', '--watch', watched, '-o', 'jsonl']);
  const lines: Record<string, unknown>[] = [];
  let rest = '';
  const wait = async (enough: () => boolean) => {
    for await (const chunk of child.stdout!.setEncoding('utf8').iterator({ destroyOnReturn: false })) {
      const whole = `${rest}${chunk}`.split('\n');
      rest = whole.pop()!;
      lines.push(...whole.map((line) => JSON.parse(line)));
      if (enough()) return;
    }
  };
  await wait(() => lines.some((line) => 'summary' in line));
  expect(lines[0]).toMatchObject({ path: join(watched, 'a.json'), verdict: 'valid' });
  writeFileSync(join(watched, 'b.json'), '{"bomFormat": "CycloneDX", "specVersion": "1.6", "components": [{}]}');
  await wait(() => lines.some(({ path }) => path === join(watched, 'b.json')));
  expect(lines.find(({ path }) => path === join(watched, 'b.json'))).toMatchObject({ verdict: 'invalid' });
  expect(lines.filter(({ path }) => path === join(watched, 'a.json'))).toHaveLength(1);
  child.kill('SIGINT');
  expect(await new Promise((resolve) => child.once('close', resolve))).toBe(130);
});
