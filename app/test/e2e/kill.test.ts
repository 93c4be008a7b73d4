import { once } from 'node:events';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { expect, test } from 'vitest';
import { folderOf, freshFolder, sbom, start, waybill } from './program.ts';

const documents = 150;
const components = 40;

/** Kept small enough to be quick, and large enough to be hit in the midst of its work. */
const kills = 8;

test('killed at any moment, it has every acknowledged document afterwards and none half', async () => {
  const data = freshFolder();
  const inputs = folderOf(
    Object.fromEntries(Array.from({ length: documents }, (_, index) => [`${String(index).padStart(3, '0')}.json`, documentNumber(index)])),
  );
  const acknowledged = new Set<string>();
  let interrupted = 0;
  for (let round = 0; round < kills; round += 1) {
    if (await ingestAndKill(data, inputs, 60 + round * 55, acknowledged)) interrupted += 1;
    checkLedger(data, acknowledged);
  }
  expect(interrupted).toBeGreaterThan(0);
  const last = await waybill(['--data', data, 'ingest', inputs, '-o', 'jsonl']);
  expect(last.code).toBe(0);
  checkLedger(data, acknowledged);
  expect(count(data, 'SELECT count(*) AS n FROM evidence')).toBe(documents);
  expect(count(data, 'SELECT count(*) AS n FROM presence WHERE to_by IS NULL')).toBe(documents * components);
});

function documentNumber(index: number): string {
  return sbom(
    `image-${index}`,
    '2024-01-01T00:00:00Z',
    Array.from({ length: components }, (_, each) => `pkg:npm/package-${(index * 7 + each) % 900}@1.0.${index % 5}`),
  );
}

/** @returns whether it was killed before it had ended */
async function ingestAndKill(data: string, inputs: string, after: number, acknowledged: Set<string>): Promise<boolean> {
  const child = start(['--data', data, 'ingest', inputs, '-o', 'jsonl']);
  let text = '';
  child.stdout!.setEncoding('utf8').on('data', (chunk: string) => (text += chunk));
  const timer = setTimeout(() => child.kill('SIGKILL'), after);
  const [code] = (await once(child, 'close')) as [number | null];
  clearTimeout(timer);
  for (const line of text.split('\n').slice(0, -1)) {
    const { sha256, status } = JSON.parse(line) as { sha256?: string; status?: string };
    if (sha256 && status !== 'refused') acknowledged.add(sha256);
  }
  return code === null;
}

function checkLedger(data: string, acknowledged: ReadonlySet<string>): void {
  const database = new DatabaseSync(join(data, 'ledger.db'));
  try {
    expect(database.prepare('PRAGMA integrity_check').get()).toEqual({ integrity_check: 'ok' });
    if (!database.prepare("SELECT 1 FROM sqlite_master WHERE name = 'evidence'").get()) {
      expect(acknowledged.size).toBe(0);
      return;
    }
    const kept = new Set(
      database
        .prepare('SELECT lower(hex(sha256)) AS digest FROM evidence')
        .all()
        .map(({ digest }) => `sha256:${digest}`),
    );
    expect([...acknowledged].filter((digest) => !kept.has(digest))).toEqual([]);
    const half = database.prepare(
      `SELECT evidence.path FROM evidence LEFT JOIN observation ON observation.evidence = evidence.id LEFT JOIN stream ON stream.id = stream
       WHERE observation.id IS NULL OR (SELECT count(*) FROM presence WHERE presence.stream = stream.id) <> ?`,
    );
    expect(half.all(components)).toEqual([]);
  } finally {
    database.close();
  }
}

function count(data: string, sql: string): number {
  const database = new DatabaseSync(join(data, 'ledger.db'), { readOnly: true });
  try {
    return Number(database.prepare(sql).get()!.n);
  } finally {
    database.close();
  }
}
