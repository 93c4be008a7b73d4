import { messageOf, WaybillError } from '../../domain/errors.ts';
import { limits } from '../limits.ts';
import { type Answer, network, openRequest, type RequestOptions } from './open-request.ts';
import type { Validators } from './partial-file.ts';

export interface FetchOptions extends RequestOptions {
  /** Of the copy that is had already: what has not changed since is not sent again. */
  readonly etag?: string | undefined;
  readonly lastModified?: string | undefined;
  readonly maxBytes?: number;
}

/** What a server said: the content, that it is the same as before, or that there is none (404, 410). */
export type FetchedAnswer =
  | ({ readonly status: 'fetched'; readonly bytes: Buffer } & Validators)
  | { readonly status: 'notModified' }
  | { readonly status: 'missing' };

/** A connection that was kept open may be closed by the server in the moment in which it is used again. */
const attempts = 3;

/**
 * Fetches something small enough to be held in memory.
 *
 * @throws WaybillError `network` for any other answer, `forbidden-address`, `limit-exceeded`, `usage`
 */
export async function fetchAnswer(url: string, options: FetchOptions = {}): Promise<FetchedAnswer> {
  const deadline = AbortSignal.timeout(limits.answerTime);
  const signal = options.signal ? AbortSignal.any([options.signal, deadline]) : deadline;
  const { etag, lastModified } = options;
  const headers = {
    ...options.headers,
    ...(etag === undefined ? {} : { 'if-none-match': etag }),
    ...(lastModified === undefined ? {} : { 'if-modified-since': lastModified }),
  };
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await fetchOnce(url, { ...options, headers, signal });
    } catch (error) {
      options.signal?.throwIfAborted();
      if (deadline.aborted) throw network(new URL(url), `it took longer than ${limits.answerTime} ms`, error);
      if (attempt === attempts || !(error instanceof Broken))
        throw error instanceof Broken ? network(new URL(url), error.message, error) : error;
    }
  }
}

/** Thrown inside where asking again may help: the connection broke, not the answer. */
class Broken extends Error {}

async function fetchOnce(url: string, options: FetchOptions): Promise<FetchedAnswer> {
  const answer = await openAnswer(url, options);
  let bytes = 0;
  try {
    if (answer.status === 304 && (options.etag ?? options.lastModified) !== undefined) return drain(answer, 'notModified');
    if (answer.status === 404 || answer.status === 410) return drain(answer, 'missing');
    if (answer.status !== 200) throw network(answer.url, `the server answered ${answer.status}`);
    const body = await readBody(answer, options.maxBytes ?? limits.answerBytes);
    bytes = body.length;
    const { etag, 'last-modified': lastModified } = answer.headers;
    return {
      status: 'fetched',
      bytes: body,
      ...(etag === undefined ? {} : { etag }),
      ...(lastModified === undefined ? {} : { lastModified }),
    };
  } catch (error) {
    answer.body.destroy();
    answer.done(0, error);
    throw error;
  } finally {
    answer.done(bytes);
  }
}

async function openAnswer(url: string, options: FetchOptions): Promise<Answer> {
  try {
    return await openRequest(url, options);
  } catch (error) {
    const cause = error instanceof WaybillError ? (error.cause as { code?: unknown } | undefined) : undefined;
    if (options.connections && (cause?.code === 'ECONNRESET' || cause?.code === 'EPIPE')) throw new Broken('the connection was closed');
    throw error;
  }
}

async function readBody(answer: Answer, maxBytes: number): Promise<Buffer> {
  const promised = answer.headers['content-length'];
  const length = promised === undefined ? undefined : Number(promised);
  const tooLarge = () =>
    new WaybillError('limit-exceeded', `${answer.url.href} is larger than ${maxBytes} bytes, which is more than is fetched.`);
  if (length !== undefined && length > maxBytes) throw tooLarge();
  const chunks: Buffer[] = [];
  let bytes = 0;
  try {
    for await (const chunk of answer.body as AsyncIterable<Buffer>) {
      bytes += chunk.length;
      if (bytes > maxBytes) throw tooLarge();
      chunks.push(chunk);
    }
  } catch (error) {
    throw error instanceof WaybillError ? error : new Broken(`the transfer broke after ${bytes} bytes (${messageOf(error)})`);
  }
  return Buffer.concat(chunks, bytes);
}

/** What an answer says beside its status is nobody's business; read to its end, its connection can be used again, if that costs little. */
function drain({ body }: Answer, status: 'notModified' | 'missing'): FetchedAnswer {
  const length = status === 'notModified' ? 0 : Number(body.headers['content-length'] ?? Number.POSITIVE_INFINITY);
  if (length > limits.drainedBytes) body.destroy();
  else body.resume();
  return { status };
}
