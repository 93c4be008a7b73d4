import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer, type IncomingMessage, request, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { download } from './download.ts';
import type { RequestEntry } from './request-log.ts';

const content = Buffer.from('0123456789'.repeat(20_000));
const etag = '"v1"';

let server: Server;
let origin: string;
let folder: string;
let to: string;
let log: RequestEntry[];
let answer: (req: IncomingMessage, res: ServerResponse) => void;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'waybill-http-'));
  to = join(folder, 'sub', 'file');
  log = [];
  server = createServer((req, res) => answer(req, res));
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});

afterEach(async () => {
  server.closeAllConnections();
  await new Promise((done) => server.close(done));
  rmSync(folder, { recursive: true });
});

const fetchIt = (path = '/file', options: object = {}) =>
  download(`${origin}${path}`, { to, namedBy: 'operator', log: (entry) => log.push(entry), env: {}, ...options });

/** A server that keeps to the specification. */
function serve(req: IncomingMessage, res: ServerResponse, cutAfter = Number.POSITIVE_INFINITY): void {
  const headers = { etag, 'last-modified': 'Tue, 06 Jan 2026 00:00:00 GMT' };
  if (req.headers['if-none-match'] === etag) {
    res.writeHead(304, headers).end();
    return;
  }
  const from = req.headers['if-range'] === etag ? Number(/bytes=(\d+)-/.exec(req.headers.range ?? '')?.[1] ?? 0) : 0;
  const body = content.subarray(from);
  const range = from > 0 ? { 'content-range': `bytes ${from}-${content.length - 1}/${content.length}` } : {};
  res.writeHead(from > 0 ? 206 : 200, { ...headers, ...range, 'content-length': body.length });
  if (body.length <= cutAfter) res.end(body);
  else res.write(body.subarray(0, cutAfter), () => setTimeout(() => res.destroy(), 20));
}

describe('a file', () => {
  test('is there whole, with what identifies it, and told to the log', async () => {
    answer = serve;
    const progress: number[] = [];
    const onProgress = ({ bytes, total }: { bytes: number; total?: number }) => progress.push(bytes / total!);
    expect(await fetchIt('/file?a=1', { onProgress })).toEqual({
      status: 'fetched',
      bytes: content.length,
      etag,
      lastModified: 'Tue, 06 Jan 2026 00:00:00 GMT',
    });
    expect(readFileSync(to)).toEqual(content);
    expect(existsSync(`${to}.part`)).toBe(false);
    expect(progress.at(-1)).toBe(1);
    expect(log).toMatchObject([{ method: 'GET', url: `${origin}/file?a=1`, status: 200, bytes: content.length }]);
  });

  test('that has not changed is not sent again', async () => {
    answer = serve;
    expect(await fetchIt('/file', { etag })).toMatchObject({ status: 'notModified', bytes: 0, etag });
    expect(existsSync(to)).toBe(false);
    expect(log).toMatchObject([{ status: 304, bytes: 0 }]);
  });

  test('without a length is taken to its end', async () => {
    answer = (_, res) => {
      res.writeHead(200);
      res.write('ab');
      res.end('c');
    };
    expect(await fetchIt()).toMatchObject({ bytes: 3 });
  });
});

describe('a transfer that breaks', () => {
  test('is taken up where it ended', async () => {
    const ranges: (string | undefined)[] = [];
    answer = (req, res) => {
      ranges.push(req.headers.range);
      serve(req, res, ranges.length === 1 ? 50_000 : Number.POSITIVE_INFINITY);
    };
    expect(await fetchIt()).toMatchObject({ status: 'fetched', bytes: content.length, etag });
    expect(readFileSync(to)).toEqual(content);
    expect(ranges).toEqual([undefined, 'bytes=50000-']);
    expect(log.map(({ status, error }) => [status, error === undefined])).toEqual([
      [200, false],
      [206, true],
    ]);
  });

  test('again and again is given up, and the next call goes on', async () => {
    answer = (req, res) => serve(req, res, 10_000);
    await expect(fetchIt()).rejects.toMatchObject({ code: 'network', message: expect.stringContaining('kept for the next try') });
    expect(existsSync(to)).toBe(false);
    const ranges: (string | undefined)[] = [];
    answer = (req, res) => {
      ranges.push(req.headers.range);
      serve(req, res);
    };
    expect(await fetchIt()).toMatchObject({ bytes: content.length });
    expect(ranges).toEqual(['bytes=40000-']);
    expect(readFileSync(to)).toEqual(content);
  });

  test('and whose file changed meanwhile begins anew', async () => {
    let count = 0;
    answer = (req, res) => {
      count += 1;
      if (count === 1) serve(req, res, 50_000);
      else res.writeHead(200, { etag: '"v2"', 'content-length': 3 }).end('new');
    };
    expect(await fetchIt()).toMatchObject({ bytes: 3, etag: '"v2"' });
    expect(readFileSync(to, 'utf8')).toBe('new');
  });

  test('and cannot be continued begins anew', async () => {
    let count = 0;
    answer = (req, res) => {
      count += 1;
      if (count === 1) serve(req, res, 50_000);
      else if (count === 2) res.writeHead(416).end();
      else serve(req, res);
    };
    expect(await fetchIt()).toMatchObject({ bytes: content.length });
    expect(readFileSync(to)).toEqual(content);
  });
});

