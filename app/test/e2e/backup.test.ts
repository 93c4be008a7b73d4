import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { expect, test } from 'vitest';
import { folderOf, freshFolder, sbom, waybill } from './program.ts';

test('a backup answers as the data folder did, and verify sees what is gone', async () => {
  const data = freshFolder();
  const documents = folderOf({
    'a.json': sbom('shop', '2024-01-01T00:00:00Z', ['pkg:npm/lodash@4.17.20']),
    'b.json': sbom('shop', '2024-02-01T00:00:00Z', ['pkg:npm/lodash@4.17.21']),
  });
  await waybill(['--data', data, 'ingest', documents]);
  const backup = join(freshFolder(), 'backup');
  expect((await waybill(['--data', data, 'db', 'backup', backup])).code).toBe(0);
  expect((await waybill(['--data', data, 'db', 'backup', backup])).code).toBe(3);

  const again = join(freshFolder(), 'data');
  expect((await waybill(['--data', again, 'db', 'restore', backup])).code).toBe(0);
  const answers = await Promise.all(
    [data, again].map(async (folder) => JSON.parse((await waybill(['--data', folder, 'where', 'pkg:npm/lodash', '-o', 'json'])).stdout)),
  );
  expect({ ...answers[0], asOf: null }).toEqual({ ...answers[1], asOf: null });
  expect((await waybill(['--data', again, 'db', 'verify'])).code).toBe(0);
  expect((await waybill(['--data', again, 'db', 'restore', backup])).code).toBe(3);

  const kept = new DatabaseSync(join(again, 'documents.db'));
  kept.exec('DELETE FROM object WHERE id = 1');
  kept.close();
  const { code, stdout } = await waybill(['--data', again, 'db', 'verify', '-o', 'json']);
  expect(code).toBe(1);
  expect(JSON.parse(stdout).problems).toMatchObject([{ what: 'document' }]);
});
