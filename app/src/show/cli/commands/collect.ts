import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { CollectAnswer } from '../../../answer/collect/collect.ts';
import { WaybillError } from '../../../domain/errors.ts';
import type { View } from '../../render/view.ts';
import type { Command } from '../command.ts';
import { exitCodes } from '../exit-codes.ts';
import { printDocument } from '../output.ts';
import { withData } from '../with-data.ts';

export const collectCommand: Command = {
  name: 'collect',
  summary: 'inventory this machine, a root file system, or a source tree',
  examples: ['waybill collect', 'waybill collect . --asset shop', 'waybill collect /mnt/image --as host --asset image-7'],
  define(command, run) {
    command
      .argument('[path]', 'a source tree or a root file system; this machine without it')
      .option('--asset <name>', "the asset's name, instead of the host's or the project's")
      .option('--as <kind>', 'what the path is: host (a root file system) or source; told by what is in it otherwise')
      .action((path: string | undefined, options: { asset?: string; as?: string }) =>
        run(async (context) => {
          const of = await kindOf(path, options.as);
          const { collect } = await import('../../../answer/collect/collect.ts');
          const answer = await withData(context, async ({ ledger }) =>
            collect(ledger, {
              path,
              of,
              asset: options.asset,
              onProgress: ({ what, done, total }) => context.progress.update({ what, done, total }),
            }),
          );
          printDocument(context.outputs, { value: answer, view: viewOf });
          return answer.sources.every(({ complete }) => complete) ? exitCodes.done : exitCodes.partial;
        }),
      );
  },
};

async function kindOf(path: string | undefined, as: string | undefined): Promise<'host' | 'source'> {
  if (as !== undefined && as !== 'host' && as !== 'source') throw new WaybillError('usage', `--as is host or source, not “${as}”.`);
  if (path === undefined) return 'host';
  const folder = await stat(path).catch(() => undefined);
  if (!folder?.isDirectory()) throw new WaybillError('not-found', `There is no folder ${path} to collect from.`, { place: { path } });
  return as ?? ((await isRootFileSystem(path)) ? 'host' : 'source');
}

async function isRootFileSystem(path: string): Promise<boolean> {
  const marks = ['etc/os-release', 'usr/lib/os-release', 'var/lib/dpkg/status', 'lib/apk/db/installed'];
  const found = await Promise.all(marks.map((mark) => stat(join(path, mark)).catch(() => undefined)));
  return found.some((each) => each !== undefined);
}

function viewOf({ asset, status, added, removed, sources, gaps }: CollectAnswer): View {
  const components = sources.reduce((sum, source) => sum + source.components, 0);
  return {
    headline: [`${asset}: ${components} components, ${added} came and ${removed} went${status === 'unchanged' ? '; nothing new' : ''}.`],
    tables: [
      {
        columns: ['source', 'components', 'gaps', 'complete'],
        rows: sources.map((source) => [source.scope, String(source.components), String(source.gaps), source.complete ? 'yes' : 'no']),
      },
      {
        title: 'Could not be read or decided',
        columns: ['kind', 'place', 'message'],
        rows: gaps.slice(0, 50).map(({ kind, path, line, message }) => [kind, `${path ?? '-'}${line === null ? '' : `:${line}`}`, message]),
      },
    ],
    notes: gaps.length > 50 ? [`${gaps.length - 50} more: -o json lists all.`] : [],
  };
}
