import { readFile } from 'node:fs/promises';
import { WaybillError } from '../../../domain/errors.ts';
import type { Command } from '../command.ts';
import { exitCodes } from '../exit-codes.ts';
import { printDocument } from '../output.ts';
import { withData } from '../with-data.ts';

export const mapCommand: Command = {
  name: 'map',
  summary: 'assets, services, business processes and suppliers, and what stands on what',
  examples: ['waybill map import map.yaml', 'waybill map import assets.csv -o json'],
  define(command, run) {
    command
      .command('import')
      .description('take a map in from YAML or CSV')
      .argument('<file>', 'YAML with lists assets, services, processes, suppliers; or CSV with a column type')
      .action((file: string) =>
        run(async (context) => {
          const text = await readFile(file, 'utf8').catch((cause: unknown) => {
            throw new WaybillError('not-found', `${file} cannot be read: is it there?`, { place: { path: file }, cause });
          });
          const { importMapText } = await import('../../../answer/manage/manage.ts');
          const counts = await withData(context, async ({ ledger }) => importMapText(ledger, text, file));
          printDocument(context.outputs, {
            value: { schema: 'waybill/map/1', ...counts },
            view: ({ assets, services, processes, suppliers }) => ({
              headline: [
                `${assets} assets, ${services} services, ${processes} business processes and ${suppliers} suppliers are as ${file} says.`,
              ],
              tables: [],
              notes: [],
            }),
          });
          return exitCodes.done;
        }),
      );
  },
};