describe('is refused', () => {
  test('what is larger than it may be, said or not', async () => {
    answer = serve;
    await expect(fetchIt('/file', { maxBytes: 1000 })).rejects.toMatchObject({ code: 'limit-exceeded' });
    answer = (_, res) => {
      res.writeHead(200, { etag });
      res.end(content);
    };
    await expect(fetchIt('/file', { maxBytes: 1000 })).rejects.toMatchObject({ code: 'limit-exceeded' });
    expect(existsSync(`${to}.part`)).toBe(false);
  });

  test('a server that says nothing for long', async () => {
    answer = () => {};
    await expect(fetchIt('/file', { idle: 50 })).rejects.toMatchObject({
      code: 'network',
      message: expect.stringContaining('nothing came'),
    });
    answer = (_, res) => {
      res.writeHead(200, { 'content-length': 10 });
      res.write('a');
    };
    await expect(fetchIt('/file', { idle: 50 })).rejects.toMatchObject({
      code: 'network',
      message: expect.stringContaining('broke after 1 bytes'),
    });
  });

  test('an endless redirect, and one out of HTTP', async () => {
    answer = (_, res) => res.writeHead(302, { location: '/again' }).end();
    await expect(fetchIt()).rejects.toMatchObject({ code: 'network', message: expect.stringContaining('redirects more than') });
    expect(log).toHaveLength(6);
    answer = (_, res) => res.writeHead(302, { location: 'file:///etc/passwd' }).end();
    await expect(fetchIt()).rejects.toMatchObject({ code: 'usage' });
  });

  test('an answer that is an error', async () => {
    answer = (_, res) => res.writeHead(503).end('busy');
    await expect(fetchIt()).rejects.toMatchObject({ code: 'network', message: expect.stringContaining('503') });
    expect(log).toMatchObject([{ status: 503, error: expect.any(String) }]);
  });

  test('a port where nobody listens', async () => {
    await expect(download('http://127.0.0.1:1/', { to, namedBy: 'operator', env: {} })).rejects.toMatchObject({ code: 'network' });
  });

  test('what the caller no longer wants', async () => {
    const controller = new AbortController();
    answer = (_, res) => {
      res.writeHead(200, { 'content-length': 10 });
      res.write('a', () => controller.abort());
    };
    await expect(fetchIt('/file', { signal: controller.signal })).rejects.toThrow();
    expect(existsSync(to)).toBe(false);
  });
});

describe('private networks', () => {
  test('are reached only where the operator named the host', async () => {
    answer = serve;
    await expect(fetchIt('/file', { namedBy: 'feed' })).rejects.toMatchObject({ code: 'forbidden-address' });
    await expect(
      download(`${origin.replace('127.0.0.1', 'localhost')}/file`, { to, env: {}, log: (entry) => log.push(entry) }),
    ).rejects.toMatchObject({
      code: 'forbidden-address',
    });
    expect(log.map(({ status }) => status)).toEqual([undefined, undefined]);
  });

  test('are not reached through a redirect, but on the same host', async () => {
    answer = (req, res) => {
      if (req.url === '/file') serve(req, res);
      else res.writeHead(301, { location: req.url === '/same' ? '/file' : `${origin.replace('127.0.0.1', req.url!.slice(1))}/file` }).end();
    };
    expect(await fetchIt('/same')).toMatchObject({ status: 'fetched' });
    for (const host of ['localhost', '127.0.0.2', '[::1]', '0x7f000001.example.invalid', '2130706434']) {
      await expect(fetchIt(`/${host}`)).rejects.toMatchObject({ code: expect.stringMatching(/forbidden-address|network/) });
    }
    await expect(fetchIt('/localhost')).rejects.toMatchObject({ code: 'forbidden-address' });
  });
});

test('a proxy of the environment is used, and told to the log', async () => {
  const seen: string[] = [];
  const proxy = createServer((req, res) => {
    seen.push(req.url!);
    request(req.url!, (upstream) => upstream.pipe(res.writeHead(upstream.statusCode!, upstream.headers))).end();
  });
  await new Promise<void>((done) => proxy.listen(0, '127.0.0.1', done));
  const address = `http://127.0.0.1:${(proxy.address() as AddressInfo).port}`;
  answer = serve;
  expect(await fetchIt('/file', { env: { http_proxy: address } })).toMatchObject({ status: 'fetched' });
  expect(seen).toEqual([`${origin}/file`]);
  expect(log).toMatchObject([{ proxy: `${address}/`, status: 200 }]);
  proxy.closeAllConnections();
  await new Promise((done) => proxy.close(done));
});
