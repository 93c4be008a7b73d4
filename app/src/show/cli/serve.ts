import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { keepFeedsFresh } from '../../answer/advisories/keep-fresh.ts';
import { bringUpToDate } from '../../answer/bring-up-to-date.ts';
import { demoQuery, loadDemo } from '../../answer/demo/load-demo.ts';
import { firstRun } from '../../answer/first-run.ts';
import { type Data, openData } from '../../answer/open-data.ts';
import { WaybillError } from '../../domain/errors.ts';
import { programFolder } from '../../platform/program.ts';
import { type Server, startServer } from '../http/server.ts';
import type { Context } from './command.ts';

export interface ServeOptions {
  readonly port: number;
  readonly host: string;
  readonly firstRun: boolean;
}

/** Serves a data folder until it is told to stop. */
export async function serve(context: Context, options: ServeOptions): Promise<void> {
  const { settings, say, progress } = context;
  requirePort(options.port);
  const data = openData(settings.data);
  try {
    if (options.firstRun) await firstRun(data, process.cwd(), say, (step) => progress.update(step));
    await bringUpToDate(data.inventory, ({ what, done, total }) => progress.update({ what: `matching ${what}`, done, total }));
    progress.end();
    const server = await start(context, data, options.port, options.host);
    process.stdout.write(`Waybill is up: ${server.url}\n`);
    say(`To decide on findings in the browser, open ${server.url}/#token=${server.token}`);
    say(`Its data is in ${settings.data}. Ctrl-C stops it.`);
    const stop = new AbortController();
    const feeds = keepFeedsFresh(data, { missing: options.firstRun, configured: settings.feeds, signal: stop.signal, say });
    await stopped();
    stop.abort();
    await Promise.all([server.close(), feeds]);
  } finally {
    data.close();
  }
}

/** Serves the fictitious company from a folder that goes away with it. */
export async function serveDemo(context: Context, port: number): Promise<void> {
  const { say, progress } = context;
  requirePort(port);
  const folder = await mkdtemp(join(tmpdir(), 'waybill-demo-'));
  const data = openData(folder);
  try {
    const documents = await loadDemo(data, (done) => progress.update({ what: 'documents of a company that does not exist', done }));
    progress.end();
    const server = await start(context, data, port, '127.0.0.1');
    say(`${documents} documents of a company that does not exist. Its supplier Telmark shipped a bad release: are we hit?`);
    process.stdout.write(`Waybill is up: ${server.url}/?q=${encodeURIComponent(demoQuery)}\n`);
    say(`To decide on findings in the browser, open ${server.url}/#token=${server.token}`);
    await stopped();
    await server.close();
  } finally {
    data.close();
    await rm(folder, { recursive: true, force: true });
  }
}

function requirePort(port: number): void {
  if (!Number.isInteger(port) || port < 0 || port > 65_535) throw new WaybillError('usage', '--port is a number from 0 to 65535.');
}

function start({ version, say }: Context, data: Data, port: number, host: string): Promise<Server> {
  const webFolder = join(programFolder(), 'dist', 'web');
  return startServer({
    questions: data.questions,
    decisions: data.decisions,
    webFolder: existsSync(webFolder) ? webFolder : undefined,
    host,
    port,
    version,
    onFailure: (error) => say(`waybill: ${error.message}`),
  });
}

/** Until the process is asked to end. */
function stopped(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => resolve());
  });
}
