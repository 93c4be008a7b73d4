import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { savedImage, writeArchive } from '../support/image-archive.ts';
import { folderOf, freshFolder, linesOf, waybill } from './program.ts';

const lock = {
  name: 'shop',
  lockfileVersion: 3,
  packages: { '': { name: 'shop', dependencies: { left: '1.0.0' } }, 'node_modules/left': { version: '1.0.0' } },
};

test('a generated SBOM is valid, comes out the same again, and can be ingested', async () => {
  const folder = folderOf({ 'package-lock.json': JSON.stringify(lock), 'package.json': '{"name":"shop"}' });
  const out = freshFolder();
  const [cyclonedx, spdx] = [join(out, 'bom.json'), join(out, 'bom.spdx.json')];
  const args = ['generate', folder, '--time', '2024-05-06T07:08:09Z'];
  const first = await waybill([...args, '-o', `cyclonedx=${cyclonedx}`, '-o', `spdx=${spdx}`]);
  expect(first).toMatchObject({ code: 0, stdout: '' });
  expect((await waybill([...args])).stdout).toBe(readFileSync(cyclonedx, 'utf8'));
  expect((await waybill(['validate', cyclonedx, spdx])).code).toBe(0);
  const ingested = await waybill(['ingest', cyclonedx, '--data', join(out, 'data'), '-o', 'jsonl']);
  expect(linesOf(ingested.stdout)[0]).toMatchObject({ status: 'ingested', asset: 'shop', components: 1, gaps: 0 });
});

test('an image in an archive is inventoried, checked and collected', async () => {
  const left = { name: 'app/node_modules/left/package.json', content: '{"name":"left","version":"1.0.0"}' };
  const archive = writeArchive(savedImage({ layers: [[left], [{ name: 'etc/os-release', content: 'ID=alpine\nVERSION_ID=3.20.1\n' }]] }));
  const { code, stdout } = await waybill(['generate', archive, '--time', '2024-05-06T07:08:09Z']);
  expect(code).toBe(0);
  const { metadata, components } = JSON.parse(stdout);
  expect(metadata.component).toMatchObject({ type: 'container', name: 'shop', version: '1.0' });
  expect(components).toMatchObject([
    { name: 'alpine', version: '3.20.1' },
    { purl: 'pkg:npm/left@1.0.0', properties: [{ name: 'waybill:layer', value: expect.stringMatching(/^sha256:/) }] },
  ]);
  const data = join(freshFolder(), 'data');
  const collected = await waybill(['collect', archive, '--data', data, '-o', 'json']);
  expect([collected.code, JSON.parse(collected.stdout)]).toMatchObject([0, { asset: 'shop', added: 2 }]);
  const advisory = {
    id: 'TEST-1',
    modified: '2024-01-01T00:00:00Z',
    affected: [{ package: { ecosystem: 'npm', name: 'left' }, versions: ['1.0.0'] }],
  };
  const advisories = folderOf({ 'TEST-1.json': JSON.stringify(advisory) });
  const checked = await waybill(['check', archive, '--advisories', advisories, '-o', 'jsonl']);
  expect(linesOf(checked.stdout)).toContainEqual(
    expect.objectContaining({ advisory: 'TEST-1', purl: 'pkg:npm/left@1.0.0', verdict: 'affected' }),
  );
});
