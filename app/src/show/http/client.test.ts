import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { httpDecisions, httpQuestions } from './client.ts';
import { fixedQuestions } from './fixed-questions.ts';
import { type Server, startServer } from './server.ts';

const { questions, decisions } = fixedQuestions();
let server: Server;

beforeAll(async () => {
  server = await startServer({ questions, decisions, port: 0, version: '1' });
});

afterAll(() => server.close());

test('a server gives the same answers as the questions behind it', async () => {
  const remote = httpQuestions(server.url);
  expect(await remote.where('a b', { between: ['2026-01-01', '2026-02-01'] })).toEqual(await questions.where('a b', {}));
  expect(await remote.impact('a', { at: '2026-01-01' })).toEqual(await questions.impact('a', {}));
  expect(await remote.coverage()).toEqual(await questions.coverage());
  expect(await remote.diffAsset('ws-1', '2026-01-01', '2026-02-01')).toEqual(await questions.diffAsset('ws-1', '2026-01-01', '2026-02-01'));
  expect(await remote.diffAssets('ws-1', 'ws-2')).toEqual(await questions.diffAssets('ws-1', 'ws-2'));
  expect(await remote.assets()).toEqual(await questions.assets());
  expect(await remote.asset('shop/web:1', '2026-01-01')).toEqual(await questions.asset('shop/web:1', '2026-01-01'));
  expect(await remote.today()).toEqual(await questions.today());
  expect(await remote.findings({ all: true, limit: 3, text: 'a/b' })).toEqual(await questions.findings({}));
  expect(await remote.findingChanges('2026-11-01')).toEqual(await questions.findingChanges('2026-11-01'));
  expect(await remote.explain('pkg:npm/left', 'CVE-1')).toEqual(await questions.explain('pkg:npm/left', 'CVE-1'));
  expect(await remote.explainFinding('GHSA-1/1')).toEqual(await questions.explainFinding('GHSA-1/1'));
  expect(await remote.components('left', true)).toEqual(await questions.components('left', true));
  expect(await remote.evidence()).toEqual(await questions.evidence());
  expect(await remote.evidenceContent('3f2a9c')).toEqual(await questions.evidenceContent('3f2a9c'));
  await expect(remote.evidenceShow('abcdef')).rejects.toMatchObject({ code: 'unknown-evidence' });
  expect(await remote.understand('#&?')).toEqual(await questions.understand('#&?'));
});

test('and the same errors, with their place', async () => {
  const remote = httpQuestions(`${server.url}/`);
  await expect(remote.where('', {})).rejects.toMatchObject({ name: 'WaybillError', code: 'bad-query', message: 'The query is empty.' });
  await expect(remote.where('placed', {})).rejects.toMatchObject({ code: 'malformed', place: { path: 'a.json', line: 3, pointer: '/a' } });
  await expect(remote.asset('nobody')).rejects.toMatchObject({ code: 'unknown-asset' });
  await expect(remote.where('broken', {})).rejects.toMatchObject({ code: 'internal' });
});

test('a decision is kept with the token only', async () => {
  const decision = { state: 'resolved', author: 'A. Owner' };
  expect(await httpDecisions(server.url, server.token).auditFinding('GHSA-1/1', decision)).toEqual(
    await decisions.auditFinding('GHSA-1/1', decision),
  );
  await expect(httpDecisions(server.url, 'guessed').auditFinding('GHSA-1/1', decision)).rejects.toMatchObject({ code: 'no-token' });
  expect(() => httpDecisions('nowhere', 'x')).toThrow(/no address/);
});

test('no server is told as such', async () => {
  const gone = await startServer({ questions, port: 0, version: '1' });
  await gone.close();
  await expect(httpQuestions(gone.url).today()).rejects.toMatchObject({ code: 'network', message: expect.stringContaining('waybill up') });
});

test.each(['{"error":{"code":"constructor","message":"x"}}', '<html>', '[]', 'null', '{"error":null}'])(
  'a stranger that answers %s is told as such',
  async (body) => {
    const stranger = createServer((_, response) => response.writeHead(500).end(body)).listen(0, '127.0.0.1');
    await new Promise((resolve) => stranger.once('listening', resolve));
    const { port } = stranger.address() as AddressInfo;
    await expect(httpQuestions(`http://127.0.0.1:${port}`).today()).rejects.toMatchObject({ code: 'network' });
    stranger.close();
  },
);

test.each(['', 'localhost:7117', 'ftp://127.0.0.1', '/tmp'])('“%s” is no address of a server', (address) => {
  expect(() => httpQuestions(address)).toThrow(expect.objectContaining({ code: 'usage' }));
});
