import { hash } from 'node:crypto';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { zipOf } from '../../../../test/support/zip-of.ts';
import { limits } from '../../../platform/limits.ts';
import { type Advisories, openAdvisories } from '../../index/advisories.ts';

const day = (number: number) => `2026-01-${String(number).padStart(2, '0')}T00:00:00Z`;

/** A bucket as OSV publishes one: each record, an archive of all, and a list of what was modified when. */
let records: Map<string, { readonly modified: string; readonly text: string }>;
let lists: boolean;
let folder: string;
let server: Server;
let origin: string;
let advisories: Advisories;
let asked: string[];
let change: (path: string, res: ServerResponse) => boolean;

beforeEach(async () => {
  records = new Map();
  lists = true;
  asked = [];
  change = () => false;
  folder = mkdtempSync(join(tmpdir(), 'waybill-osv-'));
  advisories = openAdvisories(folder);
  server = createServer(serve);
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}/PyPI/all.zip`;
  for (const id of ['A-1', 'A-2', 'A-3']) put(id, 1);
});

afterEach(async () => {
  advisories.close();
  server.closeAllConnections();
  await new Promise((done) => server.close(done));
  rmSync(folder, { recursive: true });
});

function put(id: string, number: number, more: object = {}): void {
  const modified = day(number);
  records.set(id, {
    modified,
    text: JSON.stringify({
      id,
      modified,
      affected: [{ package: { ecosystem: 'PyPI', name: id.toLowerCase() }, versions: [String(number)] }],
      ...more,
    }),
  });
}

function serve(req: IncomingMessage, res: ServerResponse): void {
  const path = decodeURIComponent(req.url!.replace('/PyPI/', ''));
  asked.push(path);
  if (change(path, res)) return;
  const body = bodyOf(path);
  if (body === undefined) {
    res.writeHead(404).end();
    return;
  }
  const etag = `"${hash('sha256', body)}"`;
  if (req.headers['if-none-match'] === etag) res.writeHead(304, { etag }).end();
  else res.writeHead(200, { etag }).end(body);
}

function bodyOf(path: string): string | Buffer | undefined {
  if (path === 'all.zip') return zipOf([...records].map(([id, { text }]) => [`${id}.json`, text] as const));
  const newest = [...records].sort(([, a], [, b]) => (a.modified < b.modified ? 1 : -1));
  if (path === 'modified_id.csv') return lists ? newest.map(([id, { modified }]) => `${modified},${id}\n`).join('') : undefined;
  return records.get(path.replace(/\.json$/, ''))?.text;
}

async function update() {
  asked = [];
  const report = await advisories.importFrom(origin);
  return { ...report, asked };
}

test('the first time the archive is fetched, then the list, and nothing else while nothing is new', async () => {
  expect(await update()).toMatchObject({ added: 3, asked: ['all.zip'] });
  expect(await update()).toMatchObject({ status: 'unchanged', records: 3, asked: ['modified_id.csv'] });
  expect(await update()).toMatchObject({ status: 'unchanged', asked: ['modified_id.csv'] });
});

test('only records that are new or newer are fetched, and the others stay', async () => {
  await update();
  put('A-2', 2);
  put('A-4', 3, { withdrawn: day(3) });
  const report = await update();
  expect(report).toMatchObject({ status: 'imported', records: 4, added: 1, amended: 1, removed: 0, unread: 0 });
  expect(report.asked.toSorted()).toEqual(['A-2.json', 'A-4.json', 'modified_id.csv']);
  expect(advisories.show('A-2')).toMatchObject([{ revision: 2 }]);
  expect(await update()).toMatchObject({ status: 'unchanged', asked: ['modified_id.csv'] });
  expect(readdirSync(join(folder, 'downloads'))).toEqual([]);
});

test('a record that cannot be read is named until it changes, and is not fetched again before', async () => {
  await update();
  put('A-2', 2, { affected: 'nonsense' });
  expect(await update()).toMatchObject({ unread: 1, records: 3 });
  put('A-1', 3);
  expect(await update()).toMatchObject({ unread: 1, amended: 1, gaps: [{ path: 'A-2.json' }], asked: ['modified_id.csv', 'A-1.json'] });
  put('A-2', 4);
  expect(await update()).toMatchObject({ unread: 0, amended: 1, gaps: [] });
});

test('a record that left the list, or that the server does not have, is asked of the archive', async () => {
  await update();
  records.delete('A-3');
  expect(await update()).toMatchObject({ removed: 1, records: 2, asked: ['modified_id.csv', 'all.zip'] });
  put('A-1', 2);
  change = (path, res) => path === 'A-1.json' && Boolean(res.writeHead(404).end());
  expect(await update()).toMatchObject({ amended: 1, asked: ['modified_id.csv', 'A-1.json', 'all.zip'] });
});

test('a mirror without a list, or with one that is not understood, is asked for its archive only if that has changed', async () => {
  await update();
  lists = false;
  expect(await update()).toMatchObject({ status: 'unchanged', asked: ['modified_id.csv', 'all.zip'] });
  for (const list of ['yesterday,A-1\n', `${day(2)},../A-1\n`, `${day(2)}\n`, '', '<html>']) {
    change = (path, res) => path === 'modified_id.csv' && Boolean(res.writeHead(200).end(list));
    expect(await update()).toMatchObject({ status: 'unchanged', asked: ['modified_id.csv', 'all.zip'] });
  }
  change = (path, res) => path === 'modified_id.csv' && Boolean(res.writeHead(403).end());
  put('A-1', 2);
  expect(await update()).toMatchObject({ amended: 1, asked: ['modified_id.csv', 'all.zip'] });
});

test('where much has changed, the archive is less', async () => {
  await update();
  const more = Array.from({ length: limits.feedChanges + 1 }, (_, index) => `${day(2)},B-${index}\n`);
  const list = `${more.join('')}${bodyOf('modified_id.csv')}`;
  change = (path, res) => path === 'modified_id.csv' && Boolean(res.writeHead(200).end(list));
  expect((await update()).asked).toEqual(['modified_id.csv', 'all.zip']);
});

test('a mirror on disk has the list beside its records, which is no record and no gap', async () => {
  const mirror = join(folder, 'mirror');
  mkdirSync(mirror);
  for (const path of ['A-1.json', 'A-2.json', 'A-3.json', 'modified_id.csv']) writeFileSync(join(mirror, path), bodyOf(path)!);
  expect(await advisories.importFrom(mirror)).toMatchObject({ records: 3, unread: 0 });
});
