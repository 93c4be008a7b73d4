import type { Command } from '../command.ts';
import { exitCodes } from '../exit-codes.ts';

/** Where the server listens unless told otherwise. */
const defaultPort = 7117;

export const upCommand: Command = {
  name: 'up',
  summary: 'the server and the web application, on this machine only',
  examples: ['waybill up', 'waybill up --port 0 --first-run'],
  define(command, run) {
    command
      .option('--port <number>', 'the port; 0 takes any free one', String(defaultPort))
      .option('--host <address>', 'a loopback address', '127.0.0.1')
      .option('--first-run', 'inventory this machine and the folder it is started in, where the data folder is new')
      .action((options: { port: string; host: string; firstRun?: boolean }) =>
        run(async (context) => {
          const { serve } = await import('../serve.ts');
          await serve(context, { port: Number(options.port), host: options.host, firstRun: options.firstRun ?? false });
          return exitCodes.done;
        }),
      );
  },
};
