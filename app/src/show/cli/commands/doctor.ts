import type { Command } from '../command.ts';
import { exitCodes } from '../exit-codes.ts';
import { printDocument } from '../output.ts';
import { withData } from '../with-data.ts';

export const doctorCommand: Command = {
  name: 'doctor',
  summary: 'is the data folder sound, and what would help',
  examples: ['waybill doctor', 'waybill doctor -o json'],
  define(command, run) {
    command.action(() =>
      run(async (context) => {
        const { examine } = await import('../../../answer/doctor/examine.ts');
        const answer = await withData(context, async (data) => examine(data));
        printDocument(context.outputs, {
          value: answer,
          view: ({ folder, checks }) => ({
            headline: [`The data folder is ${folder}.`],
            tables: [{ columns: ['check', 'state', 'told'], rows: checks.map(({ check, ok, told }) => [check, ok ? 'ok' : 'look', told]) }],
            notes: [],
          }),
        });
        return answer.checks.every(({ ok }) => ok) ? exitCodes.done : exitCodes.partial;
      }),
    );
  },
};
