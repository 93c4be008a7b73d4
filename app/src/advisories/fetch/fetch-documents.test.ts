import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, expect, test } from 'vitest';
import { WaybillError } from '../../domain/errors.ts';
import type { FetchedAnswer } from '../../platform/http/index.ts';
import type { FeedRequest } from './connector.ts';
import { fetchDocuments, type RemoteDocument, validatorsOfStamp } from './fetch-documents.ts';

let folder: string;
let asked: string[];

beforeEach(() => {
  folder = join(mkdtempSync(join(tmpdir(), 'waybill-fetch-')), 'feed.d');
  asked = [];
});

function requestOf(answer: (url: string) => FetchedAnswer): FeedRequest {
  return {
    origin: 'https://feed.example/',
    known: undefined,
    folder,
    now: 0,
    signal: undefined,
    trusted: undefined,
    lastState: undefined,
    async get(url) {
      asked.push(url);
      return answer(url);
    },
    archive: () => Promise.reject(new Error('not asked for')),
    inUse: () => new Map(),
    onProgress: () => {},
  };
}

const documents = (count: number, more: Partial<RemoteDocument> = {}): RemoteDocument[] =>
  Array.from({ length: count }, (_, index) => ({ path: `${index}.json`, url: `https://feed.example/${index}`, stamp: '1', ...more }));
const content = (text: string): FetchedAnswer => ({ status: 'fetched', bytes: Buffer.from(text) });

async function itemsOf(request: FeedRequest, wanted: readonly RemoteDocument[]) {
  const { items, failed, same } = await fetchDocuments(request, wanted);
  const found: string[] = [];
  for await (const batch of items) {
    for (const item of batch) {
      found.push(
        item.kind === 'file' ? `${item.file.path}=${Buffer.from(item.file.bytes)} (${item.stamp})` : `! ${item.gap.path}: ${item.gap.kind}`,
      );
    }
  }
  return { found, failed, same: [...same] };
}

test('documents come in their order, and one that cannot be had is a gap', async () => {
  const request = requestOf((url) => {
    if (url.endsWith('1')) return { status: 'missing' };
    if (url.endsWith('2')) throw new WaybillError('network', 'no');
    return content(url.slice(-1));
  });
  expect(await itemsOf(request, documents(4))).toEqual({
    found: ['0.json=0 (1)', '! 1.json: not-fetched', '! 2.json: not-fetched', '3.json=3 (1)'],
    failed: 2,
    same: [],
  });
});

test('a server that is gone is given up, and what came is not fetched again', async () => {
  const total = 100;
  const dying = requestOf(() => {
    if (asked.length > 10) throw new WaybillError('network', 'gone');
    return content('x');
  });
  await expect(fetchDocuments(dying, documents(total))).rejects.toThrow('gone');
  expect(asked.length).toBeLessThan(total / 2);
  asked = [];
  const { found, failed } = await itemsOf(
    requestOf(() => content('x')),
    documents(total),
  );
  expect([found.length, failed, asked.length]).toEqual([total, 0, total - 10]);
});

test('what identifies a document is kept where nothing else does, and what is the same is not among the items', async () => {
  const [document] = documents(1);
  const { stamp: _, ...bare } = document!;
  const first = requestOf(() => ({ ...content('x'), status: 'fetched', bytes: Buffer.from('x'), etag: '"1"' }));
  expect((await itemsOf(first, [bare])).found).toEqual(['0.json=x (etag "1")']);
  expect(validatorsOfStamp('etag "1"')).toEqual({ etag: '"1"' });
  expect(validatorsOfStamp('date Mon')).toEqual({ lastModified: 'Mon' });
  expect(validatorsOfStamp('2026-01-01')).toEqual({});
  expect(
    await itemsOf(
      requestOf(() => ({ status: 'notModified' })),
      [{ ...bare, etag: '"1"' }],
    ),
  ).toEqual({
    found: [],
    failed: 0,
    same: ['0.json'],
  });
});

test('what is found wrong is a gap, and is not kept', async () => {
  const wrong = async () => ({ kind: 'wrong-hash', path: '0.json', message: 'no', blocking: true });
  expect(
    (
      await itemsOf(
        requestOf(() => content('x')),
        documents(1, { check: wrong }),
      )
    ).found,
  ).toEqual(['! 0.json: wrong-hash']);
  expect(
    (
      await itemsOf(
        requestOf(() => content('x')),
        documents(1),
      )
    ).found,
  ).toEqual(['0.json=x (1)']);
  expect(asked).toHaveLength(2);
});
