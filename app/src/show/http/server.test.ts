import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { request as httpRequest } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { limits } from '../../platform/limits.ts';
import { fixedQuestions } from './fixed-questions.ts';
import { type AnsweredRequest, type Server, startServer } from './server.ts';

const { questions, decisions, asked } = fixedQuestions();
const answered: AnsweredRequest[] = [];
const failures: unknown[] = [];
let folder: string;
let server: Server;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'waybill-web-'));
  await mkdir(join(folder, 'static'));
  await writeFile(join(folder, 'index.html'), '<!doctype html><title>Waybill</title>');
  await writeFile(join(folder, 'static', 'app-1a2b3c.js'), 'export {};');
  server = await startServer({
    questions,
    decisions,
    webFolder: folder,
    port: 0,
    version: '1.2.3',
    onRequest: (request) => answered.push(request),
    onFailure: ({ cause }) => failures.push(cause),
  });
});

afterAll(async () => {
  await server.close();
  await rm(folder, { recursive: true });
});

const get = (path: string, init?: RequestInit) => fetch(server.url + path, init);

/** fetch sets Host and Origin itself; this sends what a hostile page could make a browser send. */
function send(method: string, path: string, headers: Record<string, string>): Promise<{ status: number; body: string }> {
  return new Promise((resolve, reject) => {
    const sent = httpRequest(server.url + path, { method, headers }, async (response) => {
      resolve({ status: response.statusCode ?? 0, body: Buffer.concat(await Array.fromAsync(response)).toString() });
    });
    sent.on('error', reject).end();
  });
}

describe('the questions', () => {
  test.each([
    ['/api/where?q=lodash', ['where', 'lodash', {}]],
    ['/api/where?q=a%26b%20c&at=2026-03-22', ['where', 'a&b c', { at: '2026-03-22' }]],
    ['/api/where?q=a&from=2026-01-01&to=2026-02-01', ['where', 'a', { between: ['2026-01-01', '2026-02-01'] }]],
    ['/api/impact?q=CVE-2021-44228', ['impact', 'CVE-2021-44228', {}]],
    ['/api/coverage', ['coverage']],
    ['/api/diff?asset=ws-1&from=2026-01-01&to=2026-02-01', ['diffAsset', 'ws-1', '2026-01-01', '2026-02-01']],
    ['/api/diff?a=ws-1&b=ws-2', ['diffAssets', 'ws-1', 'ws-2']],
    ['/api/assets', ['assets']],
    ['/api/assets/ws-1?at=2026-01-01', ['asset', 'ws-1', '2026-01-01']],
    ['/api/assets/registry.example%2Fshop%3Alatest', ['asset', 'registry.example/shop:latest', undefined]],
    ['/api/today', ['today']],
    ['/api/findings', ['findings', {}]],
    [
      '/api/findings?state=affected&priority=act&asset=ws-1&all=true&limit=5',
      ['findings', { state: 'affected', priority: 'act', asset: 'ws-1', all: true, limit: 5 }],
    ],
    ['/api/findings/GHSA-1%2F1', ['explainFinding', 'GHSA-1/1']],
    ['/api/finding-changes?since=2026-11-01', ['findingChanges', '2026-11-01']],
    ['/api/explain?purl=pkg%3Anpm%2Fleft&advisory=CVE-2026-1', ['explain', 'pkg:npm/left', 'CVE-2026-1']],
    ['/api/components?q=left&facts=true', ['components', 'left', true]],
    ['/api/evidence', ['evidence']],
    ['/api/evidence/3f2a9c/content', ['evidenceContent', '3f2a9c']],
    ['/api/understand?q=lod', ['understand', 'lod']],
  ])('%s', async (path, question) => {
    const response = await get(path);
    expect(response.status).toBe(200);
    expect(response.headers.get('content-type')).toBe('application/json; charset=utf-8');
    expect(await response.json()).toHaveProperty('schema');
    expect(asked.at(-1)).toEqual(question);
  });

  test.each([
    ['/api/where?q=', 400, 'bad-query'],
    ['/api/where', 400, 'usage'],
    ['/api/where?q=a&q=b', 400, 'usage'],
    ['/api/where?q=a&when=now', 400, 'usage'],
    [`/api/where?q=${'a'.repeat(9000)}`, 400, 'usage'],
    ['/api/where?q=a&at=2026-01-01&from=2026-01-01&to=2026-02-01', 400, 'bad-time'],
    ['/api/where?q=a&from=2026-01-01', 400, 'bad-time'],
    ['/api/diff?asset=ws-1&a=ws-1&b=ws-2', 400, 'usage'],
    ['/api/diff', 400, 'usage'],
    ['/api/assets/nobody', 404, 'unknown-asset'],
    ['/api/assets/%E0%A4%A', 400, 'usage'],
    ['/api/nothing', 404, 'not-found'],
    ['/api/where?q=broken', 500, 'internal'],
  ])('%s is refused with %i %s', async (path, status, code) => {
    const response = await get(path);
    expect(response.status).toBe(status);
    expect(await response.json()).toMatchObject({ error: { code, message: expect.stringMatching(/\.$/), place: {} } });
  });

  test('an error tells its place, and what was not foreseen stays on the server', async () => {
    expect(await (await get('/api/where?q=placed')).json()).toMatchObject({ error: { place: { path: 'a.json', line: 3, pointer: '/a' } } });
    expect(await (await get('/api/where?q=broken')).text()).not.toContain('secret');
    expect(failures.at(-1)).toBeInstanceOf(TypeError);
  });

  test('are described as OpenAPI 3.1', async () => {
    const api = (await (await get('/api/openapi.json')).json()) as {
      openapi: string;
      paths: Record<string, unknown>;
      components: { schemas: Record<string, unknown> };
    };
    expect(api.openapi).toMatch(/^3\.1/);
    expect(Object.keys(api.paths)).toContain('/api/assets/{name}');
    expect(Object.keys(api.paths)).toHaveLength(17);
    expect(Object.keys(api.components.schemas)).toContain('PresenceNote');
    expect(JSON.stringify(api)).not.toContain('undefined');
  });

  test('health tells the version', async () => {
    expect(await (await get('/api/health')).json()).toEqual({ status: 'ok', version: '1.2.3' });
    expect(answered.at(-1)).toMatchObject({ method: 'GET', url: '/api/health', status: 200 });
  });
});

