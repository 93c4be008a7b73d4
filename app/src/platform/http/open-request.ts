import { request as httpRequest, type IncomingMessage } from 'node:http';
import { request as httpsRequest } from 'node:https';
import { messageOf, WaybillError } from '../../domain/errors.ts';
import { limits } from '../limits.ts';
import { certificates } from './certificates.ts';
import { type Connections, makeAgent } from './connections.ts';
import { publicLookup, refusePrivateHost } from './guarded-lookup.ts';
import { type ProxyEnvironment, proxyFor } from './proxy.ts';
import { plainUrl, type RequestLog } from './request-log.ts';

export interface RequestOptions {
  readonly headers?: Readonly<Record<string, string>>;
  /**
   * Who named the address. Where it was the operator, in a command or in the configuration, its host may be on a private network; an address
   * that came out of a feed may not.
   */
  readonly namedBy?: 'operator' | 'feed';
  /** Milliseconds without a byte after which the request is given up. */
  readonly idle?: number;
  readonly log?: RequestLog;
  /** What is sent along, as JSON: the request is a POST then, which follows no redirect. */
  readonly body?: Uint8Array;
  /** Connections to share with other requests; one of its own when absent. */
  readonly connections?: Connections;
  readonly signal?: AbortSignal | undefined;
  /** Where proxies and certificates are named; the program's own environment when absent. */
  readonly env?: ProxyEnvironment;
}

/** An answer whose body is still to be read; `done` must be called once, with what became of it. */
export interface Answer {
  readonly status: number;
  readonly headers: IncomingMessage['headers'];
  /** The address after all redirects. */
  readonly url: URL;
  readonly body: IncomingMessage;
  done(bytes: number, error?: unknown): void;
}

const redirects: ReadonlySet<number> = new Set([301, 302, 303, 307, 308]);

/**
 * Asks for an address and follows its redirects. Every hop is told to the log. A redirect may not leave HTTPS, and may lead into a private
 * network only on the host that the operator named.
 *
 * @throws WaybillError `usage` for an address that is not HTTP(S), `network`, `forbidden-address`
 */
export async function openRequest(address: string, options: RequestOptions = {}): Promise<Answer> {
  const start = urlOf(address);
  let url = start;
  for (let hops = 0; ; hops += 1) {
    const answer = await ask(url, mayBePrivate(url, start, options), options);
    const location = redirects.has(answer.status) ? answer.headers.location : undefined;
    if (location === undefined) return answer;
    answer.body.destroy();
    answer.done(0);
    // What was sent was meant for that server only.
    if (options.body) throw network(start, 'it redirects what was sent to it to another place');
    if (hops === limits.downloadRedirects) throw network(start, `it redirects more than ${limits.downloadRedirects} times`);
    const next = urlOf(location, url);
    if (url.protocol === 'https:' && next.protocol !== 'https:') throw network(start, `it redirects from HTTPS to ${plainUrl(next)}`);
    url = next;
  }
}

function mayBePrivate(url: URL, start: URL, options: RequestOptions): boolean {
  return options.namedBy === 'operator' && url.hostname === start.hostname;
}

function ask(url: URL, isPrivateAllowed: boolean, options: RequestOptions): Promise<Answer> {
  const env = options.env ?? process.env;
  const proxy = proxyFor(url, env);
  const method = options.body ? 'POST' : 'GET';
  const time = Date.now();
  let isTold = false;
  const tell = (bytes: number, status?: number, error?: unknown): void => {
    if (isTold) return;
    isTold = true;
    options.log?.({
      time,
      method,
      url: plainUrl(url),
      ...(proxy === undefined ? {} : { proxy: plainUrl(new URL(proxy)) }),
      ...(status === undefined ? {} : { status }),
      bytes,
      ...(error === undefined ? {} : { error: messageOf(error) }),
    });
  };
  return new Promise((resolve, reject) => {
    const fail = (error: unknown): void => {
      tell(0, undefined, error);
      reject(error instanceof WaybillError || options.signal?.aborted ? error : network(url, messageOf(error), error));
    };
    if (!isPrivateAllowed) {
      try {
        refusePrivateHost(url.hostname);
      } catch (error) {
        fail(error);
        return;
      }
    }
    const idle = options.idle ?? limits.downloadIdle;
    const common = {
      method,
      headers: {
        'user-agent': 'waybill',
        'accept-encoding': 'identity',
        ...(options.body ? { 'content-type': 'application/json', 'content-length': options.body.length } : {}),
        ...options.headers,
      },
      timeout: idle,
      maxHeaderSize: limits.headerBytes,
      ...(options.signal ? { signal: options.signal } : {}),
      // Through a proxy it is the proxy that resolves the name.
      ...(isPrivateAllowed || proxy !== undefined ? {} : { lookup: publicLookup }),
    };
    const route = { isSecure: url.protocol === 'https:', proxy, isPrivateAllowed, env };
    const agent = options.connections?.agentFor(route) ?? makeAgent(route);
    const request = route.isSecure ? httpsRequest(url, { ...common, ...certificates(env), agent }) : httpRequest(url, { ...common, agent });
    request.on('timeout', () => request.destroy(new Error(`nothing came for ${idle} ms`)));
    request.on('error', fail);
    request.on('response', (body) => {
      const status = body.statusCode ?? 0;
      resolve({ status, headers: body.headers, url, body, done: (bytes, error) => tell(bytes, status, error) });
    });
    request.end(options.body);
  });
}

function urlOf(address: string, base?: URL): URL {
  if (!URL.canParse(address, base?.href)) throw new WaybillError('usage', `"${address.slice(0, 200)}" is no address.`);
  const url = new URL(address, base?.href);
  if (url.protocol === 'http:' || url.protocol === 'https:') return url;
  throw new WaybillError('usage', `${url.href.slice(0, 200)} is not HTTP or HTTPS.`);
}

export function network(url: URL, why: string, cause?: unknown): WaybillError {
  return new WaybillError('network', `${plainUrl(url)} cannot be fetched: ${why}.`, { cause });
}
