import { hash } from 'node:crypto';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type Advisories, openAdvisories } from '../../index/advisories.ts';

let folder: string;
let server: Server;
let base: string;
let advisories: Advisories;
/** What the server has, by path. */
let files: Map<string, string>;
let asked: string[];
let refuse: (path: string) => number | undefined;

beforeEach(async () => {
  files = new Map();
  asked = [];
  refuse = () => undefined;
  folder = mkdtempSync(join(tmpdir(), 'waybill-csaf-'));
  advisories = openAdvisories(join(folder, 'data'));
  server = createServer(serve);
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});

afterEach(async () => {
  advisories.close();
  server.closeAllConnections();
  await new Promise((done) => server.close(done));
  rmSync(folder, { recursive: true });
});

function serve(req: IncomingMessage, res: ServerResponse): void {
  const path = req.url!;
  asked.push(path);
  const body = files.get(path);
  const status = refuse(path) ?? (body === undefined ? 404 : 200);
  const etag = body === undefined ? undefined : `"${hash('sha256', body)}"`;
  if (status === 200 && etag !== undefined && req.headers['if-none-match'] === etag) res.writeHead(304, { etag }).end();
  else if (status === 200) res.writeHead(200, { etag }).end(body);
  else res.writeHead(status).end();
}

const sha = (text: string) => `${hash('sha512', text)}  name.json\n`;

function documentOf(id: string, title = 'A flaw'): string {
  return JSON.stringify({
    document: { csaf_version: '2.0', title, tracking: { id, initial_release_date: '2026-01-02T00:00:00Z' } },
    product_tree: {
      branches: [
        {
          category: 'product_version',
          name: 'lib',
          product: { product_id: 'P', name: 'lib', product_identification_helper: { purl: 'pkg:npm/lib@1.0.0' } },
        },
      ],
    },
    vulnerabilities: [{ cve: 'CVE-2026-1000', product_status: { known_affected: ['P'] } }],
  });
}

const provider = (distributions: readonly object[]) =>
  JSON.stringify({ metadata_version: '2.0', role: 'csaf_provider', publisher: { name: 'Example' }, distributions });

/** A folder of documents with its two lists. */
function publishDirectory(documents: Readonly<Record<string, readonly [changed: string, text: string]>>, at = '/white/'): void {
  for (const [path, [, text]] of Object.entries(documents)) {
    files.set(at + path, text);
    files.set(`${at}${path}.sha512`, sha(text));
  }
  files.set(`${at}index.txt`, Object.keys(documents).join('\n'));
  const changes = Object.entries(documents).map(([path, [changed]]) => `"${path}","${changed}"\n`);
  files.set(`${at}changes.csv`, changes.join(''));
}

async function update(origin = `${base}/provider-metadata.json`) {
  asked = [];
  const report = await advisories.importFrom(origin);
  return { ...report, asked };
}

test('a folder is followed by its lists; then only what has changed is fetched, and what left is gone', async () => {
  files.set('/provider-metadata.json', provider([{ directory_url: `${base}/white/` }]));
  const first = ['2026-01-02T00:00:00Z', documentOf('A-1')] as const;
  publishDirectory({ '2026/a-1.json': first, '2026/a-2.json': ['2026-01-02T00:00:00Z', documentOf('A-2')] });
  const report = await update();
  expect(report).toMatchObject({ status: 'imported', records: 2, added: 2, unread: 0, gaps: [] });
  expect(report.notes).toEqual(['2 documents came without an OpenPGP signature.']);

  const lists = ['/provider-metadata.json', '/white/index.txt', '/white/changes.csv'];
  expect(await update()).toMatchObject({ status: 'unchanged', asked: lists });

  publishDirectory({ '2026/a-1.json': first, '2026/a-3.json': ['2026-02-01T00:00:00Z', documentOf('A-3')] });
  const changed = await update();
  expect(changed).toMatchObject({ records: 2, added: 1, removed: 1 });
  expect(changed.asked.filter((path) => /a-\d/.test(path))).toEqual([
    '/white/2026/a-3.json',
    '/white/2026/a-3.json.sha256',
    '/white/2026/a-3.json.sha512',
    '/white/2026/a-3.json.asc',
  ]);
  expect(readdirSync(join(folder, 'data', 'downloads'))).toEqual([]);
});

