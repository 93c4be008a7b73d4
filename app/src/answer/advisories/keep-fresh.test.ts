import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { recordDocument } from '../../ledger/record.ts';
import { documentOf, freshLedger } from '../../ledger/testing.ts';
import { bringUpToDate } from '../bring-up-to-date.ts';
import { openData } from '../open-data.ts';
import { keepFeedsFresh } from './keep-fresh.ts';

afterEach(() => {
  delete process.env.WAYBILL_OSV_MIRROR;
});

test('feeds that cannot be reached are said once, every request stands in a log, and stopping stops it', async () => {
  const asked: string[] = [];
  const server = createServer((request, response) => {
    asked.push(request.url ?? '');
    response.writeHead(503).end();
  }).listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  process.env.WAYBILL_OSV_MIRROR = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
  const { folder } = freshLedger();
  const data = openData(folder);
  recordDocument(data.ledger, documentOf(['pkg:npm/lodash@4.17.21', 'pkg:pypi/django@5.0'], 100));
  await bringUpToDate(data.inventory);
  const said: string[] = [];
  const stop = new AbortController();
  const running = keepFeedsFresh(data, {
    missing: true,
    configured: [],
    signal: stop.signal,
    say: (line) => {
      said.push(line);
      stop.abort();
    },
  });
  await running;
  server.close();
  expect(said).toHaveLength(1);
  expect(said[0]).toContain('could not be reached');
  expect(new Set(asked)).toEqual(new Set(['/PyPI/all.zip']));
  expect(readFileSync(join(folder, 'requests.log'), 'utf8')).toContain('/PyPI/all.zip');
  data.close();
});
