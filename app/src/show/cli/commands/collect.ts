import type { CollectAnswer } from '../../../answer/collect/collect.ts';
import type { View } from '../../render/view.ts';
import type { Command } from '../command.ts';
import { exitCodes } from '../exit-codes.ts';
import { kindOf } from '../kind-of-tree.ts';
import { printDocument } from '../output.ts';
import { withData } from '../with-data.ts';

export const collectCommand: Command = {
  name: 'collect',
  summary: 'inventory this machine, a root file system, a source tree, or an image archive on disk',
  examples: [
    'waybill collect',
    'waybill collect . --asset shop',
    'waybill collect /mnt/image --as host --asset image-7',
    'waybill collect shop.tar',
  ],
  define(command, run) {
    command
      .argument('[path]', 'a source tree, a root file system, or an archive of images (`docker save`, OCI layout); this machine without it')
      .option('--asset <name>', "the asset's name, instead of the host's or the project's")
      .option('--as <kind>', 'what the path is: host (a root file system), source or image; told by what is in it otherwise')
      .option('--image <image>', 'the image of an archive that holds several: its name, digest or platform')
      .option('--licenses', 'read the licence files of components too, so that queries and policies know what they say')
      .action((path: string | undefined, options: { asset?: string; as?: string; image?: string; licenses?: boolean }) =>
        run(async (context) => {
          const of = await kindOf(path, options.as);
          const { collect } = await import('../../../answer/collect/collect.ts');
          const answer = await withData(context, async ({ ledger }) =>
            collect(ledger, {
              path,
              of,
              image: options.image,
              asset: options.asset,
              licenses: options.licenses,
              onProgress: ({ what, done, total }) => context.progress.update({ what, done, total }),
            }),
          );
          printDocument(context.outputs, { value: answer, view: viewOf });
          return answer.sources.every(({ complete }) => complete) ? exitCodes.done : exitCodes.partial;
        }),
      );
  },
};

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
