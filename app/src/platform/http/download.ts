import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { messageOf, WaybillError } from '../../domain/errors.ts';
import { limits } from '../limits.ts';
import { type Answer, network, openRequest, type RequestOptions } from './open-request.ts';
import { openPartialFile, type PartialFile, type Validators } from './partial-file.ts';

export interface DownloadOptions extends Omit<RequestOptions, 'headers'> {
  /** Where the file will be; its folder is made. It is there whole or not at all. */
  readonly to: string;
  /** Of the copy that is had already: what has not changed since is not sent again. */
  readonly etag?: string | undefined;
  readonly lastModified?: string | undefined;
  readonly maxBytes?: number;
  readonly onProgress?: (progress: { readonly bytes: number; readonly total?: number }) => void;
}

export interface Download extends Validators {
  readonly status: 'fetched' | 'notModified';
  /** Bytes of the whole file; 0 where it was not sent. */
  readonly bytes: number;
}

/** Thrown inside where going on may help: the connection broke, not the answer. */
class Interrupted extends Error {}

/**
 * Fetches a file. A transfer that breaks is taken up where it ended, within this call and by the next one, as long as the server says that
 * the file is still the same.
 *
 * @throws WaybillError `network`, `forbidden-address`, `limit-exceeded`, `usage`
 */
export async function download(url: string, options: DownloadOptions): Promise<Download> {
  mkdirSync(dirname(options.to), { recursive: true });
  const deadline = AbortSignal.timeout(limits.downloadTime);
  const signal = options.signal ? AbortSignal.any([options.signal, deadline]) : deadline;
  for (let attempt = 0; ; attempt += 1) {
    try {
      return await fetchOnce(url, { ...options, signal });
    } catch (error) {
      options.signal?.throwIfAborted();
      if (!(error instanceof Interrupted)) throw error;
      if (attempt === limits.downloadResumes || deadline.aborted)
        throw network(new URL(url), `${error.message}; what came is kept for the next try`, error);
    }
  }
}

async function fetchOnce(url: string, options: DownloadOptions): Promise<Download> {
  const part = openPartialFile(options.to, url);
  const answer = await openRequest(url, { ...options, headers: headersOf(part, options) });
  try {
    const offset = judgeStatus(answer, part, options);
    if (offset === undefined) return { status: 'notModified', bytes: 0, ...validatorsOf(answer, options) };
    const bytes = await receive(answer, part, offset, options);
    answer.done(bytes - offset);
    return { status: 'fetched', bytes, ...validatorsOf(answer, offset > 0 ? part.validators : {}) };
  } catch (error) {
    answer.body.destroy();
    part.close();
    answer.done(0, error);
    throw error;
  } finally {
    answer.done(0);
  }
}

function headersOf(part: PartialFile, { etag, lastModified }: DownloadOptions): Record<string, string> {
  if (part.size > 0) {
    // A weak validator proves nothing about bytes. @see RFC 9110, 13.1.5
    const proof = part.validators.etag?.startsWith('W/') ? undefined : part.validators.etag;
    const condition = proof ?? part.validators.lastModified;
    if (condition !== undefined) return { range: `bytes=${part.size}-`, 'if-range': condition };
  }
  return {
    ...(etag === undefined ? {} : { 'if-none-match': etag }),
    ...(lastModified === undefined ? {} : { 'if-modified-since': lastModified }),
  };
}

/** Where the body begins in the file; undefined where there is none because nothing has changed. */
function judgeStatus(answer: Answer, part: PartialFile, options: DownloadOptions): number | undefined {
  const { status, headers, url } = answer;
  if (status === 304 && (options.etag ?? options.lastModified) !== undefined) {
    answer.body.resume();
    return undefined;
  }
  if (status === 200) return 0;
  if (status === 206 && part.size > 0) {
    const [, from] = /^bytes (\d+)-\d+\/(?:\d+|\*)$/.exec(headers['content-range'] ?? '') ?? [];
    if (Number(from) === part.size) return part.size;
    part.discard();
    throw new Interrupted('the server continued at another place');
  }
  if (status === 416) {
    part.discard();
    throw new Interrupted('the server could not continue');
  }
  throw network(url, `the server answered ${status}`);
}

async function receive(answer: Answer, part: PartialFile, offset: number, options: DownloadOptions): Promise<number> {
  const maxBytes = options.maxBytes ?? limits.downloadBytes;
  const length = answer.headers['content-length'];
  const total = length === undefined ? undefined : offset + Number(length);
  const tooLarge = () => {
    part.discard();
    return new WaybillError('limit-exceeded', `${answer.url.href} is larger than ${maxBytes} bytes, which is more than is fetched.`);
  };
  if (total !== undefined && total > maxBytes) throw tooLarge();
  part.open(validatorsOf(answer, {}), offset > 0);
  let bytes = offset;
  try {
    for await (const chunk of answer.body as AsyncIterable<Buffer>) {
      bytes += chunk.length;
      if (bytes > maxBytes) throw tooLarge();
      part.write(chunk);
      options.onProgress?.({ bytes, ...(total === undefined ? {} : { total }) });
    }
  } catch (error) {
    if (error instanceof WaybillError) throw error;
    throw new Interrupted(`the transfer broke after ${bytes} bytes (${messageOf(error)})`);
  }
  if (total !== undefined && bytes < total) throw new Interrupted(`the transfer ended after ${bytes} of ${total} bytes`);
  part.finish();
  return bytes;
}

function validatorsOf(
  { headers }: Answer,
  otherwise: { readonly etag?: string | undefined; readonly lastModified?: string | undefined },
): Validators {
  const etag = headers.etag ?? otherwise.etag;
  const lastModified = headers['last-modified'] ?? otherwise.lastModified;
  return { ...(etag === undefined ? {} : { etag }), ...(lastModified === undefined ? {} : { lastModified }) };
}
