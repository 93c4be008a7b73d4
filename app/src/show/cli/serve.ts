import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { bringUpToDate } from '../../answer/bring-up-to-date.ts';
import { firstRun } from '../../answer/first-run.ts';
import { openData } from '../../answer/open-data.ts';
import { WaybillError } from '../../domain/errors.ts';
import { programFolder } from '../../platform/program.ts';
import { startServer } from '../http/server.ts';
import type { Context } from './command.ts';

export interface ServeOptions {
  readonly port: number;
  readonly host: string;
  readonly firstRun: boolean;
}

/** Serves a data folder until it is told to stop. */
export async function serve(context: Context, { port, host, firstRun: isFirst }: ServeOptions): Promise<void> {
  if (!Number.isInteger(port) || port < 0 || port > 65_535) throw new WaybillError('usage', '--port is a number from 0 to 65535.');
  const { settings, say, progress } = context;
  const data = openData(settings.data);
  try {
    if (isFirst) await firstRun(data, process.cwd(), say, (step) => progress.update(step));
    await bringUpToDate(data.inventory, ({ what, done, total }) => progress.update({ what: `matching ${what}`, done, total }));
    progress.end();
    const webFolder = join(programFolder(), 'dist', 'web');
    const server = await startServer({
      questions: data.questions,
      webFolder: existsSync(webFolder) ? webFolder : undefined,
      host,
      port,
      version: context.version,
      onFailure: (error) => say(`waybill: ${error.message}`),
    });
    process.stdout.write(`Waybill is up: ${server.url}\n`);
    say(`Its data is in ${settings.data}. Ctrl-C stops it.`);
    await stopped();
    await server.close();
  } finally {
    data.close();
  }
}

/** Until the process is asked to end. */
function stopped(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => resolve());
  });
}
