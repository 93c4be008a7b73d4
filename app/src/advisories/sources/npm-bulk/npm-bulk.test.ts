import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { RequestEntry } from '../../../platform/http/index.ts';
import { limits } from '../../../platform/limits.ts';
import { type Advisories, openAdvisories } from '../../index/advisories.ts';

const advisory = (id: number, range: string, more: object = {}) => ({
  id,
  url: `https://github.com/advisories/GHSA-${String(id).padStart(4, '2')}-cccc-ffff`,
  title: `Flaw ${id}`,
  severity: 'high',
  vulnerable_versions: range,
  cwe: ['CWE-1333'],
  cvss: { score: 7.5, vectorString: 'CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:N/I:N/A:H' },
  ...more,
});

let folder: string;
let server: Server;
let base: string;
let advisories: Advisories;
let asked: { readonly url: string; readonly body: Record<string, string[]> }[];
let answer: (body: Record<string, string[]>) => string | number;

beforeEach(async () => {
  asked = [];
  folder = mkdtempSync(join(tmpdir(), 'waybill-bulk-'));
  advisories = openAdvisories(join(folder, 'data'));
  server = createServer((req, res) => {
    let text = '';
    req.on('data', (chunk) => (text += chunk));
    req.on('end', () => {
      const body = JSON.parse(text) as Record<string, string[]>;
      asked.push({ url: `${req.method} ${req.url}`, body });
      const found = answer(body);
      if (typeof found === 'number') res.writeHead(found).end();
      else res.writeHead(200).end(found);
    });
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});

afterEach(async () => {
  advisories.close();
  server.closeAllConnections();
  await new Promise((done) => server.close(done));
  rmSync(folder, { recursive: true });
});

const update = (inUse: Readonly<Record<string, readonly string[]>>, requestLog: (entry: RequestEntry) => void = () => {}) =>
  advisories.importFrom(`npm-bulk:${base}/npm/`, { inUse: () => new Map(Object.entries(inUse)), requestLog });

test('a registry is asked about what is in use; what it says is known by package, and it speaks for nothing else', async () => {
  const log: RequestEntry[] = [];
  answer = () => JSON.stringify({ '@scope/a': [advisory(7, '>=1.0.0 <1.2.0 || =2.0.0')], b: [advisory(8, '<9', { cwe: ['CWE-506'] })] });
  const report = await update({ '@scope/a': ['1.0.0', '3.0.0'], b: ['1.0.0'] }, (entry) => log.push(entry));
  expect(report).toMatchObject({ records: 2, added: 2, unread: 0 });
  expect(report.notes).toEqual([
    expect.stringMatching(/^The names of 2 npm packages, 3 versions in all, were told to 127\.0\.0\.1:\d+\.$/),
  ]);
  expect(asked).toEqual([{ url: 'POST /npm/-/npm/v1/security/advisories/bulk', body: { '@scope/a': ['1.0.0', '3.0.0'], b: ['1.0.0'] } }]);
  expect(log).toMatchObject([{ method: 'POST', status: 200 }]);
  expect(advisories.candidates([{ ecosystem: 'npm', name: '@scope/a' }])).toMatchObject([
    [
      {
        advisory: {
          id: 'npm-advisory/7',
          class: 'vulnerability',
          aliases: ['GHSA-2227-cccc-ffff'],
          severity: [{ type: 'CVSS_V3' }],
          affected: [
            {
              ranges: [
                { events: [{ introduced: '1.0.0' }, { fixed: '1.2.0' }] },
                { events: [{ introduced: '2.0.0' }, { lastAffected: '2.0.0' }] },
              ],
            },
          ],
        },
      },
    ],
  ]);
  expect(advisories.show('npm-advisory/8')).toMatchObject([{ advisory: { class: 'malware' } }]);
  expect(advisories.status(0)).toMatchObject([
    { name: expect.stringMatching(/^npm-bulk 127/), kinds: ['npm-bulk'], ecosystems: [], staleAfterHours: 24 },
  ]);
});

test('what is no longer named is gone, and what stays the same is not read again', async () => {
  answer = () => JSON.stringify({ a: [advisory(7, '<2')], b: [advisory(8, '<2')] });
  await update({ a: ['1.0.0'], b: ['1.0.0'] });
  answer = () => JSON.stringify({ a: [advisory(7, '<2')] });
  expect(await update({ a: ['1.0.0'], b: ['2.0.0'] })).toMatchObject({ records: 1, removed: 1, amended: 0 });
  answer = () => '{}';
  expect(await update({ a: ['2.0.0'] })).toMatchObject({ records: 0, removed: 1 });
});

test('nothing in use is nothing to ask', async () => {
  const report = await update({});
  expect(report).toMatchObject({ records: 0, notes: [expect.stringContaining('Nothing was asked')] });
  expect(asked).toEqual([]);
});

test('many packages are asked about a part at a time', async () => {
  answer = () => '{}';
  await update(Object.fromEntries(Array.from({ length: limits.bulkBatch + 1 }, (_, index) => [`p${index}`, ['1.0.0']])));
  expect(asked.map(({ body }) => Object.keys(body).length)).toEqual([limits.bulkBatch, 1]);
  asked = [];
  const versions = Array.from({ length: limits.bulkVersions }, (_, index) => `1.0.${index}`);
  await update({ a: versions, b: ['1.0.0'] });
  expect(asked.map(({ body }) => Object.keys(body))).toEqual([['a'], ['b']]);
});

test('what cannot be read is named, and what was not asked for is not taken', async () => {
  answer = () =>
    JSON.stringify({
      a: [advisory(7, 'latest'), advisory(8, '<2'), null, { id: {}, vulnerable_versions: '*' }],
      other: [advisory(9, '*')],
    });
  const report = await update({ a: ['1.0.0'] });
  expect(report).toMatchObject({ records: 1, unread: 4 });
  expect(report.gaps.map(({ pointer, kind }) => pointer ?? kind)).toEqual(['/a/0/vulnerable_versions', '/a/2', '/a/3/id', 'not-asked']);
});

test('a registry that does not answer such questions changes nothing', async () => {
  for (const wrong of [404, 500, '[]', 'null', 'no json']) {
    answer = () => wrong;
    await expect(update({ a: ['1.0.0'] })).rejects.toMatchObject({ code: expect.stringMatching(/network|unknown-format|not-json/) });
  }
  expect(advisories.status(0)).toEqual([]);
});

test('an answer that was kept is read from disk', async () => {
  const path = join(folder, 'answer.json');
  writeFileSync(path, JSON.stringify({ a: [advisory(7, '<2')], __proto__x: [advisory(8, '<2')], b: 'nonsense' }));
  expect(await advisories.importFrom(path)).toMatchObject({ records: 2, unread: 1, gaps: [{ pointer: '/b' }] });
});
