import type { Command } from '../command.ts';
import { exitCodes } from '../exit-codes.ts';
import { printDocument } from '../output.ts';
import { withData } from '../with-data.ts';

export const dbCommand: Command = {
  name: 'db',
  summary: 'the data folder: verify, backup, restore, migrate',
  examples: ['waybill db verify', 'waybill db backup /mnt/backup/waybill', 'waybill --data /srv/waybill db restore /mnt/backup/waybill'],
  define(command, run) {
    const load = () => import('../../../answer/manage/data-folder.ts');
    const done = (what: string, subject: string) => ({
      value: { schema: 'waybill/correction/1', what, subject },
      view: () => ({ headline: [`The data folder is ${what}: ${subject}.`], tables: [], notes: [] }),
    });
    command
      .command('verify')
      .description('is it whole, and does it say what its documents say')
      .action(() =>
        run(async (context) => {
          const { verifyData } = await load();
          const answer = await withData(context, async (data) =>
            verifyData(data, (count, total) => context.progress.update({ what: 'verifying', done: count, total })),
          );
          printDocument(context.outputs, {
            value: answer,
            view: ({ documents, streams, problems }) => ({
              headline: [
                `${documents} documents and ${streams} streams: ${problems.length === 0 ? 'all is well' : `${problems.length} problems`}.`,
              ],
              tables: [
                { columns: ['what', 'subject', 'problem'], rows: problems.map(({ what, subject, message }) => [what, subject, message]) },
              ],
              notes: [],
            }),
          });
          return answer.problems.length > 0 ? exitCodes.found : exitCodes.done;
        }),
      );
    command
      .command('backup <folder>')
      .description('copy it, also while it is in use')
      .action((folder: string) =>
        run(async (context) => {
          const { backUpData } = await load();
          await withData(context, async (data) => backUpData(data, folder));
          printDocument(context.outputs, done('backed up', folder));
          return exitCodes.done;
        }),
      );
    command
      .command('restore <backup>')
      .description('put a backup where the data folder is to be')
      .action((backup: string) =>
        run(async (context) => {
          const { restore } = await load();
          restore(backup, context.settings.data);
          printDocument(context.outputs, done('restored', context.settings.data));
          return exitCodes.done;
        }),
      );
    command
      .command('migrate')
      .description('bring it to the layout of this program; every command does it when it opens the folder')
      .action(() =>
        run(async (context) => {
          await withData(context, async () => {});
          printDocument(context.outputs, done('up to date', context.settings.data));
          return exitCodes.done;
        }),
      );
  },
};
