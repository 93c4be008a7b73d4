import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readDocument } from '../../documents/index.ts';
import { validateDocument } from '../../documents/validate/index.ts';
import { type GenerateOptions, generate } from './generate.ts';

const lock = JSON.stringify({
  name: 'shop',
  lockfileVersion: 3,
  packages: {
    '': { name: 'shop', dependencies: { left: '^1.0.0' }, devDependencies: { tool: '2.0.0' } },
    'node_modules/left': { version: '1.2.0', license: 'MIT', dependencies: { right: '1.0.0' } },
    'node_modules/right': { version: '1.0.0' },
    'node_modules/tool': { version: '2.0.0', dev: true },
  },
});

function treeOf(files: Readonly<Record<string, string>>): string {
  const folder = mkdtempSync(join(tmpdir(), 'waybill-generate-'));
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
  return folder;
}

const optionsOf = (path: string, more: Partial<GenerateOptions> = {}): GenerateOptions => ({
  path,
  of: 'source',
  name: undefined,
  time: '2024-05-06T07:08:09Z',
  serial: undefined,
  tool: { name: 'waybill', version: '1.0.0' },
  onProgress: () => {},
  ...more,
});

const shop = () => treeOf({ 'package-lock.json': lock, 'package.json': '{"name":"shop"}' });

test.each(['cyclonedx', 'spdx'] as const)('a source tree becomes a valid document in %s that reads back', async (format) => {
  const { textIn } = await generate(optionsOf(shop()));
  const bytes = new TextEncoder().encode(textIn(format));
  expect((await validateDocument(bytes, {})).errors).toEqual([]);
  const { head, collected } = readDocument(bytes);
  expect(head).toMatchObject({ assetName: 'shop', assetKind: 'build', tools: ['waybill'] });
  expect(collected.gaps).toEqual([]);
  expect(collected.components.map(({ purl, scope, direct }) => [purl, scope, direct === true])).toEqual([
    ['pkg:npm/left@1.2.0', 'required', true],
    ['pkg:npm/right@1.0.0', 'required', false],
    ['pkg:npm/tool@2.0.0', 'development', true],
  ]);
  const [left, right] = collected.components;
  expect(collected.relations).toMatchObject([{ kind: 'dependsOn', from: left!.ref, to: right!.ref }]);
});

test('CycloneDX 1.7 is as valid', async () => {
  const { textIn } = await generate(optionsOf(shop(), { specVersion: '1.7' }));
  const { errors, specVersion } = await validateDocument(new TextEncoder().encode(textIn('cyclonedx')), {});
  expect([errors, specVersion]).toEqual([[], '1.7']);
});

test('every component tells the file and the line that tell of it', async () => {
  const { components } = (await generate(optionsOf(shop()))).inventory.collected;
  expect(components.map(({ place }) => [place?.path, place?.line])).toEqual([
    ['package-lock.json', 1],
    ['package-lock.json', 1],
    ['package-lock.json', 1],
  ]);
});

test('the same tree at the same time gives the same bytes, wherever it lies', async () => {
  const [one, other] = [await generate(optionsOf(shop())), await generate(optionsOf(shop()))];
  expect(one.textIn('cyclonedx')).toBe(other.textIn('cyclonedx'));
  expect(one.textIn('spdx')).toBe(other.textIn('spdx'));
});

test('what could not be read makes the document incomplete, and nothing found leaves it undecided', async () => {
  const broken = await generate(optionsOf(treeOf({ 'package-lock.json': '{' })));
  expect(broken.inventory.completeness).toBe('incomplete');
  expect(broken.textIn('cyclonedx')).toContain('waybill:gap');
  expect((await generate(optionsOf(treeOf({ 'README.md': 'x' })))).inventory.completeness).toBe('unknown');
});

test.each([
  [{ time: 'soon' }, 'bad-time'],
  [{ serial: 'x' }, 'usage'],
  [{ specVersion: '2.3' }, 'usage'],
])('%o is refused', async (more, code) => {
  await expect(generate(optionsOf(shop(), more))).rejects.toMatchObject({ code });
});

test('licence files of components are evidence, in the document and for whoever reads it', async () => {
  const folder = shop();
  mkdirSync(join(folder, 'node_modules/left'), { recursive: true });
  writeFileSync(join(folder, 'node_modules/left/LICENSE'), 'Licensed under the Apache License, Version 2.0.\n');
  const { textIn } = await generate(optionsOf(folder, { licenses: true }));
  const bytes = new TextEncoder().encode(textIn('cyclonedx'));
  expect((await validateDocument(bytes, {})).errors).toEqual([]);
  const detected = readDocument(bytes).collected.components.map(({ name, licenses, detectedLicenses }) => [
    name,
    licenses,
    detectedLicenses,
  ]);
  expect(detected).toEqual([
    ['left', ['MIT'], ['Apache-2.0']],
    ['right', undefined, undefined],
    ['tool', undefined, undefined],
  ]);
  expect(textIn('spdx')).toContain('Found in its files: Apache-2.0');
});
