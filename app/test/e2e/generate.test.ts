import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
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
