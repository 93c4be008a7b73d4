import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openConnections } from './connections.ts';
import { fetchAnswer } from './fetch-answer.ts';
import type { RequestEntry } from './request-log.ts';

let server: Server;
let origin: string;
let log: RequestEntry[];
let sockets: Set<Socket>;
let answer: (req: IncomingMessage, res: ServerResponse) => void;

beforeEach(async () => {
  log = [];
  sockets = new Set();
  server = createServer((req, res) => answer(req, res));
  server.on('connection', (socket) => sockets.add(socket));
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});

afterEach(async () => {
  server.closeAllConnections();
  await new Promise((done) => server.close(done));
});

const ask = (options: object = {}) =>
  fetchAnswer(`${origin}/a`, { namedBy: 'operator', log: (entry) => log.push(entry), env: {}, ...options });

test('an answer comes with what identifies it, and is not sent again while it is the same', async () => {
  answer = (req, res) => {
    if (req.headers['if-none-match'] === '"1"') res.writeHead(304).end();
    else res.writeHead(200, { etag: '"1"' }).end('content');
  };
  expect(await ask()).toEqual({ status: 'fetched', bytes: Buffer.from('content'), etag: '"1"' });
  expect(await ask({ etag: '"1"' })).toEqual({ status: 'notModified' });
  expect(log.map(({ method, status, bytes }) => [method, status, bytes])).toEqual([
    ['GET', 200, 7],
    ['GET', 304, 0],
  ]);
});

test('what is not there is an answer too, and any other status is an error', async () => {
  answer = (_, res) => res.writeHead(404).end('not here');
  expect(await ask()).toEqual({ status: 'missing' });
  answer = (_, res) => res.writeHead(500).end();
  await expect(ask()).rejects.toMatchObject({ code: 'network', message: expect.stringContaining('500') });
  answer = (_, res) => res.writeHead(304).end();
  await expect(ask()).rejects.toMatchObject({ code: 'network' });
});

test('more than is wanted is refused, said or not', async () => {
  answer = (_, res) => res.writeHead(200, { 'content-length': 11 }).end('01234567890');
  await expect(ask({ maxBytes: 10 })).rejects.toMatchObject({ code: 'limit-exceeded' });
  answer = (_, res) => {
    res.writeHead(200);
    res.write('01234567890');
    res.end();
  };
  await expect(ask({ maxBytes: 10 })).rejects.toMatchObject({ code: 'limit-exceeded' });
});

test('many requests share connections, and one that was closed meanwhile is made anew', async () => {
  const connections = openConnections();
  answer = (_, res) => res.writeHead(200).end('ok');
  for (let count = 0; count < 5; count += 1) await ask({ connections });
  expect(sockets.size).toBe(1);
  let cut = true;
  answer = (req, res) => {
    if (cut) req.socket.destroy();
    else res.writeHead(200).end('ok');
    cut = false;
  };
  expect(await ask({ connections })).toMatchObject({ status: 'fetched' });
  connections.close();
});

test('a connection that was made for the operator serves nobody else', async () => {
  const connections = openConnections();
  answer = (_, res) => res.writeHead(200).end('ok');
  await ask({ connections });
  const named = origin.replace('127.0.0.1', 'localhost');
  await expect(fetchAnswer(named, { namedBy: 'feed', env: {}, connections })).rejects.toMatchObject({ code: 'forbidden-address' });
  connections.close();
});

test('what is sent along is sent to that place only', async () => {
  let sent = '';
  answer = (req, res) => {
    req.on('data', (chunk) => (sent += chunk));
    req.on('end', () => res.writeHead(200).end(req.method));
  };
  expect(await ask({ body: Buffer.from('{"a":["1"]}') })).toMatchObject({ bytes: Buffer.from('POST') });
  expect(sent).toBe('{"a":["1"]}');
  expect(log).toMatchObject([{ method: 'POST', status: 200 }]);
  answer = (_, res) => res.writeHead(307, { location: '/elsewhere' }).end();
  await expect(ask({ body: Buffer.from('{}') })).rejects.toMatchObject({ code: 'network', message: expect.stringContaining('redirects') });
  expect(log).toHaveLength(2);
});