describe('the guard', () => {
  test.each(['0.0.0.0', '192.168.1.10', 'example.org', '::'])('%s is no address to listen on', async (host) => {
    await expect(startServer({ questions, host, port: 0, version: '1' })).rejects.toMatchObject({ code: 'forbidden-address' });
  });

  test('a port that is taken is told', async () => {
    await expect(startServer({ questions, port: Number(new URL(server.url).port), version: '1' })).rejects.toMatchObject({
      code: 'conflict',
    });
  });

  test.each([
    ['a name that was pointed here', { host: 'evil.example:80' }],
    ['the right name with another port', { host: '127.0.0.1:1' }],
    ['another site', { origin: 'https://evil.example' }],
    ['a page without an origin', { origin: 'null' }],
  ])('%s is refused', async (_, headers) => {
    for (const path of ['/', '/api/where?q=a', '/nothing'])
      expect(await send('GET', path, headers)).toMatchObject({ status: 403, body: expect.stringContaining('"forbidden"') });
  });

  test('localhost is this machine', async () => {
    const { port } = new URL(server.url);
    expect((await send('GET', '/api/health', { host: `localhost:${port}`, origin: `http://localhost:${port}` })).status).toBe(200);
  });

  test('a decision is taken with the token, and checked before it is', async () => {
    const post = (body: unknown) =>
      fetch(`${server.url}/api/findings/GHSA-1%2F1/audits`, {
        method: 'POST',
        headers: { authorization: `Bearer ${server.token}`, 'content-type': 'application/json' },
        body: JSON.stringify(body),
      });
    const answer = await post({ state: 'resolved', author: 'A. Owner', comment: 'updated' });
    expect([answer.status, await answer.json()]).toMatchObject([200, { finding: 'GHSA-1/1' }]);
    expect(asked.at(-1)).toEqual(['auditFinding', 'GHSA-1/1', { state: 'resolved', author: 'A. Owner', comment: 'updated' }]);
    const before = asked.length;
    expect((await post({ state: 'fine', author: 'A. Owner' })).status).toBe(400);
    expect((await post({ state: 'resolved' })).status).toBe(400);
    expect((await send('POST', '/api/findings/GHSA-1%2F1/audits', { authorization: 'Bearer guessed' })).status).toBe(401);
    expect(asked).toHaveLength(before);
  });

  test('writing needs the token', async () => {
    expect((await send('POST', '/api/anything', {})).status).toBe(401);
    expect((await send('DELETE', '/api/assets/ws-1', { authorization: 'Bearer wrong' })).status).toBe(401);
    expect((await send('POST', '/api/anything', { authorization: `Bearer ${server.token}` })).status).toBe(404);
  });

  test('a body is bounded', async () => {
    const response = await get('/api/where?q=a', {
      method: 'POST',
      body: 'x'.repeat(limits.requestBytes + 1),
      headers: { authorization: `Bearer ${server.token}`, 'content-type': 'text/plain' },
    });
    expect([404, 413]).toContain(response.status);
  });

  test('every response is hardened', async () => {
    for (const path of ['/', '/api/where?q=', '/static/app-1a2b3c.js', '/static/none.js']) {
      const { headers } = await get(path);
      expect(headers.get('content-security-policy')).toContain("script-src 'self';");
      expect(headers.get('content-security-policy')).toContain("frame-ancestors 'none'");
      expect(headers.get('x-content-type-options')).toBe('nosniff');
      expect(headers.get('referrer-policy')).toBe('no-referrer');
    }
  });
});

describe('the web application', () => {
  test.each(['/', '/?q=lodash', '/today', '/assets', '/assets/ws-1.corp', '/assets/registry.example%2Fshop%3Alatest'])(
    'is at %s',
    async (path) => {
      const response = await get(path);
      expect(response.headers.get('content-type')).toBe('text/html; charset=utf-8');
      expect(await response.text()).toContain('<title>Waybill</title>');
      expect(response.headers.get('cache-control')).toBe('no-cache');
    },
  );

  test('keeps what carries a digest in the cache', async () => {
    expect((await get('/static/app-1a2b3c.js')).headers.get('cache-control')).toContain('immutable');
  });

  test.each(['/static/none.js', '/api', '/static/..%2f..%2fpackage.json'])('%s is not there', async (path) => {
    expect((await get(path)).status).toBeGreaterThanOrEqual(400);
  });

  test('that is not built is told', async () => {
    const bare = await startServer({ questions, port: 0, version: '1' });
    const response = await fetch(bare.url);
    expect(response.status).toBe(503);
    expect(await response.text()).toContain('npm run build');
    await bare.close();
  });
});
