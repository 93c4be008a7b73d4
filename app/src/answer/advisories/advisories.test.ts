import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { gzipSync } from 'node:zlib';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { recordDocument } from '../../ledger/record.ts';
import { documentOf, freshLedger } from '../../ledger/testing.ts';
import { bringUpToDate } from '../bring-up-to-date.ts';
import { type Data, openData } from '../open-data.ts';
import { feedsAnswer, fetchedFeeds, importAdvisories, resolveOrigin, unreadFeeds, updateAdvisories } from './advisories.ts';
import { freshen } from './keep-fresh.ts';

const record = {
  id: 'T-1',
  modified: '2026-01-01T00:00:00Z',
  aliases: ['CVE-2026-1000'],
  affected: [
    { package: { ecosystem: 'npm', name: 'lib' }, ranges: [{ type: 'SEMVER', events: [{ introduced: '0' }, { fixed: '2.0.0' }] }] },
  ],
};
const kev = { catalogVersion: '1', vulnerabilities: [{ cveID: 'CVE-2026-1000', dateAdded: '2026-01-02' }] };

let server: Server;
let base: string;
let data: Data;
let now: number;
/** What the server has, by path. */
let files: Map<string, string | Buffer>;

beforeEach(async () => {
  files = new Map();
  server = createServer((request, response) => {
    const body = files.get(request.url!);
    response.writeHead(body === undefined ? 404 : 200).end(body);
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  process.env.WAYBILL_OSV_MIRROR = `${base}/osv`;
  now = Date.parse('2026-02-01T00:00:00Z');
  data = openData(freshLedger().folder, () => now);
});

afterEach(async () => {
  delete process.env.WAYBILL_OSV_MIRROR;
  data.close();
  server.closeAllConnections();
  await new Promise((done) => server.close(done));
});

const scores = (date: string, score: string) =>
  gzipSync(`#model_version:v1,score_date:${date}T00:00:00+0000\ncve,epss,percentile\nCVE-2026-1000,${score},0.5\n`);

test('exploited vulnerabilities and scores are fetched again with the other feeds, and their daily rewrite changes no finding', async () => {
  files.set('/T-1.json', JSON.stringify(record));
  files.set('/kev.json', JSON.stringify(kev));
  files.set('/epss.csv.gz', scores('2026-01-31', '0.1'));
  recordDocument(data.ledger, documentOf(['pkg:npm/lib@1.0.0'], 100));
  const origins = ['/T-1.json', '/kev.json', '/epss.csv.gz'].map((path) => base + path);
  expect((await importAdvisories(data, origins, {})).feeds.map(({ error }) => error)).toEqual([null, null, null]);
  await bringUpToDate(data.inventory);
  const changes = () => data.ledger.database.prepare('SELECT * FROM finding_change').all();
  const [before, seq] = [changes(), data.advisories.seq()];
  expect(before).toHaveLength(1);

  now += 24 * 3_600_000;
  files.set('/epss.csv.gz', scores('2026-02-01', '0.9'));
  const updated = await updateAdvisories(data, { configured: [`${base}/kev.json`] });
  expect(updated.feeds.map(({ origin, status }) => [origin, status]).sort()).toEqual(origins.map((origin) => [origin, 'imported']).sort());
  await bringUpToDate(data.inventory);
  expect(data.advisories.enrichments(['CVE-2026-1000']).get('CVE-2026-1000')).toMatchObject([
    { kind: 'exploitProbability', probability: 0.9, date: '2026-02-01' },
    { kind: 'knownExploited' },
  ]);
  expect(changes()).toEqual(before);
  expect(data.advisories.seq()).toBe(seq);
});

test('what could not be read of a feed is named where it is asked for', async () => {
  files.set('/vex.json', JSON.stringify([record, { id: 'T-2' }]));
  await importAdvisories(data, [`${base}/vex.json`], {});
  expect(feedsAnswer(data).feeds[0]).not.toHaveProperty('gaps');
  expect(feedsAnswer(data, { unread: true }).feeds[0]).toMatchObject({ unread: 1, gaps: [{ path: 'vex.json', subject: 'T-2' }] });
});

test('a statement about products is no feed, and is told where it belongs', async () => {
  files.set('/vex.json', JSON.stringify({ '@context': 'https://openvex.dev/ns/v0.2.0', statements: [] }));
  const { feeds } = await importAdvisories(data, [`${base}/vex.json`], {});
  expect(feeds).toMatchObject([{ status: 'failed', error: expect.stringContaining('waybill ingest') }]);
  expect(feedsAnswer(data).feeds).toEqual([]);
});

test('a feed is named by its kind where its publisher has an address, and is to be there where it was never read', async () => {
  expect(resolveOrigin('kev')).toMatch(/^https:.*known_exploited_vulnerabilities\.json$/);
  expect(resolveOrigin('osv')).toBe('osv');
  expect(resolveOrigin('https://example.org/a.zip')).toBe('https://example.org/a.zip');
  files.set('/T-1.json', JSON.stringify(record));
  expect(unreadFeeds(data, [`${base}/T-1.json`, `${base}/T-1.json`])).toEqual([`${base}/T-1.json`]);
  await importAdvisories(data, [`${base}/T-1.json`], {});
  expect(unreadFeeds(data, [`${base}/T-1.json`])).toEqual([]);
});

test('a feed is due half the way to being stale, which may be said for each', async () => {
  files.set('/T-1.json', JSON.stringify(record));
  await importAdvisories(data, [`${base}/T-1.json`], { staleAfterHours: 10 });
  expect(feedsAnswer(data).feeds).toMatchObject([{ staleAfterHours: 10, stale: false }]);
  now += 4 * 3_600_000;
  expect(fetchedFeeds(data, 'due')).toEqual([]);
  now += 2 * 3_600_000;
  expect(fetchedFeeds(data, 'due')).toEqual([`${base}/T-1.json`]);
  await importAdvisories(data, [`${base}/T-1.json`], {});
  expect(feedsAnswer(data).feeds).toMatchObject([{ staleAfterHours: 10, ageHours: 0 }]);
  await importAdvisories(data, [`${base}/T-1.json`], { staleAfterHours: 2 });
  expect(feedsAnswer(data).feeds).toMatchObject([{ staleAfterHours: 2 }]);
});

test('a host that does not answer is asked once a look and said once, and the feeds of others are read', async () => {
  const asked: string[] = [];
  const silent = createServer((request, response) => {
    asked.push(request.url!);
    response.writeHead(503).end();
  });
  await new Promise<void>((done) => silent.listen(0, '127.0.0.1', done));
  const dead = `http://127.0.0.1:${(silent.address() as AddressInfo).port}`;
  files.set('/T-1.json', JSON.stringify(record));
  const said: string[] = [];
  const told = new Set<string>();
  const { signal } = new AbortController();
  const look = () =>
    freshen(
      data,
      { missing: false, configured: [`${dead}/a.json`, `${dead}/b.json`, `${base}/T-1.json`], signal, say: (line) => said.push(line) },
      told,
    );
  await look();
  await look();
  expect(asked).toEqual(['/a.json', '/a.json']);
  expect(said).toHaveLength(1);
  expect(feedsAnswer(data).feeds.flatMap(({ origin }) => (origin.startsWith('http') ? [origin] : []))).toEqual([`${base}/T-1.json`]);
  silent.close();
});
