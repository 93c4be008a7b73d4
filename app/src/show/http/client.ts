import type { Decisions, Questions, When } from '../../answer/questions.ts';
import { messageOf, WaybillError } from '../../domain/errors.ts';
import { limits } from '../../platform/limits.ts';
import { isErrorCode } from './http-status.ts';

type Parameters = Readonly<Record<string, string | undefined>>;

/**
 * Asks a running server instead of a data folder: the same answers, and the same errors.
 *
 * @param serverUrl as `waybill up` printed it
 * @throws usage for an address that is none; each question throws network where no server answers
 */
export function httpQuestions(serverUrl: string): Questions {
  const server = requireServer(serverUrl);
  const ask = <Answer>(path: string, parameters: Parameters = {}) => askServer<Answer>(server, path, parameters);
  return {
    where: (q, when) => ask('api/where', { q, ...whenParameters(when) }),
    impact: (q, when) => ask('api/impact', { q, ...whenParameters(when) }),
    coverage: () => ask('api/coverage'),
    diffAsset: (asset, from, to) => ask('api/diff', { asset, from, to }),
    diffAssets: (a, b) => ask('api/diff', { a, b }),
    assets: () => ask('api/assets'),
    asset: (name, at) => ask(`api/assets/${encodeURIComponent(name)}`, { at }),
    today: () => ask('api/today'),
    findings: ({ all, limit, ...filter }) =>
      ask('api/findings', { ...filter, ...(all ? { all: 'true' } : {}), ...(limit === undefined ? {} : { limit: String(limit) }) }),
    findingChanges: (since) => ask('api/finding-changes', { since }),
    explain: (purl, advisory) => ask('api/explain', { purl, advisory }),
    explainFinding: (finding) => ask(`api/findings/${encodeURIComponent(finding)}`),
    components: (q, facts) => ask('api/components', { q, ...(facts ? { facts: 'true' } : {}) }),
    evidence: () => ask('api/evidence'),
    evidenceShow: (digest) => ask(`api/evidence/${encodeURIComponent(digest)}`),
    evidenceContent: (digest) => ask(`api/evidence/${encodeURIComponent(digest)}/content`),
    understand: (q) => ask('api/understand', { q }),
  };
}

/**
 * Has a running server keep what people decide.
 *
 * @param token that `waybill up` printed
 * @throws usage for an address that is none; each decision throws no-token where the server does not know the token, network where none answers
 */
export function httpDecisions(serverUrl: string, token: string): Decisions {
  const server = requireServer(serverUrl);
  return {
    auditFinding: (finding, decision) =>
      askServer(server, `api/findings/${encodeURIComponent(finding)}/audits`, {}, { token, body: decision }),
  };
}

function requireServer(text: string): URL {
  const server = URL.parse(text);
  if (server?.protocol === 'http:' || server?.protocol === 'https:') return server;
  throw new WaybillError('usage', `“${text}” is no address of a server. One looks like http://127.0.0.1:7117.`);
}

/** What is sent to be kept. */
interface Sent {
  readonly token: string;
  readonly body: object;
}

function whenParameters({ at, between }: When): Parameters {
  return between ? { from: between[0], to: between[1] } : { at };
}

async function askServer<Answer>(server: URL, path: string, parameters: Parameters, sent?: Sent): Promise<Answer> {
  const url = new URL(path, server.href.endsWith('/') ? server : `${server.href}/`);
  for (const [name, value] of Object.entries(parameters)) if (value !== undefined) url.searchParams.set(name, value);
  const { status, text } = await fetchText(url, server, sent);
  const body = parseBody(text);
  if (status === 200 && body !== undefined) return body as Answer;
  throw errorIn(body) ?? new WaybillError('network', `What answers at ${server.href} is no Waybill server (status ${status}).`);
}

async function fetchText(url: URL, server: URL, sent: Sent | undefined): Promise<{ status: number; text: string }> {
  try {
    const response = await fetch(url, {
      redirect: 'error',
      signal: AbortSignal.timeout(limits.questionTime),
      ...(sent && requestOf(sent)),
    });
    return { status: response.status, text: await readBounded(response) };
  } catch (cause) {
    if (cause instanceof WaybillError) throw cause;
    const reason = cause instanceof Error && cause.cause !== undefined ? messageOf(cause.cause) : messageOf(cause);
    throw new WaybillError('network', `No server answers at ${server.href}: ${reason}. Start one with \`waybill up\`.`, { cause });
  }
}

function requestOf({ token, body }: Sent): RequestInit {
  const headers = { 'content-type': 'application/json', authorization: `Bearer ${token}` };
  return { method: 'POST', headers, body: JSON.stringify(body) };
}

async function readBounded(response: Response): Promise<string> {
  const parts: string[] = [];
  const decoder = new TextDecoder();
  let size = 0;
  for await (const part of response.body ?? []) {
    size += part.byteLength;
    if (size > limits.serverAnswerBytes) {
      throw new WaybillError('limit-exceeded', `The server's answer is larger than ${limits.serverAnswerBytes} bytes. Ask more narrowly.`);
    }
    parts.push(decoder.decode(part, { stream: true }));
  }
  return parts.join('') + decoder.decode();
}

function parseBody(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function errorIn(body: unknown): WaybillError | undefined {
  const { error } = (body ?? {}) as { error?: { code?: unknown; message?: unknown; place?: object } };
  if (!isErrorCode(error?.code)) return undefined;
  return new WaybillError(error.code, String(error.message), { place: error.place ?? {} });
}