test('a document whose checksum does not hold is not read, keeps what it said before, and is tried again', async () => {
  files.set('/provider-metadata.json', provider([{ directory_url: `${base}/white` }]));
  publishDirectory({ 'a-1.json': ['2026-01-02T00:00:00Z', documentOf('A-1', 'first')] });
  await update();
  publishDirectory({ 'a-1.json': ['2026-01-03T00:00:00Z', documentOf('A-1', 'second')] });
  files.set('/white/a-1.json', documentOf('A-1', 'forged'));
  const report = await update();
  expect(report).toMatchObject({ amended: 0, removed: 0, unread: 1, gaps: [{ kind: 'wrong-checksum' }] });
  expect(advisories.show('A-1')).toMatchObject([{ advisory: { summary: 'first' } }]);
  files.set('/white/a-1.json', documentOf('A-1', 'second'));
  expect(await update()).toMatchObject({ amended: 1, unread: 0 });
});

test('documents that only the index names are asked whether they are the same', async () => {
  files.set('/provider-metadata.json', provider([{ directory_url: `${base}/white/` }]));
  publishDirectory({ 'a-1.json': ['', documentOf('A-1')], 'a-2.json': ['', documentOf('A-2')] });
  files.delete('/white/changes.csv');
  await update();
  publishDirectory({
    'a-1.json': ['', documentOf('A-1')],
    'a-2.json': ['', documentOf('A-2', 'new')],
    'a-3.json': ['', documentOf('A-3')],
  });
  files.delete('/white/changes.csv');
  expect(await update()).toMatchObject({ added: 1, amended: 1, removed: 0, records: 3 });
});

test('a ROLIE feed goes before folders; what is not for everybody is left out, and said', async () => {
  const entry = (id: string, more: object = {}) => {
    files.set(`/docs/${id}.json`, documentOf(id));
    files.set(`/docs/${id}.json.sha512`, sha(documentOf(id)));
    return {
      id,
      updated: '2026-01-02T00:00:00Z',
      content: { type: 'application/json', src: `${base}/docs/${id}.json` },
      link: [
        { rel: 'self', href: `${base}/docs/${id}.json` },
        { rel: 'hash', href: `${base}/docs/${id}.json.sha512` },
        { rel: 'signature', href: `${base}/docs/${id}.json.asc` },
      ],
      ...more,
    };
  };
  const feed = (entries: readonly object[]) => JSON.stringify({ feed: { id: 'white', entry: entries } });
  files.set('/white.json', feed([entry('A-1'), entry('A-2'), { id: 'nowhere' }, { id: 'x', content: { src: 'file:///etc/passwd.json' } }]));
  files.set(
    '/provider-metadata.json',
    provider([
      { directory_url: `${base}/white/` },
      {
        rolie: {
          feeds: [
            { summary: 'all', tlp_label: 'WHITE', url: `${base}/white.json` },
            { summary: 'some', tlp_label: 'AMBER', url: `${base}/amber.json` },
          ],
        },
      },
    ]),
  );
  const report = await update();
  expect(report).toMatchObject({ records: 2, unread: 2, gaps: [{ pointer: '/feed/entry/2' }, { pointer: '/feed/entry/3' }] });
  expect(report.notes).toEqual([expect.stringContaining('TLP:AMBER'), '2 documents came without an OpenPGP signature.']);
  expect(report.asked.some((path) => path.includes('amber') || path === '/white/index.txt')).toBe(false);
  files.set('/white.json', feed([entry('A-1'), entry('A-2', { updated: '2026-01-03T00:00:00Z' })]));
  expect((await update()).asked.filter((path) => path.startsWith('/docs/'))).toEqual([
    '/docs/A-2.json',
    '/docs/A-2.json.sha512',
    '/docs/A-2.json.asc',
  ]);
  expect(await update(`csaf:${base}/white.json`)).toMatchObject({ records: 2, added: 2 });
});

