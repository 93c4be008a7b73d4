import type { Command } from '../command.ts';
import { exitCodes } from '../exit-codes.ts';

export const demoCommand: Command = {
  name: 'demo',
  summary: 'a fictitious company whose supplier ships a bad release, and the answer to it',
  examples: ['waybill demo', 'waybill demo --port 0'],
  define(command, run) {
    command.option('--port <number>', 'the port; 0 takes any free one', '0').action((options: { port: string }) =>
      run(async (context) => {
        const { serveDemo } = await import('../serve.ts');
        await serveDemo(context, Number(options.port));
        return exitCodes.done;
      }),
    );
  },
};
