import { readFileSync, writeFileSync } from 'node:fs';
import { createServer as createProxy, type Server as HttpServer } from 'node:http';
import { createServer, type Server } from 'node:https';
import { type AddressInfo, connect } from 'node:net';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { issueForLocalhost } from '../../../test/support/certificate.ts';
import { zipOf } from '../../../test/support/zip-of.ts';
import { recordDocument } from '../../ledger/record.ts';
import { documentOf, freshLedger } from '../../ledger/testing.ts';
import { type Data, openData } from '../open-data.ts';
import { feedsAnswer, importAdvisories, updateAdvisories } from './advisories.ts';

const issued = issueForLocalhost();
const settings = ['WAYBILL_OSV_MIRROR', 'SSL_CERT_FILE', 'HTTPS_PROXY', 'NO_PROXY', 'https_proxy', 'no_proxy'] as const;
const before = Object.fromEntries(settings.map((name) => [name, process.env[name]]));
const hour = 3_600_000;

let folder: string;
let mirror: Server;
let proxy: HttpServer;
let data: Data;
let now: number;
/** What the mirror was asked for, and where the proxy was asked to lead. */
let asked: string[];
let led: string[];
/** What the proxy has connected, for it is no longer the server's. */
let tunnels: Set<{ destroy(): unknown }>;

const record = {
  id: 'T-1',
  modified: '2026-01-01T00:00:00Z',
  affected: [{ package: { ecosystem: 'npm', name: 'lib' }, versions: ['1.0.0'] }],
};

beforeEach(async () => {
  [asked, led] = [[], []];
  const archive = zipOf([['T-1.json', JSON.stringify(record)]]);
  mirror = createServer({ cert: issued.certificate, key: issued.key }, (request, response) => {
    asked.push(request.url!);
    const isThere = request.url === '/osv/npm/all.zip';
    response.writeHead(isThere ? 200 : 404).end(isThere ? archive : undefined);
  });
  tunnels = new Set();
  proxy = createProxy().on('connect', (request, client, head) => {
    led.push(request.url!);
    const upstream = connect(portOf(mirror), '127.0.0.1', () => {
      client.write('HTTP/1.1 200 Connection established\r\n\r\n');
      upstream.write(head);
      upstream.pipe(client).pipe(upstream);
    });
    for (const socket of [client, upstream]) tunnels.add(socket.on('error', () => socket.destroy()));
  });
  await Promise.all([mirror, proxy].map((server) => new Promise<void>((done) => server.listen(0, '127.0.0.1', done))));
  ({ folder } = freshLedger());
  now = Date.parse('2026-02-01T00:00:00Z');
  data = openData(folder, () => now);
  recordDocument(data.ledger, documentOf(['pkg:npm/lib@1.0.0'], 100));
  const { bringUpToDate } = await import('../bring-up-to-date.ts');
  await bringUpToDate(data.inventory);
  for (const name of settings) delete process.env[name];
  process.env.WAYBILL_OSV_MIRROR = `https://localhost:${portOf(mirror)}/osv/`;
  process.env.SSL_CERT_FILE = join(folder, 'authority.pem');
  writeFileSync(process.env.SSL_CERT_FILE, issued.authority);
});

afterEach(async () => {
  for (const name of settings) {
    if (before[name] === undefined) delete process.env[name];
    else process.env[name] = before[name];
  }
  data.close();
  mirror.closeAllConnections();
  for (const socket of tunnels) socket.destroy();
  await Promise.all([mirror, proxy].map((server) => new Promise((done) => server.close(done))));
});

const portOf = (server: { address(): unknown }) => (server.address() as AddressInfo).port;
const log = () => readFileSync(join(folder, 'requests.log'), 'utf8');

async function update() {
  const { feeds } = await updateAdvisories(data, { configured: [] });
  return feeds.map(({ status, records, error }) => (error === null ? [status, records] : [status, error]));
}

test('a mirror, over TLS by an authority of one’s own, is where OSV is read from; each request is a line', async () => {
  expect(await update()).toEqual([['imported', 1]]);
  expect(data.advisories.show('T-1')).toHaveLength(1);
  expect(asked[0]).toBe('/osv/npm/all.zip');
  expect(log()).toMatch(/^2\d{3}-\S+ GET https:\/\/localhost:\d+\/osv\/npm\/all\.zip: 200, \d+ bytes\n/);
});

test('an authority that nobody trusts is refused, and nothing is asked', async () => {
  delete process.env.SSL_CERT_FILE;
  expect(await update()).toEqual([['failed', expect.stringMatching(/certificate|issuer|self.signed/i)]]);
  expect(asked).toEqual([]);
  expect(log()).toContain('/osv/npm/all.zip');
});

test('an authority that cannot be read is said', async () => {
  process.env.SSL_CERT_FILE = join(folder, 'nowhere.pem');
  expect(await update()).toEqual([['failed', expect.stringContaining('SSL_CERT_FILE')]]);
});

test('a proxy leads there, and is named in the log; what is exempt goes by itself', async () => {
  const through = `http://127.0.0.1:${portOf(proxy)}`;
  process.env.HTTPS_PROXY = through;
  expect(await update()).toEqual([['imported', 1]]);
  expect(new Set(led)).toEqual(new Set([`localhost:${portOf(mirror)}`]));
  expect(log()).toContain(` through ${through}`);
  led.length = 0;
  process.env.NO_PROXY = 'localhost';
  expect((await update())[0]![0]).not.toBe('failed');
  expect(led).toEqual([]);
});

test('hours until a feed is stale: a day for what is fetched, a week for what is carried in, or what was said', async () => {
  await update();
  const file = join(folder, 'T-2.json');
  writeFileSync(file, JSON.stringify({ ...record, id: 'T-2' }));
  await importAdvisories(data, [file], {});
  const said = join(folder, 'T-3.json');
  writeFileSync(said, JSON.stringify({ ...record, id: 'T-3' }));
  await importAdvisories(data, [said], { staleAfterHours: 2 });
  const hours = () =>
    Object.fromEntries(
      feedsAnswer(data).feeds.flatMap(({ origin, staleAfterHours, stale }) =>
        origin.startsWith('waybill:') ? [] : [[origin.split('/').at(-1), [staleAfterHours, stale]]],
      ),
    );
  expect(hours()).toEqual({ 'all.zip': [24, false], 'T-2.json': [168, false], 'T-3.json': [2, false] });
  now += 25 * hour;
  expect(hours()).toEqual({ 'all.zip': [24, true], 'T-2.json': [168, false], 'T-3.json': [2, true] });
});
