import type { Data } from '../../answer/open-data.ts';
import { WaybillError } from '../../domain/errors.ts';
import type { Context } from './command.ts';

/** Opens the data folder for a command that writes, matches what it changed against the advisories, and closes it. */
export async function withData<T>(context: Context, work: (data: Data) => Promise<T>): Promise<T> {
  const { settings, progress } = context;
  if (settings.server !== undefined) {
    throw new WaybillError(
      'usage',
      'This command writes to a data folder; it cannot be sent to a server. Leave --server out, and name the folder with --data.',
    );
  }
  const [{ openData }, { bringUpToDate }] = await Promise.all([
    import('../../answer/open-data.ts'),
    import('../../answer/bring-up-to-date.ts'),
  ]);
  const data = openData(settings.data);
  try {
    const result = await work(data);
    await bringUpToDate(data.inventory, ({ what, done, total }) => progress.update({ what: `matching ${what}`, done, total }));
    return result;
  } finally {
    progress.end();
    data.close();
  }
}
