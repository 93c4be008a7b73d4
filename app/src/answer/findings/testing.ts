import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { recordDocument } from '../../ledger/record.ts';
import type { SubmittedDocument } from '../../ledger/submission.ts';
import { documentOf, freshLedger } from '../../ledger/testing.ts';
import { bringUpToDate } from '../bring-up-to-date.ts';
import { ingest } from '../ingest/ingest.ts';
import { openData } from '../open-data.ts';

export const start = Date.UTC(2026, 0, 1);
export const hour = 3_600_000;
export const day = 24 * hour;

/** For tests: a data folder with one advisory on `pkg:npm/lib@1.0.0`, at a time that the test sets. */
export async function findingsFixture() {
  const { folder } = freshLedger();
  let now = start;
  const data = openData(folder, () => now);
  const feed = join(folder, 'feed');
  mkdirSync(feed);
  const publish = async (records: readonly object[]) => {
    for (const record of records) writeFileSync(join(feed, `${(record as { id: string }).id}.json`), JSON.stringify(record));
    await data.advisories.importFrom(feed, { now });
    await bringUpToDate(data.inventory);
  };
  await publish([advisoryOf('T-1', { aliases: ['CVE-2026-0001'] })]);
  return {
    data,
    feed,
    publish,
    see: async (purls: readonly string[], time: number, more: Partial<SubmittedDocument> = {}) => {
      now = time;
      recordDocument(data.ledger, documentOf(purls, time, more));
      await bringUpToDate(data.inventory);
    },
    take: async (document: unknown, asset?: string) => {
      async function* inputs() {
        yield { path: 'd.json', bytes: async () => Buffer.from(JSON.stringify(document)) };
      }
      const [line] = await Array.fromAsync(ingest(data.ledger, inputs(), { asset }));
      await bringUpToDate(data.inventory);
      return line!;
    },
    setTime: (time: number) => (now = time),
  };
}

/** An OSV record on version 1.0.0 of the npm package `lib`. */
export function advisoryOf(id: string, more: object = {}): object {
  return {
    id,
    modified: '2026-01-01T00:00:00Z',
    affected: [{ package: { ecosystem: 'npm', name: 'lib' }, versions: ['1.0.0'] }],
    ...more,
  };
}

/** An OpenVEX document of one statement on `pkg:npm/lib@1.0.0`. */
export function openVexOf(status: string, more: object = {}, author = 'Vendor'): object {
  return {
    '@context': 'https://openvex.dev/ns/v0.2.0',
    author,
    timestamp: '2025-12-01T00:00:00Z',
    statements: [
      {
        vulnerability: { name: 'CVE-2026-0001' },
        products: [{ '@id': 'pkg:npm/lib@1.0.0' }],
        status,
        ...(status === 'not_affected' ? { justification: 'vulnerable_code_not_present' } : {}),
        ...more,
      },
    ],
  };
}
