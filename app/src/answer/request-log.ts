import { appendFileSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { formatTime } from '../domain/time.ts';
import type { RequestLog } from '../platform/http/index.ts';

/** Writes every outgoing request as a line that a person can read into `requests.log` of the data folder: the proof of what was asked of whom. */
export function requestLog(folder: string): RequestLog {
  return ({ time, method, url, proxy, status, bytes, error }) => {
    mkdirSync(folder, { recursive: true });
    const outcome = error ?? `${status ?? '-'}, ${bytes} bytes`;
    appendFileSync(join(folder, 'requests.log'), `${formatTime(time)} ${method} ${url}${proxy ? ` through ${proxy}` : ''}: ${outcome}\n`);
  };
}
