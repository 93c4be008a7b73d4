import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { buildMissingParts } from '../../../tools/build-parts.ts';
import { addressOf, folderOf, freshFolder, linesOf, sbom } from './program.ts';

/*
 * The package as it is published, installed from its tarball into an empty folder far from the checkout. Nothing is fetched: what it needs at run
 * time is inside it.
 */
const app = fileURLToPath(new URL('../../', import.meta.url));
const tsc = join(dirname(createRequire(import.meta.url).resolve('typescript/package.json')), 'bin', 'tsc');
const here = freshFolder();
const data = freshFolder();
const installed = join(here, 'node_modules', 'waybill');
const children: ChildProcess[] = [];

beforeAll(async () => {
  await buildMissingParts();
  await npm('pack', app, '--pack-destination', here, '--ignore-scripts');
  const tarball = readdirSync(here).find((name) => name.endsWith('.tgz'))!;
  await npm('install', '--offline', '--ignore-scripts', '--no-audit', '--no-fund', '--prefix', here, join(here, tarball));
});

afterAll(() => {
  for (const child of children) child.kill();
});

test('brings everything along, and nothing else is installed with it', () => {
  // What is optional comes from the registry, or stays away without one.
  const others = readdirSync(join(here, 'node_modules')).filter((name) => !name.startsWith('.') && name !== 'openpgp');
  expect(others).toEqual(['waybill']);
  for (const part of ['README.md', 'LICENSE', 'dist/third-party-licenses.md', 'dist/licenses.index', 'data/compromises']) {
    expect(existsSync(join(installed, part)), part).toBe(true);
  }
  expect(readdirSync(join(installed, 'dist'), { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.test.js'))).toEqual(
    [],
  );
});

test('its program takes a document in and answers', async () => {
  const documents = folderOf({ 'a.json': sbom('shop', '2024-01-01T00:00:00Z', ['pkg:npm/lodash@4.17.20']) });
  expect(await waybill('--version')).toMatch(/^\d+\.\d+\.\d+\n$/);
  expect(linesOf(await waybill('ingest', documents, '-o', 'jsonl'))[0]).toMatchObject({ status: 'ingested', asset: 'shop' });
  expect(JSON.parse(await waybill('where', 'pkg:npm/lodash', '-o', 'json'))).toMatchObject({
    answer: 'present',
    presences: [{ asset: 'shop' }],
  });
});

test('the program runs without what is optional, and holds none of it', async () => {
  const chunks = readdirSync(join(installed, 'dist'), { recursive: true, encoding: 'utf8' }).filter((name) => /\.c?js$/.test(name));
  const texts = chunks.map((name) => readFileSync(join(installed, 'dist', name), 'latin1'));
  expect(texts.some((text) => /(?:import|require)\(["']openpgp["']\)/.test(text))).toBe(true);
  expect(texts.some((text) => text.includes('OpenPGP.js v'))).toBe(false);
  rmSync(join(here, 'node_modules', 'openpgp'), { recursive: true, force: true });
  const folder = folderOf({ 'a.json': '{"document":{"csaf_version":"2.0"}}', 'key.asc': '-----BEGIN PGP PUBLIC KEY BLOCK-----' });
  const answer = waybill('advisories', 'import', folder, '--trust', join(folder, 'key.asc'));
  await expect(answer).rejects.toThrow('npm install openpgp');
});

test('its server answers, and hands out the web application', async () => {
  const child = start('up', '--port', '0');
  const address = await addressOf(child);
  const answer = await fetch(`${address}/api/openapi.json`);
  expect(await answer.json()).toMatchObject({ openapi: expect.stringMatching(/^3\.1/) });
  if (existsSync(join(app, 'dist', 'web'))) expect(await (await fetch(address)).text()).toContain('<html');
  child.kill('SIGTERM');
  expect((await once(child, 'exit'))[0]).toBe(0);
});

test('its subpath exports run, and their types hold in a strict project', async () => {
  const source = `
    import { compareVersions, satisfies } from 'waybill/versions';
    import { parseExpression, printExpression } from 'waybill/licenses';
    const order: -1 | 0 | 1 | undefined = compareVersions('npm', '1.2.3', '1.10.0');
    const parsed = parseExpression('mit OR apache-2.0');
    console.log(JSON.stringify([order, satisfies('1.2.3', 'vers:npm/>=1.0.0|<2.0.0'), parsed.ok && printExpression(parsed.expression)]));
  `;
  const project = {
    compilerOptions: { strict: true, noEmit: true, target: 'es2024', module: 'nodenext', types: [] },
    files: ['consumer.mts'],
  };
  writeFileSync(join(here, 'consumer.mts'), source);
  writeFileSync(join(here, 'tsconfig.json'), JSON.stringify(project));
  expect(await run(process.execPath, [tsc, '-p', here])).toBe('');
  expect(JSON.parse(await run(process.execPath, [join(here, 'consumer.mts')]))).toEqual([-1, true, 'MIT OR Apache-2.0']);
});

function npm(...args: string[]): Promise<string> {
  return run('npm', args);
}

function waybill(...args: string[]): Promise<string> {
  return run(join(here, 'node_modules', '.bin', 'waybill'), ['--data', data, ...args]);
}

function start(...args: string[]): ChildProcess {
  const child = spawn(join(here, 'node_modules', '.bin', 'waybill'), ['--data', data, ...args], { cwd: here, env: environment() });
  children.push(child);
  return child;
}

async function run(program: string, args: readonly string[]): Promise<string> {
  const { stdout } = await promisify(execFile)(program, args, { cwd: here, env: environment() }).catch((error) => {
    throw new Error(`${program} ${args.join(' ')}: ${error.stdout}${error.stderr}`);
  });
  return stdout;
}

/** This Node first on the path, as on a host that has it; nothing of the npm that runs the tests, nor of Waybill's own settings. */
function environment(): NodeJS.ProcessEnv {
  const kept = Object.entries(process.env).filter(([name]) => !/^(npm|waybill)_/i.test(name));
  return { ...Object.fromEntries(kept), PATH: [dirname(process.execPath), process.env.PATH].join(delimiter) };
}