test('an aggregator leads to its copies, and one that cannot be had loses nothing', async () => {
  files.set(
    '/aggregator.json',
    JSON.stringify({
      aggregator: { category: 'aggregator', name: 'All' },
      aggregator_version: '2.0',
      csaf_providers: [
        { metadata: { url: 'https://one.example/provider-metadata.json' }, mirrors: [`${base}/one/provider-metadata.json`] },
        { metadata: { url: `${base}/two/provider-metadata.json` } },
      ],
    }),
  );
  for (const name of ['one', 'two']) {
    files.set(`/${name}/provider-metadata.json`, provider([{ directory_url: `${base}/${name}/` }]));
    publishDirectory({ 'a.json': ['2026-01-02T00:00:00Z', documentOf(`A-${name}`)] }, `/${name}/`);
  }
  const origin = `${base}/aggregator.json`;
  expect(await update(origin)).toMatchObject({ records: 2, unread: 0 });
  refuse = (path) => (path.startsWith('/two/') ? 503 : undefined);
  expect(await update(origin)).toMatchObject({
    records: 2,
    removed: 0,
    unread: 1,
    gaps: [{ kind: 'not-fetched', path: `${base}/two/provider-metadata.json` }],
  });
  refuse = () => undefined;
  expect(await update(origin)).toMatchObject({ records: 2, unread: 0 });
  expect(await update(origin)).toMatchObject({ status: 'unchanged' });
});

test('lists cannot lead out of their folder, nor into a private network', async () => {
  files.set('/provider-metadata.json', provider([{ directory_url: `${base}/white/` }, { directory_url: 'http://127.0.0.2:1/white/' }]));
  publishDirectory({ 'a.json': ['2026-01-02T00:00:00Z', documentOf('A-1')] });
  const paths = ['../b.json', '/b.json', 'x/../../b.json', 'https://127.0.0.1/b.json', 'b.json?x', 'b.txt', 'a//b.json', 'b.json.asc'];
  files.set('/white/index.txt', `a.json\n${paths.join('\n')}\n`);
  const report = await update();
  expect(report).toMatchObject({ records: 1, unread: 8 });
  expect(report.gaps.map(({ line, kind }) => line ?? kind)).toEqual([2, 3, 4, 5, 6, 7, 8, 'not-fetched']);
  expect(report.gaps.at(-1)!.message).toContain('not on the public internet');
});

test('what is no file of a distribution is refused', async () => {
  for (const text of ['[]', '{}', '{"role":"csaf_provider"}', provider([]), 'no json']) {
    files.set('/provider-metadata.json', text);
    await expect(update()).rejects.toMatchObject({ code: expect.stringMatching(/unknown-format|not-json/) });
  }
});

test('a mirror on disk is read with the same files beside the documents, and its checksums must hold', async () => {
  publishDirectory({
    '2026/a-1.json': ['2026-01-02T00:00:00Z', documentOf('A-1')],
    '2026/a-2.json': ['2026-01-02T00:00:00Z', documentOf('A-2')],
  });
  files.set('/provider-metadata.json', provider([]));
  files.set('/white/2026/a-2.json', documentOf('A-2', 'forged'));
  const mirror = join(folder, 'mirror');
  for (const [path, text] of files) {
    mkdirSync(join(mirror, dirname(path)), { recursive: true });
    writeFileSync(join(mirror, path), text);
  }
  expect(await advisories.importFrom(mirror)).toMatchObject({
    records: 1,
    unread: 1,
    gaps: [{ path: 'white/2026/a-2.json', kind: 'wrong-checksum' }],
  });
});
