import { once } from 'node:events';
import { expect, test } from 'vitest';
import { addressOf, folderOf, freshFolder, linesOf, sbom, start, waybill } from './program.ts';

test('a command and a server use one data folder at once, and each sees what the other did', async () => {
  const data = freshFolder();
  const server = start(['--data', data, 'up', '--port', '0']);
  try {
    const url = await addressOf(server);
    const ask = async (query: string) =>
      (await fetch(`${url}/api/where?q=${encodeURIComponent(query)}`)).json() as Promise<{ answer: string; presences: unknown[] }>;
    expect((await ask('pkg:npm/shared@1.0.0')).answer).toBe('undetermined');

    const folders = ['a', 'b', 'c'].map((name) =>
      folderOf(
        Object.fromEntries(
          Array.from({ length: 20 }, (_, index) => [
            `${index}.json`,
            sbom(`image-${name}-${index}`, '2024-01-01T00:00:00Z', ['pkg:npm/shared@1.0.0', `pkg:npm/own-${name}@1.0.${index}`]),
          ]),
        ),
      ),
    );
    const [first, second, third, ...asked] = await Promise.all([
      ...folders.map((folder) => waybill(['--data', data, 'ingest', folder, '-o', 'jsonl'])),
      ...Array.from({ length: 10 }, () => ask('pkg:npm/shared')),
    ]);
    for (const ran of [first!, second!, third!] as { code: number; stdout: string }[]) {
      expect(ran.code).toBe(0);
      expect(linesOf(ran.stdout).at(-1)).toMatchObject({ summary: { ingested: 20, refused: 0 } });
    }
    expect(asked).toHaveLength(10);

    const byServer = await ask('pkg:npm/shared@1.0.0');
    expect(byServer).toMatchObject({ answer: 'present' });
    expect(byServer.presences).toHaveLength(60);
    const overServer = await waybill(['--server', url, 'where', 'pkg:npm/shared@1.0.0', '-o', 'json']);
    const overFolder = await waybill(['--data', data, 'where', 'pkg:npm/shared@1.0.0', '-o', 'json']);
    const answers = [overServer, overFolder].map(({ stdout }) => ({ ...(JSON.parse(stdout) as object), asOf: null }));
    expect(answers[0]).toEqual(answers[1]);
  } finally {
    server.kill('SIGTERM');
    await once(server, 'close');
  }
});
