import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { zipOf } from '../../../test/support/zip-of.ts';
import type { RequestEntry } from '../../platform/http/index.ts';
import { type Advisories, openAdvisories } from './advisories.ts';

const archive = zipOf([['A-1.json', JSON.stringify({ id: 'A-1', modified: '2026-01-01T00:00:00Z' })]]);
const start = Date.parse('2026-01-01T00:00:00Z');

let folder: string;
let server: Server;
let url: string;
let advisories: Advisories;
let answer: (req: IncomingMessage, res: ServerResponse) => void;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'waybill-import-'));
  advisories = openAdvisories(folder);
  server = createServer((req, res) => answer(req, res));
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/PyPI/main.zip`;
});

afterEach(async () => {
  advisories.close();
  server.closeAllConnections();
  await new Promise((done) => server.close(done));
  rmSync(folder, { recursive: true });
});

test('a feed is fetched, asked for again by what identified it, and its age begins anew', async () => {
  answer = (req, res) => {
    if (req.headers['if-none-match'] === '"1"') res.writeHead(304, { etag: '"1"' }).end();
    else res.writeHead(200, { etag: '"1"', 'content-length': archive.length }).end(archive);
  };
  const log: RequestEntry[] = [];
  const requestLog = (entry: RequestEntry) => log.push(entry);
  expect(await advisories.importFrom(url, { now: start, requestLog })).toMatchObject({
    feed: 'PyPI',
    status: 'imported',
    records: 1,
    added: 1,
  });
  expect(advisories.status(start + 25 * 3_600_000)).toMatchObject([{ origin: url, staleAfterHours: 24, stale: true }]);
  expect(await advisories.importFrom(url, { now: start + 25 * 3_600_000, requestLog })).toMatchObject({
    status: 'unchanged',
    records: 1,
    seq: 1,
  });
  expect(advisories.status(start + 26 * 3_600_000)).toMatchObject([{ ageHours: 1, stale: false }]);
  expect(log.map(({ status }) => status)).toEqual([200, 304]);
  expect(readdirSync(join(folder, 'downloads'))).toEqual([]);
});

test('an answer that is no feed changes nothing', async () => {
  answer = (_, res) => res.writeHead(200).end('<html>Please log in</html>');
  await expect(advisories.importFrom(url)).rejects.toMatchObject({ code: 'no-feed' });
  answer = (_, res) => res.writeHead(404).end();
  await expect(advisories.importFrom(url)).rejects.toMatchObject({ code: 'network' });
  expect(advisories.status(start)).toEqual([]);
  expect(readdirSync(folder)).toEqual(['downloads']);
});
